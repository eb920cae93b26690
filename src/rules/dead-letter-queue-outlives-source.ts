/** A message keeps its age when it moves to a standard dead-letter queue, so that queue must retain messages longer than the source. */
import { and, mapAll, not } from '../model/known';
import { QUEUE_RETENTION } from '../resources/queue/facts';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayReadOwnQueue } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, formatSeconds, propTo } from './kit/wording';
import { redrivingQueues } from './queries/redrives';

export const deadLetterQueueOutlivesSource = defineRule({
  id: 'dead-letter-queue-outlives-source',
  severity: 'warning',
  harm: 'lost-on-failure',
  why: 'A message keeps its age when it moves, so a dead-letter queue with the same or a shorter retention may delete it at once.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  hidden: { source: mayReadOwnQueue },
  check: (app) => redrivingQueues(app).flatMap(({ queue, to }) => {
    const deadLetters = app.nodeOf('queue', to);
    const retention = app.ask('queue', to, (node) => node.retention);
    return report(
      location([deadLetters, 'MessageRetentionPeriod'], [queue, 'RedrivePolicy.deadLetterTargetArn']),
      and(
        // The rule redrive-does-not-loop covers a queue that is its own dead-letter queue.
        to !== queue.id,
        not(app.ask('queue', to, (node) => node.fifo)),
        mapAll([retention, queue.retention], (kept, age) => kept <= age),
      ),
      () => ({
        fact: `${describeNode(deadLetters ?? queue)} keeps a message for ${formatSeconds(retention)}, no longer than `
          + `${describeNode(queue)}, which keeps it for ${formatSeconds(queue.retention)}`,
        consequence: 'A message keeps its age when it moves: SQS deletes one that failed late before anyone can see it',
        fix: queue.retention === QUEUE_RETENTION.max
          ? `Set ${propTo('MessageRetentionPeriod', QUEUE_RETENTION.default)} at ${describeNode(queue)}, or to a value below ${QUEUE_RETENTION.max}, `
            + 'the maximum that a dead-letter queue can have'
          : `Set ${propTo('MessageRetentionPeriod', QUEUE_RETENTION.max)}`,
        changes: queue.retention === QUEUE_RETENTION.max
          ? setValue(queue, 'MessageRetentionPeriod', QUEUE_RETENTION.default)
          : setValue(deadLetters, 'MessageRetentionPeriod', QUEUE_RETENTION.max),
      }),
    );
  }),
});
