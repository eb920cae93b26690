/**
 * What a Kinesis mapping needs of its stream, read directly or through an enhanced fan-out consumer.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
 */
import { NumberOption } from '../../facts/number-option';

export const KINESIS_RETENTION: NumberOption = { min: 86_400, max: 31_536_000, unit: 'seconds', default: 86_400 };
export const KINESIS_STARTING_POSITIONS: readonly string[] = ['TRIM_HORIZON', 'LATEST', 'AT_TIMESTAMP'];

export const KINESIS_CONSUME_ACTIONS: readonly string[] = [
  'kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards',
];
/** On the consumer's ARN, beside the stream's actions. */
export const KINESIS_SUBSCRIBE_ACTIONS: readonly string[] = ['kinesis:SubscribeToShard'];

/** Keys of a record that an event filter may start from; `data` is the record's decoded JSON. */
export const KINESIS_FILTER_KEYS: readonly string[] = [
  'data', 'partitionKey', 'sequenceNumber', 'approximateArrivalTimestamp', 'kinesisSchemaVersion', 'encryptionType',
  'eventID', 'eventName', 'eventSource', 'eventSourceARN', 'eventVersion', 'invokeIdentityArn', 'awsRegion',
];
