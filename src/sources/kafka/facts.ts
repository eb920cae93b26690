/**
 * The numbers of a Kafka mapping, on MSK or on brokers of one's own.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure.html
 */
import { NumberOption } from '../../facts/number-option';

export const KAFKA_BATCH_SIZE: NumberOption = { min: 1, max: 10_000, unit: 'records', default: 100 };
/** Half a second until a mapping sets one, in whole seconds. */
export const KAFKA_DEFAULT_WINDOW = 0.5;
export const KAFKA_MINIMUM_POLLERS: NumberOption = { min: 1, max: 200, unit: 'pollers', default: 1 };
export const KAFKA_MAXIMUM_POLLERS: NumberOption = { min: 1, max: 2_000, unit: 'pollers', default: 200 };
/** Where failed records go to a topic, Lambda itself bounds retries that the mapping does not. */
export const RETRIES_WITH_TOPIC = 10;
/** The execution role's, on a cluster of MSK. */
export const KAFKA_CONSUME_ACTIONS: readonly string[] = ['kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers'];
/** Does the same, but for serverless clusters. */
export const KAFKA_OLD_DESCRIBE = 'kafka:DescribeCluster';
/** What a consumer does at a cluster that knows its clients by IAM. */
export const KAFKA_CLIENT_ACTIONS: readonly string[] = [
  'kafka-cluster:Connect', 'kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData', 'kafka-cluster:DescribeGroup', 'kafka-cluster:AlterGroup',
];
/** Keys of a record that an event filter may start from. */
export const KAFKA_FILTER_KEYS: readonly string[] = ['value', 'key', 'topic', 'partition', 'offset', 'timestamp', 'timestampType', 'headers'];
