/** What AWS does not document and a bound depends on. Each story names its own, so that no bound claims more than is known. */

export const ASSUMPTION_TEXTS = {
  'throttle-backoff': 'AWS does not publish how fast the waits after a throttled asynchronous invocation grow; the event age ends them',
  'stream-backoff': 'AWS does not publish the waits between retries of a batch, so that they count as nothing',
  'batch-grouping': 'AWS does not publish how records are grouped into batches, so that a full batch is halved down to one record',
  'handover-time': 'The service does not publish how long it tries to hand over an event, so that times count from where Lambda accepts it',
  'visibility-unchanged': 'The function does not change the visibility timeout of a message',
  'bucket-lifecycle': 'No lifecycle rule of the bucket deletes the object',
} as const;

export type StoryAssumption = keyof typeof ASSUMPTION_TEXTS;
