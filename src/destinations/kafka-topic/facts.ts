import { DestinationFacts } from '../destination-facts';

/**
 * A topic of the cluster that the mapping reads. The role needs no permission of AWS, unless the cluster authenticates
 * its clients by IAM.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/kafka-on-failure-destination.html
 */
export const KAFKA_TOPIC_DESTINATION: DestinationFacts = {
  kind: 'kafka-topic',
  service: 'kafka',
  types: [],
  takes: ['kafka-failure'],
  actions: [],
  keyActions: [],
};

/** How a mapping names the topic. */
export const KAFKA_TOPIC_PREFIX = 'kafka://';

/** The execution role's, on the cluster and on the topic. */
export const KAFKA_PRODUCE_ACTIONS = {
  cluster: ['kafka-cluster:Connect', 'kafka-cluster:DescribeCluster'],
  topic: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData', 'kafka-cluster:WriteData'],
} as const;
