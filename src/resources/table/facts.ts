/**
 * The numbers of a DynamoDB table's stream.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html
 */
import { DAY } from '../../facts/units';

/** No setting changes it. */
export const DYNAMODB_STREAM_RETENTION = DAY;
