import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { StreamEventSourceConsumerProps } from '../stream/stream-event-source-consumer-props';

/**
 * Settings of a function that consumes a Kinesis stream, directly or through an enhanced fan-out consumer.
 */
export interface KinesisConsumerProps extends StreamEventSourceConsumerProps {
  /**
   * The stream, read with the throughput that all its readers share.
   * @default - `streamConsumer` is given; it is one or the other
   */
  readonly stream?: kinesis.IStream;

  /**
   * An enhanced fan-out consumer of the stream, with 2 MB/s for each shard of its own.
   * @default - `stream` is given; it is one or the other
   */
  readonly streamConsumer?: kinesis.IStreamConsumer;

  /**
   * Where to start with `StartingPosition.AT_TIMESTAMP`, in Unix time seconds.
   * @default - the starting position needs no time
   */
  readonly startingPositionTimestamp?: number;
}
