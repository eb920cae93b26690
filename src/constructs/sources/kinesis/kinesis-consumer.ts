import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { KINESIS_STARTING_POSITIONS } from '../../../sources/kinesis/facts';
import { DestinationHandle } from '../../destinations/destination-handle';
import { checkedProps } from '../../wiring/props';
import { createStreamMapping } from '../stream/stream-mapping';
import { streamSettings } from '../stream/stream-settings';
import { KinesisConsumerProps } from './kinesis-consumer-props';
import { kinesisMappingSource } from './kinesis-source';

/**
 * A function that consumes a Kinesis stream. A bad record blocks its shard for a limited time, and discarded records
 * have an exit.
 *
 * A failure queue or topic receives a pointer (shard and sequence numbers) to records, which have to be read from the
 * stream before they expire. A bucket receives the records themselves.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
 *
 * @example
 * new KinesisConsumer(this, 'Clicks', {
 *   handler,
 *   stream,
 *   maxRecordAge: Duration.hours(6),
 *   onFailure: Destination.bucket(bucket),
 * });
 */
@propertyInjectable
export class KinesisConsumer extends Construct {
  /**
   * The id for injectors of default props, which `PropertyInjectors.of(scope).add()` registers.
   */
  public static readonly PROPERTY_INJECTION_ID: string = 'cdk-lambda-delivery.KinesisConsumer';

  /**
   * The UUID of the mapping from stream to function. The mapping itself is `node.defaultChild`, a
   * `lambda.CfnEventSourceMapping`.
   */
  public readonly eventSourceMappingId: string;

  /**
   * The ARN of the mapping from stream to function.
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
   * @throws `DeliveryError` if AWS would reject a setting, or two settings contradict each other
   */
  constructor(scope: Construct, id: string, props: KinesisConsumerProps) {
    super(scope, id);
    props = checkedProps(this, props);
    const settings = streamSettings(this, props, KINESIS_STARTING_POSITIONS);
    const source = kinesisMappingSource(this, props);
    const { mapping, failureDestination } = createStreamMapping(this, props, source, () => ({ settings }));
    this.eventSourceMappingId = mapping.ref;
    this.eventSourceMappingArn = mapping.attrEventSourceMappingArn;
    this.failureDestination = failureDestination;
    this.failureQueue = failureDestination.queue;
    this.failureAlarm = failureDestination.failureAlarm;
  }
}
