import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { DestinationHandle } from '../../destinations/destination-handle';
import { checkedProps } from '../../wiring/props';
import { createKafkaMapping } from './kafka-mapping';
import { mskCluster } from './msk-cluster';
import { MskConsumerProps } from './msk-consumer-props';

/**
 * A function that consumes a topic of Amazon MSK. Its role may describe the cluster, log in (with IAM, SASL/SCRAM or a
 * client certificate) and create the network interfaces in the VPC of the cluster. Discarded records have an exit.
 *
 * With `provisionedPollerConfig`, a bad record blocks its partition for a limited time only. Without it, Lambda retries
 * a failed batch until it succeeds or expires.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html
 *
 * @example
 * declare const kafka: msk.CfnServerlessCluster;
 *
 * new MskConsumer(this, 'Payments', {
 *   handler,
 *   clusterArn: kafka.attrArn,
 *   topic: 'payments',
 *   provisionedPollerConfig: { minimumPollers: 1, maximumPollers: 4, pollerGroupName: 'shop' },
 *   onFailure: Destination.kafkaTopic('payments-failed'),
 * });
 */
@propertyInjectable
export class MskConsumer extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.MskConsumer';

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
  constructor(scope: Construct, id: string, props: MskConsumerProps) {
    super(scope, id);
    props = checkedProps(this, props);
    const { mapping, failureDestination } = createKafkaMapping(this, props, mskCluster(this, props));
    this.eventSourceMappingId = mapping.ref;
    this.eventSourceMappingArn = mapping.attrEventSourceMappingArn;
    this.failureDestination = failureDestination;
    this.failureQueue = failureDestination.queue;
    this.failureAlarm = failureDestination.failureAlarm;
  }
}
