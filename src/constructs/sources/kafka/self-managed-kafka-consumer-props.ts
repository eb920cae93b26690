import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { KafkaEventSourceConsumerProps } from './kafka-event-source-consumer-props';

/**
 * Props of a function that consumes a topic of Kafka brokers of your own, in a VPC or on the internet.
 */
export interface SelfManagedKafkaConsumerProps extends KafkaEventSourceConsumerProps {
  /**
   * Addresses of the brokers that Lambda connects to first, 1 to 10, as `broker-1.example.com:9096`.
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_SelfManagedEventSource.html
   */
  readonly bootstrapServers: string[];

  /**
   * The VPC that the brokers are reached from. The role of the handler is allowed to create network interfaces in it.
   * Requires `securityGroup`.
   * @default - the brokers are reached through the internet, and `secret` is required
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kafka-cluster-network.html
   */
  readonly vpc?: ec2.IVpc;

  /**
   * The subnets for the network interfaces of the pollers. Requires `vpc`.
   * @default - the private subnets of `vpc` with a route out, since the pollers reach Lambda and the destination from them
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * The security group of the network interfaces of the pollers. Requires `vpc`, and is required with it.
   * @default - none, for brokers on the internet
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html
   */
  readonly securityGroup?: ec2.ISecurityGroup;

  /**
   * The secret with the root certificate of the brokers, if a private authority signs their certificates. The role of
   * the handler is allowed to read it.
   * @default - none, a public authority signs the certificates of the brokers
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html
   */
  readonly rootCACertificate?: secretsmanager.ISecret;
}
