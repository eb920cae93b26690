/**
 * The message of a bucket's notification, for a function, a queue and a topic alike. S3 sends no message attributes.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
import { ANY, documented, itemsLike, NUMBER, Shape, texts, documentedTexts } from '../shape';

const BUCKET: Shape = documented({ ...texts('name', 'arn'), ownerIdentity: documented(texts('principalId')) });
const OBJECT: Shape = documented({ ...texts('key', 'eTag', 'versionId', 'sequencer'), size: NUMBER });

/** An event is named without the `s3:` that a notification's setting begins with. */
const EVENT_NAMES = documentedTexts(
  'ObjectCreated:Put', 'ObjectCreated:Post', 'ObjectCreated:Copy', 'ObjectCreated:CompleteMultipartUpload',
  'ObjectRemoved:Delete', 'ObjectRemoved:DeleteMarkerCreated',
  'ObjectRestore:Post', 'ObjectRestore:Completed', 'ObjectRestore:Delete',
  'ReducedRedundancyLostObject',
  'Replication:OperationFailedReplication', 'Replication:OperationMissedThreshold',
  'Replication:OperationReplicatedAfterThreshold', 'Replication:OperationNotTracked',
  'LifecycleExpiration:Delete', 'LifecycleExpiration:DeleteMarkerCreated', 'LifecycleTransition',
  'IntelligentTiering', 'ObjectTagging:Put', 'ObjectTagging:Delete', 'ObjectAcl:Put',
);

const RECORD: Shape = documented({
  ...texts('eventVersion', 'eventSource', 'awsRegion', 'eventTime'),
  eventName: EVENT_NAMES,
  userIdentity: documented(texts('principalId')),
  requestParameters: documented(texts('sourceIPAddress')),
  responseElements: documented(texts('x-amz-request-id', 'x-amz-id-2')),
  s3: documented({ ...texts('s3SchemaVersion', 'configurationId'), bucket: BUCKET, object: OBJECT }),
  glacierEventData: ANY,
  replicationEventData: ANY,
  intelligentTieringEventData: ANY,
  lifecycleEventData: ANY,
});

/** `Service`, `Event` and the rest are those of the test that S3 sends when the notification is set. */
export const S3_MESSAGE: Shape = documented({
  Records: itemsLike(() => RECORD),
  ...texts('Service', 'Event', 'Time', 'Bucket', 'RequestId', 'HostId'),
});
