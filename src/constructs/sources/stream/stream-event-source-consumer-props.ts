import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Destination } from '../../destinations/destination';
import { FilteredEventSourceConsumerProps } from '../mapping/filtered-event-source-consumer-props';

/**
 * Props of consumers of Kinesis and DynamoDB streams.
 *
 * Lambda handles a shard in order. While a batch fails, every record behind it waits. The defaults therefore isolate a
 * bad record (bisecting, partial batch responses), limit how long Lambda retries it (attempts, age), and keep what
 * Lambda discards (a failure destination).
 */
export interface StreamEventSourceConsumerProps extends FilteredEventSourceConsumerProps {
  /**
   * Where Lambda starts to read when the event source mapping is created. A change replaces the mapping.
   *
   * Records in the stream that are older than `maxRecordAge` go to `onFailure` unprocessed. Set a longer age to process
   * a backlog.
   *
   * @default StartingPosition.TRIM_HORIZON - LATEST can miss records for minutes while a mapping is created or updated
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly startingPosition?: lambda.StartingPosition;

  /**
   * Maximum number of records in a batch, 1 to 10,000. The payload of an invocation has at most 6 MB.
   * @default 100 - the default of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly batchSize?: number;

  /**
   * Maximum time to gather a batch, 0 to 300 whole seconds.
   * @default Duration.seconds(0) - the function is invoked as soon as there are records
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * Number of batches of one shard that are processed at the same time, 1 to 10. Records with the same partition key
   * stay in order.
   * @default 1 - the default of Lambda
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly parallelizationFactor?: number;

  /**
   * Whether Lambda splits a batch that fails in two, so that a bad record ends up alone. Splitting does not use up a
   * retry.
   * @default true - otherwise one bad record takes its whole batch along
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly bisectBatchOnError?: boolean;

  /**
   * Number of retries after a function error, 0 to 10,000, or -1 to retry until the record expires. Throttled attempts
   * do not count. The batch then goes to `onFailure`.
   * @default 10 - a limit, so that a bad record cannot block its shard until it expires
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly retryAttempts?: number;

  /**
   * Maximum age of a record, 60 seconds to 7 days. An older record goes to `onFailure`.
   *
   * Keep it below the retention period of the stream. A queue or topic receives only a pointer to the record, which has
   * to be read from the stream before it expires. An age at or above the retention period has no effect.
   *
   * @default Duration.hours(6) - leaves 18 hours of the minimum retention period, one day, to read a discarded record
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly maxRecordAge?: Duration;

  /**
   * Length of the window over which the handler aggregates state, up to 15 minutes. Not together with `filters` or a
   * `parallelizationFactor` above 1.
   * @default - no window: each batch is handled by itself
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
   */
  readonly tumblingWindow?: Duration;

  /**
   * Where discarded records are sent: a queue or topic (a pointer to the records) or a bucket (the records themselves).
   * @default Destination.newQueue() - an encrypted queue with TLS only, a retention period of 14 days and an alarm on
   * its depth
   * @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
   */
  readonly onFailure?: Destination;

  /**
   * Whether the handler reports which records of a batch failed, so that Lambda retries only those.
   *
   * The handler returns `{ batchItemFailures: [{ itemIdentifier }] }`. If it throws an error, the whole batch fails.
   *
   * @default true - without it one bad record repeats the whole batch
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
   */
  readonly reportBatchItemFailures?: boolean;

  /**
   * Metrics of the event source mapping beyond the free ones. A stream has `MetricType.EVENT_COUNT` only.
   * @default - none, since they are charged
   * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
   */
  readonly metricsConfig?: lambda.MetricsConfig;
}
