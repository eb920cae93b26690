/**
 * The numbers of an SQS queue.
 *
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
import { NumberOption } from '../../facts/number-option';
import { DAY, HOUR, KIB, MIB, MINUTE } from '../../facts/units';

export const QUEUE_VISIBILITY_TIMEOUT: NumberOption = { min: 0, max: 12 * HOUR, unit: 'seconds', default: 30 };
export const QUEUE_RETENTION: NumberOption = { min: MINUTE, max: 14 * DAY, unit: 'seconds', default: 4 * DAY };
export const QUEUE_MESSAGE_SIZE: NumberOption = { min: KIB, max: MIB, unit: 'bytes', default: MIB };
/** The default applies to a redrive policy without `maxReceiveCount`. */
export const QUEUE_MAX_RECEIVE_COUNT: NumberOption = { min: 1, max: 1_000, unit: 'receives', default: 10 };
