/**
 * The numbers that Kinesis and DynamoDB Streams mappings share.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
 */
import { NumberOption, NumberRange } from '../../facts/number-option';
import { DAY, HOUR, MINUTE } from '../../facts/units';
import { MAPPING_BATCH_SIZE, MAPPING_BATCHING_WINDOW } from '../mapping/facts';

export const STREAM_BATCH_SIZE: NumberOption = MAPPING_BATCH_SIZE;
export const STREAM_BATCHING_WINDOW: NumberOption = MAPPING_BATCHING_WINDOW;
export const STREAM_PARALLELIZATION: NumberOption = { min: 1, max: 10, unit: 'batches per shard', default: 1 };
/** How AWS writes "no limit" for retries and record age: a record is tried until it expires. */
export const UNLIMITED = -1;
export const STREAM_RETRY_ATTEMPTS: NumberRange = { min: 0, max: 10_000, unit: 'retries', unlimited: UNLIMITED };
export const STREAM_RECORD_AGE: NumberRange = { min: MINUTE, max: 7 * DAY, unit: 'seconds', unlimited: UNLIMITED };
/** What the constructs set by default, where Lambda would retry without an end. */
export const SAFE_RETRY_ATTEMPTS = 10;
export const SAFE_RECORD_AGE = 6 * HOUR;
export const STREAM_TUMBLING_WINDOW: NumberOption = { min: 0, max: 15 * MINUTE, unit: 'seconds', default: 0 };

/** Options that every ordered stream takes, Kafka included. */
export const ORDERED_OPTIONS: readonly string[] = [
  'BisectBatchOnFunctionError', 'FilterCriteria', 'FunctionResponseTypes', 'MaximumRecordAgeInSeconds',
  'MaximumRetryAttempts', 'StartingPosition',
];
/** Options that shards take and Kafka's partitions do not. */
export const SHARD_OPTIONS: readonly string[] = ['ParallelizationFactor', 'TumblingWindowInSeconds'];

export const EVERY_STARTING_POSITION: readonly string[] = ['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'];
