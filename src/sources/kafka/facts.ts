/**
 * The facts of a mapping that polls Kafka, on MSK or on self-managed brokers.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-scaling-modes.html
 */
import { NumberOption } from '../../facts/number-option';
import { SourceFacts } from '../../facts/source-facts';
import {
  BROKER_DEFAULT_WINDOW, DEFAULT_MAXIMUM_POLLERS, LONGEST_RUN_OF_POLLER, MAPPING_BATCH_SIZE, MOST_MINIMUM_POLLERS,
} from '../mapping/facts';
import { EVERY_STARTING_POSITION, ORDERED_OPTIONS } from '../stream/facts';

export const KAFKA_BATCH_SIZE: NumberOption = MAPPING_BATCH_SIZE;
export const KAFKA_DEFAULT_WINDOW = BROKER_DEFAULT_WINDOW;
export const KAFKA_MINIMUM_POLLERS: NumberOption = { min: 1, max: MOST_MINIMUM_POLLERS, unit: 'pollers', default: 1 };
export const KAFKA_MAXIMUM_POLLERS: NumberOption = {
  min: 1, max: 2_000, unit: 'pollers', default: DEFAULT_MAXIMUM_POLLERS,
};
/** The retries of a mapping that sends failed records to a topic and sets no limit of its own. */
export const RETRIES_WITH_TOPIC = 10;
/** The execution role's, on a cluster of MSK. */
export const KAFKA_CONSUME_ACTIONS: readonly string[] = ['kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers'];
/** The older action, which does the same except on serverless clusters. */
export const KAFKA_OLD_DESCRIBE = 'kafka:DescribeCluster';
/** The execution role's, on a cluster that authenticates its clients by IAM. */
export const KAFKA_CLIENT_ACTIONS: readonly string[] = [
  'kafka-cluster:Connect', 'kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData',
  'kafka-cluster:DescribeGroup', 'kafka-cluster:AlterGroup',
];
export const KAFKA_FILTER_KEYS: readonly string[] = [
  'value', 'key', 'topic', 'partition', 'offset', 'timestamp', 'timestampType', 'headers',
];

export const KAFKA_SOURCE: SourceFacts = {
  kind: 'kafka',
  noun: 'Kafka',
  options: [...ORDERED_OPTIONS, 'ProvisionedPollerConfig', 'StartingPositionTimestamp', 'Topics'],
  requires: ['Topics'],
  tells: ['AmazonManagedKafkaEventSourceConfig', 'SelfManagedEventSource', 'SelfManagedKafkaEventSourceConfig', 'Topics'],
  samEvents: ['MSK', 'SelfManagedKafka'],
  startingPositions: EVERY_STARTING_POSITION,
  filterKeys: KAFKA_FILTER_KEYS,
  payloadKey: 'value',
  longestRun: LONGEST_RUN_OF_POLLER,
};
