import { Duration } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Destination } from '../../destinations/destination';
import { EventSourceConsumerProps } from '../mapping/event-source-consumer-props';

/**
 * What consumers of Kinesis and DynamoDB streams share.
 *
 * A shard is an ordered lane: while one batch fails, every record behind it waits. So the defaults isolate a bad record (bisect, partial
 * responses), bound how long it is tried (retries, age), and keep what is given up (a failure destination).
 */
export interface StreamEventSourceConsumerProps extends EventSourceConsumerProps {
  /**
   * Where Lambda starts to read when the mapping is made. It cannot be changed later without a new mapping.
   * What the stream holds then and is older than `maxRecordAge` goes to `onFailure` unhandled: give a longer age to work off a backlog.
   * @default StartingPosition.TRIM_HORIZON - LATEST can miss records for minutes while a mapping is made or changed
   */
  readonly startingPosition?: lambda.StartingPosition;

  /**
   * Most records of one batch, 1 to 10,000; an event is never larger than 6 MB.
   * @default 100 - Lambda's own default
   */
  readonly batchSize?: number;

  /**
   * Longest time to gather a batch, 0 to 300 whole seconds.
   * @default Duration.seconds(0) - records are handled as soon as they are read
   */
  readonly maxBatchingWindow?: Duration;

  /**
   * Batches of one shard that are handled at the same time, 1 to 10. Records of one key stay in order.
   * @default 1
   */
  readonly parallelizationFactor?: number;

  /**
   * Whether a batch that fails is cut in two, so that the bad record ends up alone. Halving uses up no retry.
   * @default true - otherwise one bad record takes its whole batch along
   */
  readonly bisectBatchOnError?: boolean;

  /**
   * Retries after a function error, 0 to 10,000, or -1 to retry until the record expires; then the batch goes to `onFailure`.
   * Throttled attempts do not count.
   * @default 10 - bounded, so that a bad record cannot block its shard until it expires
   */
  readonly retryAttempts?: number;

  /**
   * Age at which a record is given up, 60 seconds to 7 days; it goes to `onFailure`. Keep it under the retention of the stream: a queue
   * or topic gets only a pointer to the record, which has to be read from the stream while it is still there. An age at or above the
   * retention is no bound.
   * @default Duration.hours(6) - bounded, and it leaves 18 hours of the least retention, one day, to fetch a record that was given up
   */
  readonly maxRecordAge?: Duration;

  /**
   * Window over which the handler keeps state, up to 15 minutes. It excludes `filters` and a `parallelizationFactor` above 1.
   * @default - no window
   * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html
   */
  readonly tumblingWindow?: Duration;

  /**
   * Where records end that are given up: a queue or topic (a pointer to them) or a bucket (the records themselves).
   * @default Destination.newQueue() - a queue is made, encrypted, TLS only, 14 days, with an alarm on its depth
   */
  readonly onFailure?: Destination;
}
