import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { DestinationHandle } from '../../destinations/destination-handle';
import { checkedProps } from '../../wiring/props';
import { createKafkaMapping } from './kafka-mapping';
import { selfManagedCluster } from './self-managed-cluster';
import { SelfManagedKafkaConsumerProps } from './self-managed-kafka-consumer-props';

/**
 * A function that consumes a topic of Kafka brokers of your own. Its role may read the secrets that Lambda logs in with,
 * and create network interfaces in the VPC of the brokers. Discarded records have an exit.
 *
 * With `provisionedPollerConfig`, a bad record blocks its partition for a limited time only. Without it, Lambda retries
 * a failed batch until it succeeds or expires.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kafka.html
 *
 * @example
 * new SelfManagedKafkaConsumer(this, 'Payments', {
 *   handler,
 *   bootstrapServers: ['broker-1.example.com:9096', 'broker-2.example.com:9096'],
 *   topic: 'payments',
 *   secret,
 *   provisionedPollerConfig: { minimumPollers: 1, maximumPollers: 4 },
 *   onFailure: Destination.bucket(bucket),
 * });
 */
@propertyInjectable
export class SelfManagedKafkaConsumer extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.SelfManagedKafkaConsumer';

  /**
   * The UUID of the mapping from topic to function. The mapping itself is `node.defaultChild`, a
   * `lambda.CfnEventSourceMapping`.
   */
  public readonly eventSourceMappingId: string;

  /**
   * The ARN of the mapping from topic to function.
   */
  public readonly eventSourceMappingArn: string;

  /**
   * Where discarded records are sent.
   */
  public readonly failureDestination: DestinationHandle;

  /**
   * The queue of `failureDestination`. Not set when that is a topic, a bucket, or a destination object of aws-cdk-lib.
   */
  public readonly failureQueue?: sqs.IQueue;

  /**
   * The alarm of `failureDestination`. Not set when that is not a `FailureQueue`, or its alarm is not enabled.
   */
  public readonly failureAlarm?: cloudwatch.Alarm;

  /**
   * @throws `DeliveryError` if AWS would reject a setting, two settings contradict each other, or an option needs
   * provisioned pollers
   */
  constructor(scope: Construct, id: string, props: SelfManagedKafkaConsumerProps) {
    super(scope, id);
    props = checkedProps(this, props);
    const { mapping, failureDestination } = createKafkaMapping(this, props, selfManagedCluster(this, props));
    this.eventSourceMappingId = mapping.ref;
    this.eventSourceMappingArn = mapping.attrEventSourceMappingArn;
    this.failureDestination = failureDestination;
    this.failureQueue = failureDestination.queue;
    this.failureAlarm = failureDestination.failureAlarm;
  }
}
