import * as msk from 'aws-cdk-lib/aws-msk';
import { KafkaEventSourceConsumerProps } from './kafka-event-source-consumer-props';

/**
 * Props of a function that consumes a topic of an MSK cluster, provisioned or serverless.
 */
export interface MskConsumerProps extends KafkaEventSourceConsumerProps {
  /**
   * The cluster: a `CfnCluster`, or the construct of another library that refers to one. Not together with `clusterArn`.
   * @default - `clusterArn` is required
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly cluster?: msk.IClusterRef;

  /**
   * The ARN of the cluster, as `ManagedKafkaEventSource` takes it: text, `cluster.clusterArn` of an L2, or
   * `serverlessCluster.attrArn`. Not together with `cluster`.
   * @default - `cluster` is required
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly clusterArn?: string;
}
