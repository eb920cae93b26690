/**
 * The events of objects that S3 sends to the default bus, once a bucket is set to send them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-s3.html
 */
import { ANY, documented, NUMBER, Shape, texts, documentedTexts } from '../shape';
import { BusSource } from './source';

/** Every way to create an object is one operation of the API. */
const REASONS = [
  'PutObject', 'POST Object', 'CopyObject', 'CompleteMultipartUpload', 'DeleteObject', 'Lifecycle Expiration',
] as const;

const OBJECT: Shape = documented({ ...texts('key', 'etag', 'version-id', 'sequencer'), size: NUMBER });

const DETAIL: Shape = documented({
  ...texts(
    'version', 'event-version', 'request-id', 'requester', 'source-ip-address', 'restore-expiry-time',
    'source-storage-class', 'destination-storage-class', 'destination-access-tier',
  ),
  'bucket': documented(texts('name')),
  'object': OBJECT,
  'reason': documentedTexts(...REASONS),
  'deletion-type': documentedTexts('Permanently Deleted', 'Delete Marker Created'),
});

export const S3_SOURCE = 'aws.s3';

/** These events come only from a bucket that is set to send them. */
export const S3_OBJECT_EVENTS: readonly string[] = [
  'Object Created', 'Object Deleted', 'Object Restore Initiated', 'Object Restore Completed', 'Object Restore Expired',
  'Object Tags Added', 'Object Tags Deleted', 'Object ACL Updated', 'Object Storage Class Changed',
  'Object Access Tier Changed',
];

export const S3_ON_BUS: BusSource = {
  source: S3_SOURCE,
  events: [{ types: S3_OBJECT_EVENTS, detail: DETAIL }, { types: ['Async Copy Completion'], detail: ANY }],
  complete: true,
};
