/**
 * How the event types of a bucket's notifications read as EventBridge events. An event type without a row is sent by
 * notifications only.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 */
import { KIB } from '../../facts/units';

/** The events of the default bus that an event type stands for. Without `reason` or `deletionType` every one. */
export interface BucketEvent {
  readonly detailTypes: readonly string[];
  readonly reason?: string;
  readonly deletionType?: string;
}

const DELETED = ['Object Deleted'];
const MARKER = 'Delete Marker Created';
const PERMANENT = 'Permanently Deleted';
const BY_REQUEST = 'DeleteObject';
const BY_LIFECYCLE = 'Lifecycle Expiration';

const EVENTS: Readonly<Record<string, BucketEvent>> = {
  's3:ObjectCreated:*': { detailTypes: ['Object Created'] },
  's3:ObjectCreated:Put': { detailTypes: ['Object Created'], reason: 'PutObject' },
  's3:ObjectCreated:Copy': { detailTypes: ['Object Created'], reason: 'CopyObject' },
  's3:ObjectCreated:CompleteMultipartUpload': { detailTypes: ['Object Created'], reason: 'CompleteMultipartUpload' },
  's3:ObjectRemoved:*': { detailTypes: DELETED, reason: BY_REQUEST },
  's3:ObjectRemoved:Delete': { detailTypes: DELETED, reason: BY_REQUEST, deletionType: PERMANENT },
  's3:ObjectRemoved:DeleteMarkerCreated': { detailTypes: DELETED, reason: BY_REQUEST, deletionType: MARKER },
  's3:ObjectRestore:*': {
    detailTypes: ['Object Restore Initiated', 'Object Restore Completed', 'Object Restore Expired'],
  },
  's3:ObjectRestore:Post': { detailTypes: ['Object Restore Initiated'] },
  's3:ObjectRestore:Completed': { detailTypes: ['Object Restore Completed'] },
  's3:ObjectRestore:Delete': { detailTypes: ['Object Restore Expired'] },
  's3:LifecycleExpiration:*': { detailTypes: DELETED, reason: BY_LIFECYCLE },
  's3:LifecycleExpiration:Delete': { detailTypes: DELETED, reason: BY_LIFECYCLE, deletionType: PERMANENT },
  's3:LifecycleExpiration:DeleteMarkerCreated': { detailTypes: DELETED, reason: BY_LIFECYCLE, deletionType: MARKER },
  's3:LifecycleTransition': { detailTypes: ['Object Storage Class Changed'] },
  's3:IntelligentTiering': { detailTypes: ['Object Access Tier Changed'] },
  's3:ObjectTagging:*': { detailTypes: ['Object Tags Added', 'Object Tags Deleted'] },
  's3:ObjectTagging:Put': { detailTypes: ['Object Tags Added'] },
  's3:ObjectTagging:Delete': { detailTypes: ['Object Tags Deleted'] },
  's3:ObjectAcl:Put': { detailTypes: ['Object ACL Updated'] },
};

/** The event types that a new trigger can have. The fix `event-bus-instead` has a table of its own, and says why. */
export const BUCKET_EVENTS: ReadonlyMap<string, BucketEvent> = new Map(Object.entries(EVENTS));

/**
 * Bytes of the largest message of a notification.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export const LARGEST_NOTIFICATION = 64 * KIB;

/** Keys of the records that Lambda writes to a bucket as a failure destination start with this, and end in a UUID. */
export const RECORD_KEY_PREFIX = 'aws/lambda/';

/** Event types for new objects start with this. */
export const OBJECT_CREATED_EVENTS = 's3:ObjectCreated:';
