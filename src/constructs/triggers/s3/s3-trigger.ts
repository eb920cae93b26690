import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { AsyncInvocation } from '../../sources/async/async-invocation';
import { checkedProps } from '../../wiring/props';
import { createExits, createSettings } from '../exits';
import { refuseUnsupportedTriggerHandler } from '../supported-trigger-handler';
import { addBucketLink } from './bucket-link';
import { createBucketNotifications } from './bucket-notifications';
import { createBucketRules } from './bucket-rules';
import { bucketSettings } from './bucket-settings';
import { refuseNotificationCycle } from './refuse-stack-cycle';
import { S3TriggerProps } from './s3-trigger-props';

/**
 * A function that the events of an S3 bucket invoke, through EventBridge or directly. An event that EventBridge cannot
 * deliver ends in the dead-letter queue of its rule, and one that the function fails to handle ends in the failure exit
 * of the function.
 *
 * Through EventBridge, the function reads bucket and key from `event.detail`. Two writes of one key at the same moment
 * may be one event unless the bucket is versioned.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
 *
 * @example
 * new S3Trigger(this, 'Resize', {
 *   bucket,
 *   handler: alias,
 *   prefixes: ['uploads/'],
 *   suffixes: ['.jpg', '.png'],
 * });
 */
@propertyInjectable
export class S3Trigger extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.S3Trigger';

  /**
   * The rules that invoke the function: one, or several if `events` needs more. Empty without `eventBridge`.
   */
  public readonly rules: events.IRule[];

  /**
   * The dead-letter queue of the rules, for events that EventBridge cannot deliver. Not set without `eventBridge`, since an
   * S3 notification has none.
   */
  public readonly deliveryDeadLetterQueue?: sqs.IQueue;

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
   * @throws `DeliveryError` if AWS would reject a setting, two settings contradict each other, or the bucket leads back to
   * itself
   */
  constructor(scope: Construct, id: string, props: S3TriggerProps) {
    super(scope, id);
    props = checkedProps(this, props);
    const { handler, bucket } = props;
    refuseUnsupportedTriggerHandler(this, handler);
    const settings = bucketSettings(this, props);
    if (!settings.eventBridge) refuseNotificationCycle(this, bucket, handler);
    addBucketLink(this, bucket, handler, settings);
    if (!settings.eventBridge) {
      this.rules = [];
      this.asyncInvocation = createSettings(this, props);
      createBucketNotifications(this, bucket, settings, handler);
      return;
    }
    const exits = createExits(this, props, { service: 'EventBridge', region: Stack.of(this).region });
    this.deliveryDeadLetterQueue = exits.queue;
    this.deliveryFailureAlarm = exits.alarm;
    this.asyncInvocation = exits.settings;
    this.rules = [...createBucketRules(this, bucket, settings, { ...props, deadLetterQueue: exits.queue })];
  }
}
