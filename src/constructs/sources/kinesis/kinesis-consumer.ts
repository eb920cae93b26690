import { Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { propertyInjectable } from 'aws-cdk-lib/core/lib/prop-injectable';
import { Construct } from 'constructs';
import { KINESIS_STARTING_POSITIONS } from '../../../sources/kinesis/facts';
import { DestinationHandle } from '../../destinations/destination-handle';
import { withoutNulls } from '../../wiring/props';
import { refuse } from '../../wiring/refuse';
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
    props = withoutNulls(props);
    const { mapping, failureDestination } = createStreamMapping(this, props, kinesisMappingSource(this, props), {
      ...streamSettings(this, props, KINESIS_STARTING_POSITIONS),
      startingPositionTimestamp: startingPositionTimestamp(this, props),
    });
    this.eventSourceMappingId = mapping.ref;
    this.eventSourceMappingArn = mapping.attrEventSourceMappingArn;
    this.failureDestination = failureDestination;
    this.failureQueue = failureDestination.queue;
    this.failureAlarm = failureDestination.failureAlarm;
  }
}

/** In the year 5138. A greater number is a time in milliseconds. */
const LATEST_TIME = 1e11;

function startingPositionTimestamp(
  consumer: Construct, { startingPosition, startingPositionTimestamp: time }: KinesisConsumerProps,
): number | undefined {
  const needed = startingPosition === lambda.StartingPosition.AT_TIMESTAMP;
  if (!Token.isUnresolved(startingPosition) && needed !== (time !== undefined)) {
    refuse(consumer, {
      prop: 'startingPositionTimestamp',
      fact: needed
        ? 'is left out, but startingPosition is AT_TIMESTAMP'
        : `is given, but startingPosition is ${startingPosition ?? 'TRIM_HORIZON'}`,
      consequence: 'AWS rejects the event source mapping',
      fix: needed
        ? 'Give the Unix time in seconds to start from'
        : 'Use StartingPosition.AT_TIMESTAMP, or leave startingPositionTimestamp out',
    });
  }
  if (time !== undefined && !Token.isUnresolved(time) && !(Number.isFinite(time) && time >= 0 && time < LATEST_TIME)) {
    refuse(consumer, {
      prop: 'startingPositionTimestamp',
      fact: `is ${time}, which is not a Unix time in seconds`,
      consequence: 'AWS rejects the event source mapping, or reads nothing until then',
      fix: 'Give seconds since 1970: Date.now() / 1000, not milliseconds',
    });
  }
  return time;
}
