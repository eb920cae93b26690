/**
 * Ways to create or delete an object of which one is easily taken for all. Each way is an event of its own.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html
 */
export interface EventFamily {
  /** The event that is taken for all. */
  readonly taken: string;
  /** The one without which what is taken misses what nobody expects it to miss. */
  readonly missed: string;
  /** All of them. */
  readonly members: readonly string[];
  /** What the missed event reports. */
  readonly what: string;
}

/** `s3:ObjectCreated:` covers all events with this start. */
export function coversEvent(start: string, event: string): boolean {
  return event === start || (start.endsWith(':') && event.startsWith(start));
}

const LARGE_FILES = 'An object that is uploaded in parts, as SDKs and the command line do with large files,';

/** Created objects, as a notification names the events. */
export const CREATED: EventFamily = {
  taken: 's3:ObjectCreated:Put',
  missed: 's3:ObjectCreated:CompleteMultipartUpload',
  members: [
    's3:ObjectCreated:Put', 's3:ObjectCreated:Post', 's3:ObjectCreated:Copy', 's3:ObjectCreated:CompleteMultipartUpload',
  ],
  what: LARGE_FILES,
};

/** Deleted objects of a versioned bucket, as a notification names the events. */
export const DELETED: EventFamily = {
  taken: 's3:ObjectRemoved:Delete',
  missed: 's3:ObjectRemoved:DeleteMarkerCreated',
  members: ['s3:ObjectRemoved:Delete', 's3:ObjectRemoved:DeleteMarkerCreated'],
  what: 'An object that is deleted without a version, which leaves a delete marker,',
};

/** Created objects, as `reason` of the event on a bus names the ways. */
export const CREATED_REASONS: EventFamily = {
  taken: 'PutObject',
  missed: 'CompleteMultipartUpload',
  members: ['PutObject', 'POST Object', 'CopyObject', 'CompleteMultipartUpload'],
  what: LARGE_FILES,
};

/** Created objects, as CloudTrail names the calls. */
export const CREATED_CALLS: EventFamily = { ...CREATED_REASONS, members: ['PutObject', 'CopyObject', 'CompleteMultipartUpload'] };
