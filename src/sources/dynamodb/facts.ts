/**
 * The facts of a mapping that polls the stream of a DynamoDB table.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
import { SourceFacts } from '../../facts/source-facts';
import { ORDERED_OPTIONS, SHARD_OPTIONS } from '../stream/facts';

export const DYNAMODB_STARTING_POSITIONS: readonly string[] = ['TRIM_HORIZON', 'LATEST'];

/** `dynamodb:ListStreams`, which AWS's managed policy adds, takes no resource and is not needed to poll. */
export const DYNAMODB_CONSUME_ACTIONS: readonly string[] = [
  'dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator',
];

export const DYNAMODB_FILTER_KEYS: readonly string[] = [
  'dynamodb', 'eventName', 'eventID', 'eventVersion', 'eventSource', 'eventSourceARN', 'awsRegion', 'userIdentity',
];

export const DYNAMODB_SOURCE: SourceFacts = {
  kind: 'dynamodb',
  noun: 'a DynamoDB stream',
  options: [...ORDERED_OPTIONS, ...SHARD_OPTIONS],
  requires: ['StartingPosition'],
  tells: [],
  samEvents: ['DynamoDB'],
  startingPositions: DYNAMODB_STARTING_POSITIONS,
  filterKeys: DYNAMODB_FILTER_KEYS,
  oneMappingPerFunction: true,
};
