/**
 * The numbers that Kinesis and DynamoDB Streams mappings share.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
 */
import { NumberOption } from '../../facts/number-option';

export const STREAM_BATCH_SIZE: NumberOption = { min: 1, max: 10_000, unit: 'records', default: 100 };
export const STREAM_BATCHING_WINDOW: NumberOption = { min: 0, max: 300, unit: 'seconds', default: 0 };
export const STREAM_PARALLELIZATION: NumberOption = { min: 1, max: 10, unit: 'batches per shard', default: 1 };
/** How AWS writes "no limit" for retries and record age: a record is tried until it expires. */
export const UNLIMITED = -1;
export const STREAM_RETRY_ATTEMPTS: NumberOption = { min: 0, max: 10_000, unit: 'retries', default: 'none', unlimited: UNLIMITED };
export const STREAM_RECORD_AGE: NumberOption = { min: 60, max: 604_800, unit: 'seconds', default: 'none', unlimited: UNLIMITED };
export const STREAM_TUMBLING_WINDOW: NumberOption = { min: 0, max: 900, unit: 'seconds', default: 0 };
