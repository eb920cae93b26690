/**
 * The facts of a mapping that polls an Amazon MQ broker.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html
 */
import { NumberOption } from '../../facts/number-option';
import { SourceFacts } from '../../facts/source-facts';
import { TextOption } from '../../facts/text-option';
import { BROKER_DEFAULT_WINDOW, LONGEST_RUN_OF_POLLER, MAPPING_BATCH_SIZE } from '../mapping/facts';

export const MQ_BATCH_SIZE: NumberOption = { ...MAPPING_BATCH_SIZE, unit: 'messages' };
export const MQ_DEFAULT_WINDOW = BROKER_DEFAULT_WINDOW;
export const MQ_QUEUE_NAME: TextOption = { max: 1_000 };
/** RabbitMQ's. */
export const MQ_VIRTUAL_HOST: TextOption = {
  max: 200, pattern: /^[a-zA-Z0-9-/*:_+=.@]+$/, allowed: 'letters, digits and - / * : _ + = . @',
};
/** The execution role's, on the broker. */
export const MQ_CONSUME_ACTIONS: readonly string[] = ['mq:DescribeBroker'];
export const MQ_FILTER_KEYS: readonly string[] = [
  'data', 'messageID', 'messageType', 'basicProperties', 'redelivered', 'properties', 'destination',
];

export const MQ_SOURCE: SourceFacts = {
  kind: 'mq',
  noun: 'Amazon MQ',
  options: ['FilterCriteria', 'Queues'],
  requires: ['Queues'],
  tells: ['Queues'],
  samEvents: ['MQ'],
  filterKeys: MQ_FILTER_KEYS,
  payloadKey: 'data',
  longestRun: LONGEST_RUN_OF_POLLER,
  insteadOfDestination: 'give the broker a dead-letter queue',
};
