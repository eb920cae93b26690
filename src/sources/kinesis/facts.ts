/**
 * The facts of a mapping that polls a Kinesis stream, directly or through an enhanced fan-out consumer.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
 */
import { SourceFacts } from '../../facts/source-facts';
import { EVERY_STARTING_POSITION, ORDERED_OPTIONS, SHARD_OPTIONS } from '../stream/facts';

export const KINESIS_STARTING_POSITIONS: readonly string[] = EVERY_STARTING_POSITION;

export const KINESIS_CONSUME_ACTIONS: readonly string[] = [
  'kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator',
  'kinesis:ListShards',
];
/**
 * AWS lists these too, but mappings read without them: AWS refused a mapping of a shared stream without one of the
 * others, and never for lack of these. With a consumer, Lambda does without `DescribeStream` as well.
 */
export const KINESIS_ADVISED_ACTIONS: ReadonlySet<string> = new Set([
  'kinesis:DescribeStreamSummary', 'kinesis:ListShards',
]);
export const KINESIS_DESCRIBE = 'kinesis:DescribeStream';
/** On the consumer's ARN, beside the stream's actions. */
export const KINESIS_SUBSCRIBE_ACTIONS: readonly string[] = ['kinesis:SubscribeToShard'];

/** Its value is the record's decoded JSON. */
export const KINESIS_JSON_KEY = 'data';

export const KINESIS_FILTER_KEYS: readonly string[] = [
  KINESIS_JSON_KEY, 'partitionKey', 'sequenceNumber', 'approximateArrivalTimestamp', 'kinesisSchemaVersion', 'encryptionType',
  'eventID', 'eventName', 'eventSource', 'eventSourceARN', 'eventVersion', 'invokeIdentityArn', 'awsRegion',
];

export const KINESIS_SOURCE: SourceFacts = {
  kind: 'kinesis',
  noun: 'a Kinesis stream',
  options: [...ORDERED_OPTIONS, ...SHARD_OPTIONS, 'StartingPositionTimestamp'],
  requires: ['StartingPosition'],
  tells: [],
  samEvents: ['Kinesis'],
  startingPositions: KINESIS_STARTING_POSITIONS,
  filterKeys: KINESIS_FILTER_KEYS,
  payloadKey: KINESIS_JSON_KEY,
  jsonKey: KINESIS_JSON_KEY,
  oneMappingPerFunction: true,
};
