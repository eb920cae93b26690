import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FailureAlarmOptions } from '../../exits/failure-alarm-options';
import { FilteredEventSourceConsumerProps } from '../mapping/filtered-event-source-consumer-props';

/**
 * Props of a function that consumes an SQS queue.
 *
 * There is no `onFailure`, since Lambda has no destination for the messages of a queue. SQS itself moves a message that
 * fails too often to the dead-letter queue.
 */
export interface SqsConsumerProps extends FilteredEventSourceConsumerProps {
  /**
   * The queue to consume. A redrive policy and a visibility timeout are added if the queue has none.
   *
   * An imported queue cannot be changed and has to have both. A property override on the CloudFormation resource of the
   * queue counts if it is there before this construct.
   *
   * @default - a new queue: encrypted, TLS only, retained, with a dead-letter queue
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
   */
  readonly queue?: sqs.IQueue;

  /**
   * Whether the new queue is a FIFO queue. Not together with `queue`.
   * @default false - a standard queue has more throughput
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-sqs-queue.html
   */
  readonly fifo?: boolean;

  /**
   * Whether the new FIFO queue takes messages of equal content for one, if they are sent within five minutes. Requires
   * `fifo`. Not together with `queue`.
   *
   * EventBridge rules and schedules send no deduplication id, so a queue that is their target needs it.
   *
   * @default false - a sender that gives a deduplication id decides itself what is sent twice
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html
   */
  readonly contentBasedDeduplication?: boolean;

  /**
   * Customer managed key of the new queue and its dead-letter queue. Not together with `queue`.
   * @default - a key that SQS manages
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
   */
  readonly encryptionMasterKey?: kms.IKey;

  /**
   * How long the new queue keeps a message, 60 seconds to 14 days. Not together with `queue`.
   *
   * A message of a standard queue keeps its age when it moves to the dead-letter queue. At 14 days a warning is
   * printed.
   *
   * @default Duration.days(4) - the default of SQS, below the 14 days of the dead-letter queue
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
   */
  readonly retentionPeriod?: Duration;

  /**
   * Removal policy of the new queue and its new dead-letter queue. Not together with `queue`.
   * @default RemovalPolicy.RETAIN - messages are not deleted with a stack
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * How long a received message stays hidden, from the timeout of the handler to 12 hours. Not for a queue that sets
   * its own.
   *
   * With several consumers of one queue, the longest value applies.
   *
   * @default - 6 × the timeout of the handler (of a durable function, its execution timeout) + the batching window, as
   * AWS recommends: room to retry throttled batches
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
   */
  readonly visibilityTimeout?: Duration;

  /**
   * Queue to which SQS moves a message that fails too often. It has the type of the source queue. Not for a queue that
   * has a redrive policy.
   * @default - a new `FailureQueue` of the same type: encrypted, 14 days, with an alarm on its depth
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * Number of receives before SQS moves a message to the dead-letter queue, 1 to 1,000. Not for a queue that has a
   * redrive policy.
   * @default 5 - the minimum that AWS recommends, since throttled receives count too and fewer would discard healthy
   * messages
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
   */
  readonly maxReceiveCount?: number;

  /**
   * Options of the alarm on the new dead-letter queue. Not together with `deadLetterQueue`, which has its own.
   * @default - an alarm that the first message triggers, since messages in a dead-letter queue expire unseen if nobody
   * watches it
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/dead-letter-queues-alarms-cloudwatch.html
   */
  readonly alarm?: FailureAlarmOptions;

  /**
   * Maximum number of messages in a batch, 1 to 10,000 for a standard queue and 1 to 10 for a FIFO queue. Above 10,
   * `maxBatchingWindow` is required.
   * @default 10 - the default of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly batchSize?: number;

  /**
   * Maximum time to gather a batch, 0 to 300 whole seconds. Standard queues only.
   * @default Duration.seconds(0) - the function is invoked as soon as there is a message
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * Maximum number of concurrent invocations, 2 to 1,000. Not together with `provisionedPollerConfig`.
   *
   * Keep it at or below the reserved concurrency of the function, or throttled receives use up `maxReceiveCount`.
   *
   * @default - no limit except the concurrency of the function
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   */
  readonly maxConcurrency?: number;

  /**
   * Provisioned pollers: a minimum of 2 to 200 (2 by default) and a maximum of 2 to 10,000 (200 by default). Not
   * together with `maxConcurrency`.
   * @default - none, since they are billed: Lambda scales pollers on demand
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
   */
  readonly provisionedPollerConfig?: lambda.ProvisionedPollerConfig;

  /**
   * Whether the handler reports which messages of a batch failed, so that Lambda retries only those.
   *
   * The handler returns `{ batchItemFailures: [{ itemIdentifier }] }`. If it throws an error, the whole batch fails.
   *
   * @default true - without it one bad message repeats the whole batch
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * Metrics of the event source mapping beyond the free ones. A queue has `MetricType.EVENT_COUNT` only.
   * @default - none, since they are charged
   * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
   */
  readonly metricsConfig?: lambda.MetricsConfig;
}
