import { CfnResource, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { IConstruct } from 'constructs';
import { acknowledgeRules } from '../wiring/acknowledge';
import { overriddenProperty } from '../wiring/overridden-property';
import { refuseNoAction } from './alarm-action';

const actionsByScope = new WeakMap<IConstruct, cloudwatch.IAlarmAction[]>();
const alarmsByRoot = new WeakMap<IConstruct, ScopedAlarm[]>();

/** An alarm that takes the actions of every scope around it. */
interface ScopedAlarm {
  readonly construct: IConstruct;
  readonly add: (actions: readonly cloudwatch.IAlarmAction[]) => void;
}

/**
 * Actions of the failure alarms of a whole app, stage, stack or construct.
 *
 * The actions apply to every alarm that the library creates in the scope, before or after.
 *
 * A topic with a policy (`enforceSSL` adds one) or a customer managed key has to allow CloudWatch to publish:
 * `topic.grantPublish(new iam.ServicePrincipal('cloudwatch.amazonaws.com'))`, and the same in the policy of the key.
 * Otherwise nobody is notified. A topic has to be in the Region and in the stage of the alarms: for stacks of several,
 * add one to each. Its stack may be that of the alarms, or one that reads nothing of theirs, such as a stack of its own:
 * CDK refuses stacks that need each other (`DependencyCycle`).
 *
 * @example
 * FailureAlarms.of(this).addAction(new cloudwatch_actions.SnsAction(onCall));
 */
export class FailureAlarms {
  /**
   * The failure alarms in a scope and below it.
   *
   * @param scope The app, stage, stack or construct.
   */
  public static of(scope: IConstruct): FailureAlarms {
    return new FailureAlarms(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Adds actions for the `ALARM` state.
   *
   * @param actions The actions, such as publishing to a topic or opening an incident.
   */
  public addAction(...actions: cloudwatch.IAlarmAction[]): void {
    actions.forEach((action) => refuseNoAction(this.scope, action));
    actionsByScope.set(this.scope, [...actionsByScope.get(this.scope) ?? [], ...actions]);
    for (const { construct, add } of alarmsByRoot.get(this.scope.node.root) ?? []) {
      if (construct.node.scopes.includes(this.scope)) {
        add(actions);
      }
    }
  }
}

/** Adds to an alarm the actions of every scope above it, including actions that are added later. Internal. */
export function addActionsFromScopes(alarm: cloudwatch.Alarm): void {
  followScopes(alarm, (actions) => alarm.addAlarmAction(...actions));
  const resource = alarm.node.defaultChild as cloudwatch.CfnAlarm;
  acknowledgeWhile(resource, () => {
    const actions: unknown = Stack.of(alarm).resolve(overriddenProperty(resource, 'alarmActions')) ?? [];
    return Array.isArray(actions) && actions.length === 0;
  });
}

/** Calls `add` with the actions of every scope above an alarm, and again with those that are added later. Internal. */
export function followScopes(construct: IConstruct, add: ScopedAlarm['add']): void {
  const { root, scopes } = construct.node;
  const alarms = alarmsByRoot.get(root) ?? [];
  alarmsByRoot.set(root, alarms);
  alarms.push({ construct, add });
  const actions = scopes.flatMap((scope) => actionsByScope.get(scope) ?? []);
  if (actions.length > 0) add(actions);
}

/**
 * Acknowledges at each synth that an alarm without an action is heard by nobody. The report counts exits without a
 * listener; a finding would report a default of this library. Internal.
 */
export function acknowledgeWhile(resource: CfnResource, hasNoAction: () => boolean): void {
  resource.node.addValidation({
    validate: () => {
      if (hasNoAction()) {
        acknowledgeRules(resource, ['failure-alarm-is-heard'], 'FailureAlarms.of(app).addAction() sets the action of all '
          + 'alarms of this library at once. Until then they are visible only in the CloudWatch console.');
      }
      return [];
    },
  });
}
