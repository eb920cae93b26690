/**
 * What a DynamoDB Streams mapping needs of its table. The stream keeps a record for one day, whatever is asked.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
 */
export const DYNAMODB_STREAM_RETENTION = 86_400;
export const DYNAMODB_STARTING_POSITIONS: readonly string[] = ['TRIM_HORIZON', 'LATEST'];

/** `dynamodb:ListStreams`, which AWS's managed policy adds, takes no resource and is not needed to poll. */
export const DYNAMODB_CONSUME_ACTIONS: readonly string[] = [
  'dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator',
];

/** Keys of a record that an event filter may start from. */
export const DYNAMODB_FILTER_KEYS: readonly string[] = [
  'dynamodb', 'eventName', 'eventID', 'eventVersion', 'eventSource', 'eventSourceARN', 'awsRegion', 'userIdentity',
];
