/**
 * The numbers of a mapping from a broker.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html
 */
import { NumberOption } from '../../facts/number-option';

export const MQ_BATCH_SIZE: NumberOption = { min: 1, max: 10_000, unit: 'messages', default: 100 };
export const MQ_DEFAULT_WINDOW = 0.5;
/** The execution role's, on the broker. */
export const MQ_CONSUME_ACTIONS: readonly string[] = ['mq:DescribeBroker'];
/** Keys of a message that an event filter may start from. */
export const MQ_FILTER_KEYS: readonly string[] = ['data', 'messageID', 'messageType', 'basicProperties', 'redelivered', 'properties', 'destination'];
