/**
 * The facts of a mapping that polls Kafka, on MSK or on self-managed brokers.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure.html
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-scaling-modes.html
 */
import { NumberOption } from '../../facts/number-option';
import { SourceFacts } from '../../facts/source-facts';
import { TextOption } from '../../facts/text-option';
import {
  BROKER_DEFAULT_WINDOW, DEFAULT_MAXIMUM_POLLERS, LONGEST_RUN_OF_POLLER, MAPPING_BATCH_SIZE, MAPPING_METRICS,
  MOST_MINIMUM_POLLERS,
} from '../mapping/facts';
import { EVERY_STARTING_POSITION, ORDERED_OPTIONS } from '../stream/facts';

export const KAFKA_BATCH_SIZE: NumberOption = MAPPING_BATCH_SIZE;
export const KAFKA_DEFAULT_WINDOW = BROKER_DEFAULT_WINDOW;
export const KAFKA_MINIMUM_POLLERS: NumberOption = { min: 1, max: MOST_MINIMUM_POLLERS, unit: 'pollers', default: 1 };
export const KAFKA_MAXIMUM_POLLERS: NumberOption = {
  min: 1, max: 2_000, unit: 'pollers', default: DEFAULT_MAXIMUM_POLLERS,
};
/** Several mappings of one VPC that share the capacity of provisioned pollers. */
export const KAFKA_POLLER_GROUP: TextOption = { max: 128, pattern: /^[a-zA-Z0-9-_]*$/, allowed: 'letters, digits, - and _' };
/**
 * What provisioned pollers cost, for messages: ten pollers fit in one event poller unit.
 *
 * @see https://aws.amazon.com/lambda/pricing/
 */
export const KAFKA_POLLER_PRICE = 'billed for each hour, about 0.185 USD for up to 10 pollers in us-east-1';
export const KAFKA_TOPIC: TextOption = {
  max: 249, pattern: /^[^.]([a-zA-Z0-9\-_.]+)$/, allowed: 'letters, digits, ., _ and -, and at least two of them',
};
export const KAFKA_CONSUMER_GROUP: TextOption = {
  max: 200, pattern: /^[a-zA-Z0-9-/*:_+=.@]+$/, allowed: 'letters, digits and - / * : _ + = . @',
};
export const KAFKA_BOOTSTRAP_SERVER: TextOption = { max: 300, pattern: /^[a-zA-Z0-9.-]+:\d{1,5}$/, allowed: 'a host and its port: broker-1.example.com:9096' };
export const MOST_BOOTSTRAP_SERVERS = 10;
/** How a mapping logs in to brokers with a secret, as types of its source access. */
export const KAFKA_SCRAM_512 = 'SASL_SCRAM_512_AUTH';
export const KAFKA_CERTIFICATE = 'CLIENT_CERTIFICATE_TLS_AUTH';
/** The first is the usual one. MSK has `KAFKA_SCRAM_512` and `KAFKA_CERTIFICATE` only. */
export const KAFKA_LOGINS: readonly string[] = [KAFKA_SCRAM_512, 'SASL_SCRAM_256_AUTH', 'BASIC_AUTH', KAFKA_CERTIFICATE];
/** The groups of metrics that a Kafka mapping can publish. */
export const KAFKA_MAPPING_METRICS: readonly string[] = [...MAPPING_METRICS, 'ErrorCount', 'KafkaMetrics'];
/** The retries of a mapping that sends failed records to a topic and sets no limit of its own. */
export const RETRIES_WITH_TOPIC = 10;
/** The execution role's, on an MSK cluster. */
export const KAFKA_CONSUME_ACTIONS: readonly string[] = ['kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers'];
/** The older action, which does the same except on serverless clusters. */
export const KAFKA_OLD_DESCRIBE = 'kafka:DescribeCluster';
/** The execution role's, on a cluster that authenticates its clients by IAM, and on what is inside it. */
export const KAFKA_CLIENT_ACTIONS = {
  cluster: ['kafka-cluster:Connect'],
  topic: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'],
  group: ['kafka-cluster:DescribeGroup', 'kafka-cluster:AlterGroup'],
} as const;
/** The execution role's, for a cluster of another account. */
export const KAFKA_PEER_ACTIONS: readonly string[] = ['kafka:DescribeVpcConnection'];
/** The execution role's, on an MSK cluster that authenticates its clients by a SASL/SCRAM secret. */
export const KAFKA_SCRAM_ACTIONS: readonly string[] = ['kafka:ListScramSecrets'];
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
