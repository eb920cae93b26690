/**
 * The numbers of a queue and of its event source mapping.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
import { NumberOption } from '../../facts/number-option';

export const QUEUE_BATCH_SIZE: NumberOption = { min: 1, max: 10_000, unit: 'messages', default: 10 };
export const FIFO_BATCH_SIZE: NumberOption = { min: 1, max: 10, unit: 'messages of a FIFO queue', default: 10 };
/** A standard queue's batch above this needs a batching window of at least one second. */
export const LARGEST_BATCH_WITHOUT_WINDOW = 10;
export const QUEUE_BATCHING_WINDOW: NumberOption = { min: 0, max: 300, unit: 'seconds', default: 0 };
export const QUEUE_MAX_CONCURRENCY: NumberOption = { min: 2, max: 1_000, unit: 'concurrent invocations', default: 'none' };
export const QUEUE_MINIMUM_POLLERS: NumberOption = { min: 2, max: 200, unit: 'pollers', default: 2 };
export const QUEUE_MAXIMUM_POLLERS: NumberOption = { min: 2, max: 10_000, unit: 'pollers', default: 200 };

export const QUEUE_VISIBILITY_TIMEOUT: NumberOption = { min: 0, max: 43_200, unit: 'seconds', default: 30 };
export const QUEUE_RETENTION: NumberOption = { min: 60, max: 1_209_600, unit: 'seconds', default: 345_600 };
export const QUEUE_MAX_RECEIVE_COUNT: NumberOption = { min: 1, max: 1_000, unit: 'receives', default: 10 };

/** AWS recommends a visibility timeout of this many function timeouts, plus the batching window. */
export const VISIBILITY_TIMEOUTS = 6;
/** Throttled receives count too; below this, healthy messages reach the dead-letter queue. */
export const SAFE_MAX_RECEIVE_COUNT = 5;

export const QUEUE_CONSUME_ACTIONS: readonly string[] = [
  'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage',
];

/** Keys of a message that an event filter may start from. */
export const QUEUE_FILTER_KEYS: readonly string[] = [
  'body', 'messageAttributes', 'attributes', 'messageId', 'receiptHandle', 'md5OfBody', 'eventSource', 'eventSourceARN', 'awsRegion',
];
