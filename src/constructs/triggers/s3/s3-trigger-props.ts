import { Duration } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FunctionTriggerProps } from '../trigger-props';

/**
 * Props of a function that the events of an S3 bucket invoke.
 */
export interface S3TriggerProps extends FunctionTriggerProps {
  /**
   * The bucket, of this account and Region. An imported bucket gets a custom resource of aws-cdk-lib, which adds to its
   * notifications and leaves the others alone.
   */
  readonly bucket: s3.IBucket;

  /**
   * Event types that invoke the function. On a versioned bucket a plain delete is `OBJECT_REMOVED_DELETE_MARKER_CREATED`.
   * Objects that a lifecycle rule deletes have event types of their own.
   * @default [s3.EventType.OBJECT_CREATED] - new objects, however they were uploaded
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
   */
  readonly events?: s3.EventType[];

  /**
   * Key prefixes, without wildcards. An object that has one of them invokes the function.
   * @default - every key
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
   */
  readonly prefixes?: string[];

  /**
   * Key suffixes, without wildcards. An object that has one of them invokes the function.
   * @default - every key
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html
   */
  readonly suffixes?: string[];

  /**
   * Whether the events go through EventBridge. The function then receives EventBridge events, with bucket and key in
   * `detail`. Without it the function receives the `Records` of an S3 notification, and events that S3 cannot deliver to
   * Lambda are lost.
   *
   * On a bucket whose deployed notifications are set by aws-cdk-lib, or by `eventBridge: false`, also call
   * `bucket.enableEventBridgeNotification()`. Otherwise the deletion of their custom resource turns EventBridge off.
   *
   * @default true - EventBridge retries for 24 hours and has a dead-letter queue, where a notification has neither a
   * documented retry time nor a dead-letter queue
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
   */
  readonly eventBridge?: boolean;

  /**
   * Number of times that EventBridge tries again to deliver an event to Lambda, 0 to 185. Requires `eventBridge`.
   * @default 185 - the default and the maximum of EventBridge: nothing is gained by giving up earlier
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
   */
  readonly retryAttempts?: number;

  /**
   * How long EventBridge tries to deliver an event to Lambda, 60 seconds to 24 hours. Requires `eventBridge`.
   * @default Duration.hours(24) - the default and the maximum of EventBridge: nothing is gained by giving up earlier
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
   */
  readonly maxEventAge?: Duration;

  /**
   * Dead-letter queue of the rule's target, for events that EventBridge cannot deliver to Lambda. A standard queue of this
   * Region, and another one than the failure exit of the function. Requires `eventBridge`.
   * @default - a new encrypted queue with TLS only, a retention period of 14 days and an alarm on its depth, since
   * EventBridge drops what it cannot deliver
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
   */
  readonly deadLetterQueue?: sqs.IQueue;
}
