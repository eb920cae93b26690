import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { DestinationKind } from './destination-kind';

/**
 * The resource behind a destination, for grants and metrics. Its `kind` says which one of `queue`, `topic`, `handler`,
 * `eventBus`, `bucket` and `kafkaTopic` is set. None is set for a destination object of aws-cdk-lib.
 */
export interface DestinationHandle {
  /** What the destination is. `OTHER` for an object of aws-cdk-lib whose ARN does not show the service. */
  readonly kind: DestinationKind;

  /** ARN that Lambda delivers to, or `kafka://` and the name of a topic. */
  readonly destinationArn: string;

  /**
   * The queue that receives the events.
   * @default - the destination is not a queue
   */
  readonly queue?: sqs.IQueue;

  /**
   * The alarm on the depth of a `FailureQueue`.
   * @default - the destination is not a `FailureQueue`, or its alarm is not enabled
   */
  readonly failureAlarm?: cloudwatch.Alarm;

  /**
   * The topic that receives the events.
   * @default - the destination is not a topic
   */
  readonly topic?: sns.ITopic;

  /**
   * The function that is invoked with the events.
   * @default - the destination is not a function
   */
  readonly handler?: lambda.IFunction;

  /**
   * The event bus that receives the events.
   * @default - the destination is not an event bus
   */
  readonly eventBus?: events.IEventBus;

  /**
   * The bucket that receives the events.
   * @default - the destination is not a bucket
   */
  readonly bucket?: s3.IBucket;

  /**
   * Name of the Kafka topic that receives the records.
   * @default - the destination is not a Kafka topic
   */
  readonly kafkaTopic?: string;
}
