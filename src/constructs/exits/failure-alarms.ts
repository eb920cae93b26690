import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { IConstruct } from 'constructs';

const actionsAt = new WeakMap<IConstruct, cloudwatch.IAlarmAction[]>();
const alarmsBelow = new WeakMap<IConstruct, cloudwatch.Alarm[]>();

/**
 * What is done when an event arrives in a failure queue, said once for a whole app, stage, stack or construct.
 *
 * Every alarm that the library makes below the scope takes the action, whether it is made before or after.
 *
 * A topic has to let CloudWatch publish: as soon as it has a policy of its own (`enforceSSL` gives it one) or a customer key, say so with
 * `topic.grantPublish(new iam.ServicePrincipal('cloudwatch.amazonaws.com'))`, and in the policy of the key. Without it the alarm is mute.
 *
 * @example
 * FailureAlarms.of(this).addAction(new cloudwatch_actions.SnsAction(onCall));
 */
export class FailureAlarms {
  /**
   * The failure alarms of a scope and of everything below it.
   *
   * @param scope The app, stage, stack or construct.
   */
  public static of(scope: IConstruct): FailureAlarms {
    return new FailureAlarms(scope);
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Adds actions for the moment an alarm goes off.
   *
   * @param actions What to do: publish to a topic, open an incident, …
   */
  public addAction(...actions: cloudwatch.IAlarmAction[]): void {
    actionsAt.set(this.scope, [...actionsAt.get(this.scope) ?? [], ...actions]);
    for (const alarm of alarmsBelow.get(this.scope.node.root) ?? []) {
      if (alarm.node.scopes.includes(this.scope)) {
        alarm.addAlarmAction(...actions);
      }
    }
  }
}

/** Adds to an alarm the actions of every scope above it, including actions that are added later. Internal. */
export function addActionsFromScopes(alarm: cloudwatch.Alarm): void {
  const { root, scopes } = alarm.node;
  const alarms = alarmsBelow.get(root) ?? [];
  alarms.push(alarm);
  alarmsBelow.set(root, alarms);
  alarm.addAlarmAction(...scopes.flatMap((scope) => actionsAt.get(scope) ?? []));
}
