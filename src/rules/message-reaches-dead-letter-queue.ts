/** A message that keeps failing is hidden once for each receive; a queue that forgets it before the last one never gives it to its dead-letter queue. */
import { isUnknown, Known, mapAll } from '../model/known';
import { QUEUE_RETENTION } from '../sources/sqs/facts';
import { Change } from './kit/change';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { NodeOf } from './kit/graph-index';
import { report, location } from './kit/report';
import { pluralize, describeNode, formatSeconds } from './kit/wording';
import { mayReadQueue } from './queries/hidden-sources';
import { sourceProperty } from './queries/reader-settings';

export const messageReachesDeadLetterQueue = defineRule({
  id: 'message-reaches-dead-letter-queue',
  severity: 'error',
  why: 'SQS deletes a message whose retention is over, however many receives it has left: no dead-letter queue sees it.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html',
  hidden: { source: mayReadQueue },
  check: (app) => app.reading('queue').flatMap(({ delivery, from: queue }) => {
    const { retention, visibilityTimeout: hidden } = queue;
    const receives = receivesOf(queue);
    return receives === 'none' ? [] : report(
      location([queue, 'MessageRetentionPeriod'], [delivery, sourceProperty(delivery)]),
      mapAll([retention, hidden, receives], (kept, seconds, most) => kept <= seconds * most),
      () => {
        const [fix, changes] = mended(queue, Number(hidden), Number(receives));
        return {
          fact: `${describeNode(queue)} keeps a message for ${formatSeconds(retention)}, and hides it for ${formatSeconds(hidden)} after each of ${pluralize(Number(receives), 'receive')} (maxReceiveCount)`,
          consequence: `A message that keeps failing expires before its receives are used up, ${formatSeconds(Number(hidden) * Number(receives))}: it never reaches the dead-letter queue and is lost without a trace`,
          fix,
          changes,
        };
      },
    );
  }),
});

function receivesOf({ redrive }: NodeOf<'queue'>): Known<number | 'none'> {
  // Handed on.
  return isUnknown(redrive) || redrive === 'none' ? redrive : redrive.maxReceiveCount;
}

/** Long, and a day shorter than the dead-letter queue can keep what it gets. */
const LONGEST = QUEUE_RETENTION.max - 86_400;

/** The shorter of two usual retentions that is long enough; where none is, fewer receives. */
function mended(queue: NodeOf<'queue'>, hidden: number, receives: number): readonly [string, readonly Change[]] {
  const enough = [QUEUE_RETENTION.default as number, LONGEST].find((kept) => kept > hidden * receives);
  if (enough !== undefined) return [`Set MessageRetentionPeriod to ${enough}`, setValue(queue, 'MessageRetentionPeriod', enough)];
  const kept = Math.max(LONGEST, Number(queue.retention));
  const most = Math.ceil(kept / hidden) - 1;
  return [
    `Set maxReceiveCount to ${most}${kept === queue.retention ? '' : `, and MessageRetentionPeriod to ${kept}`}`,
    [...setValue(queue, 'RedrivePolicy.maxReceiveCount', most), ...(kept === queue.retention ? [] : setValue(queue, 'MessageRetentionPeriod', kept))],
  ];
}
