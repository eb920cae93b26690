/**
 * The numbers of a Kinesis stream.
 *
 * @see https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html
 */
import { NumberOption } from '../../facts/number-option';
import { DAY } from '../../facts/units';

export const KINESIS_RETENTION: NumberOption = { min: DAY, max: 365 * DAY, unit: 'seconds', default: DAY };
