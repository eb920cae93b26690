import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FailureAlarmOptions } from '../../exits/failure-alarm-options';
import { EventSourceConsumerProps } from '../mapping/event-source-consumer-props';

/**
 * Settings of a function that consumes an SQS queue.
 *
 * There is no `onFailure` here: Lambda has no destination for a queue's messages. What fails too often is moved to the queue's
 * dead-letter queue by SQS itself.
 */
export interface SqsConsumerProps extends EventSourceConsumerProps {
  /**
   * The queue to consume. What it leaves open (a redrive policy, a visibility timeout) is filled in; what it says itself stands.
   * An imported queue cannot be changed, so it has to bring its dead-letter queue and visibility timeout itself; nor can a setting be
   * seen that is put on the queue's CloudFormation resource by a property override.
   * @default - a queue is made: encrypted, TLS only, retained, with its dead-letter queue
   */
  readonly queue?: sqs.IQueue;

  /**
   * Whether the queue that is made is FIFO. Not together with `queue`.
   * @default false - a standard queue; order costs throughput, so it has to be asked for
   */
  readonly fifo?: boolean;

  /**
   * Customer key for the queue that is made and for its dead-letter queue. Not together with `queue`.
   * @default - encrypted with a key that SQS manages
   */
  readonly encryptionMasterKey?: kms.IKey;

  /**
   * How long the queue that is made keeps a message, 60 seconds to 14 days. A standard queue should keep it for less than 14 days, since a
   * message takes its age along to the dead-letter queue: at 14 days a warning says so. Not together with `queue`.
   * @default Duration.days(4) - SQS's own default, shorter than the 14 days of the dead-letter queue
   */
  readonly retentionPeriod?: Duration;

  /**
   * What becomes of the queue that is made, and of the dead-letter queue made with it, when they leave the stack. Not together with
   * `queue`.
   * @default RemovalPolicy.RETAIN - messages that wait in it are not deleted with a stack
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * How long a received message stays hidden, up to 12 hours and no less than the handler's timeout. Of several consumers of one
   * queue the longest counts. Not for a queue that sets one itself.
   * @default - 6 × the handler's timeout + the batching window: AWS's advice, room for throttled batches to be tried again
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
   */
  readonly visibilityTimeout?: Duration;

  /**
   * Where SQS moves a message that failed too often; of the same type as the queue. Not for a queue that has one.
   * @default - a `FailureQueue` of the queue's type is made: 14 days, encrypted, with an alarm on its depth
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * Receives before a message is moved to the dead-letter queue, 1 to 1,000. Not for a queue that has a redrive policy.
   * @default 5 - AWS's least advice: throttled receives count too, and fewer would give up healthy messages
   */
  readonly maxReceiveCount?: number;

  /**
   * Settings of the alarm on the dead-letter queue that is created. Not together with `deadLetterQueue`, which has its own.
   * @default - an alarm that the first message triggers, since messages in a dead-letter queue expire unseen if nobody watches it
   */
  readonly alarm?: FailureAlarmOptions;

  /**
   * Most messages of one batch: 1 to 10,000 from a standard queue (above 10 a `maxBatchingWindow` is needed), 1 to 10 from a FIFO queue.
   * @default 10 - Lambda's own default
   */
  readonly batchSize?: number;

  /**
   * Longest time to gather a batch, 0 to 300 whole seconds. Standard queues only.
   * @default Duration.seconds(0) - a message is handled as soon as it is there
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * Most batches that are handled at the same time, 2 to 1,000. Not together with `provisionedPollerConfig`.
   * Keep it at or below the function's reserved concurrency, or throttled receives use up `maxReceiveCount`.
   * @default - no limit of its own
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   */
  readonly maxConcurrency?: number;

  /**
   * Pollers kept ready: at least 2 to 200 (default 2), at most 2 to 10,000 (default 200). Not together with `maxConcurrency`.
   * @default - Lambda scales its pollers on demand
   */
  readonly provisionedPollerConfig?: lambda.ProvisionedPollerConfig;
}
