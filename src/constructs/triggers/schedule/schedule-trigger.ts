import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { QUEUE_DESTINATION } from '../../../destinations/queue/facts';
import { statementsFor } from '../../destinations/destination-target';
import { AsyncInvocation } from '../../sources/async/async-invocation';
import { allowFromOtherAccount } from '../../wiring/allow-other-account';
import { checkedProps } from '../../wiring/props';
import { invokeStatements } from '../../wiring/services/invoke-permission';
import { allowServiceRole, createServiceRole } from '../../wiring/services/role-of-service';
import { createExits } from '../exits';
import { targetRetryPolicy } from '../rule/target-options';
import { refuseUnsupportedTriggerHandler } from '../supported-trigger-handler';
import { refuseBadSchedule } from './schedule-settings';
import { ScheduleTriggerProps } from './schedule-trigger-props';

/**
 * A function that EventBridge Scheduler invokes. An event that EventBridge Scheduler cannot deliver ends in the
 * dead-letter queue of the schedule, and one that the function fails to handle ends in the failure exit of the function.
 *
 * The `scheduler.Schedule` is `node.defaultChild`.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html
 *
 * @example
 * new ScheduleTrigger(this, 'Nightly', {
 *   handler,
 *   schedule: scheduler.ScheduleExpression.cron({ hour: '3', minute: '0', timeZone: TimeZone.EUROPE_VIENNA }),
 *   timeWindow: scheduler.TimeWindow.flexible(Duration.minutes(30)),
 * });
 */
@propertyInjectable
export class ScheduleTrigger extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.ScheduleTrigger';

  /**
   * The schedule.
   */
  public readonly schedule: scheduler.ISchedule;

  /**
   * The role that EventBridge Scheduler assumes.
   */
  public readonly role: iam.IRole;

  /**
   * The dead-letter queue of the schedule, for events that EventBridge Scheduler cannot deliver.
   */
  public readonly deliveryDeadLetterQueue: sqs.IQueue;

  /**
   * The alarm of `deliveryDeadLetterQueue`. Not set when that is not a `FailureQueue`, or its alarm is not enabled.
   */
  public readonly deliveryFailureAlarm?: cloudwatch.Alarm;

  /**
   * The asynchronous settings of the qualifier, shared by all its triggers. Not set when aws-cdk-lib made them from the
   * props of the function.
   */
  public readonly asyncInvocation?: AsyncInvocation;

  /**
   * @throws `DeliveryError` if AWS would reject a setting, or two settings contradict each other
   */
  constructor(scope: Construct, id: string, props: ScheduleTriggerProps) {
    super(scope, id);
    props = checkedProps(this, props, { decidedAtSynth: ['enabled'] });
    const { handler, schedule, scheduleGroup, scheduleName, description, timeWindow, start, end, enabled, key } = props;
    refuseUnsupportedTriggerHandler(this, handler);
    refuseBadSchedule(this, props);
    const retryPolicy = targetRetryPolicy(this, props);
    const { queue, alarm, settings } = createExits(this, props, {
      service: 'EventBridge Scheduler', region: Stack.of(this).region,
    });
    this.deliveryDeadLetterQueue = queue;
    this.deliveryFailureAlarm = alarm;
    this.asyncInvocation = settings;
    this.role = props.role ?? createServiceRole(
      this, 'scheduler', groupArn(this, scheduleGroup), [queue, queue.encryptionMasterKey],
    );
    const sending = statementsFor(QUEUE_DESTINATION, queue.queueArn, queue.encryptionMasterKey);
    allowFromOtherAccount(this, { noun: 'schedule', role: this.role }, {
      prop: 'deadLetterQueue',
      resource: queue,
      arn: queue.queueArn,
      noun: 'queue',
      nameProp: 'queueName',
      key: queue.encryptionMasterKey,
      statements: sending,
    });
    const dependables = allowServiceRole(this, this.role, [...invokeStatements(handler), ...sending]);
    const created = new scheduler.Schedule(this, 'Schedule', {
      schedule,
      scheduleGroup,
      scheduleName,
      description,
      timeWindow,
      start,
      end,
      enabled,
      key,
      target: {
        bind: () => ({
          arn: handler.functionArn,
          role: this.role,
          input: props.input,
          deadLetterConfig: { arn: queue.queueArn },
        }),
      },
    });
    setRetryPolicy(created, retryPolicy);
    created.node.addDependency(...dependables);
    this.schedule = created;
    this.node.defaultChild = created;
  }
}

/** The L2 calculates with these numbers, which fails for tokens. */
function setRetryPolicy(schedule: scheduler.Schedule, retryPolicy: scheduler.CfnSchedule.RetryPolicyProperty): void {
  const resource = schedule.node.defaultChild as scheduler.CfnSchedule;
  resource.target = { ...resource.target as scheduler.CfnSchedule.TargetProperty, retryPolicy };
}

/** The group is what a role can name before the schedule exists. */
function groupArn(trigger: Construct, group: scheduler.IScheduleGroup | undefined): string {
  return group?.scheduleGroupArn ?? Stack.of(trigger).formatArn({
    service: 'scheduler', resource: 'schedule-group', resourceName: 'default',
  });
}
