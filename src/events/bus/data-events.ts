/**
 * Calls that CloudTrail records only where a trail selects them: those about the data in a resource. Calls about the
 * resource itself are recorded by any trail.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html
 */
import { S3_SOURCE } from './s3';

export interface DataEvents {
  /** The source of the event on the bus. */
  readonly source: string;
  /** The type of the resources, as a trail names it. */
  readonly type: string;
  /** Those resources in plain words. */
  readonly what: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

const TABLE: readonly DataEvents[] = [
  {
    source: S3_SOURCE,
    type: 'AWS::S3::Object',
    what: 'objects',
    reads: [
      'GetObject', 'GetObjectAcl', 'GetObjectAttributes', 'GetObjectLegalHold', 'GetObjectRetention', 'GetObjectTagging',
      'GetObjectTorrent', 'HeadBucket', 'HeadObject', 'ListMultipartUploads', 'ListObjects', 'ListObjectVersions', 'ListParts',
      'SelectObjectContent',
    ],
    writes: [
      'AbortMultipartUpload', 'CompleteMultipartUpload', 'CopyObject', 'CreateMultipartUpload', 'DeleteObject',
      'DeleteObjects', 'DeleteObjectTagging', 'PutObject', 'PutObjectAcl', 'PutObjectTagging', 'RestoreObject', 'UploadPart',
      'UploadPartCopy',
    ],
  },
  {
    source: 'aws.dynamodb',
    type: 'AWS::DynamoDB::Table',
    what: 'items of tables',
    reads: ['BatchGetItem', 'GetItem', 'Query', 'Scan', 'TransactGetItems'],
    writes: ['BatchWriteItem', 'DeleteItem', 'PutItem', 'TransactWriteItems', 'UpdateItem'],
  },
  { source: 'aws.lambda', type: 'AWS::Lambda::Function', what: 'functions', reads: [], writes: ['Invoke'] },
  { source: 'aws.sns', type: 'AWS::SNS::Topic', what: 'topics', reads: [], writes: ['Publish', 'PublishBatch'] },
  {
    source: 'aws.sqs',
    type: 'AWS::SQS::Queue',
    what: 'queues',
    reads: [],
    writes: ['DeleteMessage', 'DeleteMessageBatch', 'ReceiveMessage', 'SendMessage', 'SendMessageBatch'],
  },
];

export const DATA_EVENTS: ReadonlyMap<string, DataEvents> = new Map(TABLE.map((events) => [events.source, events]));
