import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { StreamEventSourceConsumerProps } from '../stream/stream-event-source-consumer-props';

/**
 * Props of a function that consumes a Kinesis stream, with shared throughput or enhanced fan-out.
 */
export interface KinesisConsumerProps extends StreamEventSourceConsumerProps {
  /**
   * The stream, read with the throughput that all its consumers share. Not together with `streamConsumer`.
   * @default - `streamConsumer` is required
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly stream?: kinesis.IStream;

  /**
   * An enhanced fan-out consumer of the stream, with a throughput of its own of 2 MB per second and shard. Not together
   * with `stream`.
   * @default - `stream` is required
   * @see https://docs.aws.amazon.com/streams/latest/dev/enhanced-consumers.html
   */
  readonly streamConsumer?: kinesis.IStreamConsumer;

  /**
   * Time from which to read with `StartingPosition.AT_TIMESTAMP`, in Unix time seconds.
   * @default - no time, as the other starting positions require none
   * @see https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html
   */
  readonly startingPositionTimestamp?: number;
}
