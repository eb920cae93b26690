/** A message keeps its age when it moves to a standard dead-letter queue, so that queue must keep messages for longer than the source. */
import { QUEUE_RETENTION } from '../sources/sqs/facts';
import { set } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { all, are, judge, not, place } from './kit/report';
import { named, time } from './kit/wording';
import { redriving } from './queries/redrives';

export const deadLetterQueueOutlivesSource = defineRule({
  id: 'dead-letter-queue-outlives-source',
  severity: 'warning',
  why: 'A message keeps its age when it moves, so a dead-letter queue that keeps messages no longer may delete it at once.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  check: (app) => redriving(app).flatMap(({ queue, to }) => {
    const deadLetters = app.nodeOf('queue', to);
    const retention = app.ask('queue', to, (node) => node.retention);
    return judge(
      place([deadLetters, 'MessageRetentionPeriod'], [queue, 'RedrivePolicy.deadLetterTargetArn']),
      all(
        not(app.ask('queue', to, (node) => node.fifo)),
        are([retention, queue.retention], (kept, age) => kept <= age),
      ),
      () => ({
        fact: `${named(deadLetters ?? queue)} keeps a message for ${time(retention)}, no longer than ${named(queue)}, which keeps it for ${time(queue.retention)}`,
        consequence: 'A message keeps its age when it moves: one that failed late is deleted before anybody has seen it',
        fix: queue.retention === QUEUE_RETENTION.max
          ? `Set MessageRetentionPeriod of ${named(queue)} to ${QUEUE_RETENTION.default}, or anything below ${QUEUE_RETENTION.max}, the most that a dead-letter queue can have`
          : `Set MessageRetentionPeriod to ${QUEUE_RETENTION.max}`,
        changes: queue.retention === QUEUE_RETENTION.max
          ? set(queue, 'MessageRetentionPeriod', QUEUE_RETENTION.default)
          : set(deadLetters, 'MessageRetentionPeriod', QUEUE_RETENTION.max),
      }),
    );
  }),
});
