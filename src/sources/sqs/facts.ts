/**
 * The numbers of an event source mapping that polls a queue.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 */
import { NumberOption, NumberRange } from '../../facts/number-option';
import { SourceFacts } from '../../facts/source-facts';
import {
  DEFAULT_MAXIMUM_POLLERS, MAPPING_BATCH_SIZE, MAPPING_BATCHING_WINDOW, MOST_MINIMUM_POLLERS,
} from '../mapping/facts';

export const QUEUE_BATCH_SIZE: NumberOption = { ...MAPPING_BATCH_SIZE, unit: 'messages', default: 10 };
export const FIFO_BATCH_SIZE: NumberOption = { min: 1, max: 10, unit: 'messages of a FIFO queue', default: 10 };
/** A batch of a standard queue above this size needs a batching window of at least one second. */
export const LARGEST_BATCH_WITHOUT_WINDOW = 10;
export const QUEUE_BATCHING_WINDOW: NumberOption = MAPPING_BATCHING_WINDOW;
export const QUEUE_MAX_CONCURRENCY: NumberRange = { min: 2, max: 1_000, unit: 'concurrent invocations' };
export const QUEUE_MINIMUM_POLLERS: NumberOption = { min: 2, max: MOST_MINIMUM_POLLERS, unit: 'pollers', default: 2 };
export const QUEUE_MAXIMUM_POLLERS: NumberOption = {
  min: 2, max: 10_000, unit: 'pollers', default: DEFAULT_MAXIMUM_POLLERS,
};

/** AWS recommends a visibility timeout of this many function timeouts, plus the batching window. */
export const VISIBILITY_TIMEOUTS = 6;
/** Throttled receives count too, so that a smaller count moves healthy messages to the dead-letter queue. */
export const SAFE_MAX_RECEIVE_COUNT = 5;

export const QUEUE_CONSUME_ACTIONS: readonly string[] = [
  'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage',
];

export const QUEUE_FILTER_KEYS: readonly string[] = [
  'body', 'messageAttributes', 'attributes', 'messageId', 'receiptHandle', 'md5OfBody',
  'eventSource', 'eventSourceARN', 'awsRegion',
];

export const QUEUE_SOURCE: SourceFacts = {
  kind: 'queue',
  noun: 'an SQS queue',
  options: ['FilterCriteria', 'FunctionResponseTypes', 'ProvisionedPollerConfig', 'ScalingConfig'],
  requires: [],
  tells: [],
  samEvents: ['SQS'],
  filterKeys: QUEUE_FILTER_KEYS,
  payloadKey: 'body',
  oneMappingPerFunction: true,
  insteadOfDestination: 'give the queue a dead-letter queue',
};
