import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { IConstruct } from 'constructs';
import { acknowledgeRules } from '../wiring/acknowledge';
import { overriddenProperty } from '../wiring/overridden-property';
import { refuseNoAction } from './alarm-action';

const actionsByScope = new WeakMap<IConstruct, cloudwatch.IAlarmAction[]>();
const alarmsByRoot = new WeakMap<IConstruct, cloudwatch.Alarm[]>();

/**
 * Actions of the failure alarms of a whole app, stage, stack or construct.
 *
 * The actions apply to every alarm that the library creates in the scope, before or after.
 *
 * A topic with a policy (`enforceSSL` adds one) or a customer managed key has to allow CloudWatch to publish:
 * `topic.grantPublish(new iam.ServicePrincipal('cloudwatch.amazonaws.com'))`, and the same in the policy of the key.
 * Otherwise nobody is notified. A topic has to be in the Region of the alarms: for stacks of several Regions, add one to
 * each stack.
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
    for (const alarm of alarmsByRoot.get(this.scope.node.root) ?? []) {
      if (alarm.node.scopes.includes(this.scope)) {
        alarm.addAlarmAction(...actions);
      }
    }
  }
}

/** Adds to an alarm the actions of every scope above it, including actions that are added later. Internal. */
export function addActionsFromScopes(alarm: cloudwatch.Alarm): void {
  const { root } = alarm.node;
  const alarms = alarmsByRoot.get(root) ?? [];
  alarms.push(alarm);
  alarmsByRoot.set(root, alarms);
  alarm.addAlarmAction(...actionsFromScopes(alarm));
  acknowledgeWithoutAction(alarm);
}

/** The actions of every scope around a construct. Internal. */
export function actionsFromScopes({ node }: IConstruct): readonly cloudwatch.IAlarmAction[] {
  return node.scopes.flatMap((scope) => actionsByScope.get(scope) ?? []);
}

/** The report counts exits without a listener; a finding would report a default of this library. Internal. */
export function acknowledgeNoAction(alarm: IConstruct): void {
  acknowledgeRules(alarm, ['failure-alarm-is-heard'], 'FailureAlarms.of(app).addAction() sets the action of all alarms '
    + 'of this library at once. Until then they are visible only in the CloudWatch console.');
}

function acknowledgeWithoutAction(alarm: cloudwatch.Alarm): void {
  alarm.node.addValidation({
    validate: () => {
      const resource = alarm.node.defaultChild as cloudwatch.CfnAlarm;
      const actions: unknown = Stack.of(alarm).resolve(overriddenProperty(resource, 'alarmActions')) ?? [];
      if (Array.isArray(actions) && actions.length === 0) acknowledgeNoAction(resource);
      return [];
    },
  });
}
