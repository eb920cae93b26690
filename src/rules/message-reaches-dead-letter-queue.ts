/** A queue hides a failing message after each receive. If the message expires before the last receive, it never reaches the dead-letter queue. */
import { DAY } from '../facts/units';
import { isUnknown, Known, mapAll } from '../model/known';
import { QUEUE_RETENTION } from '../resources/queue/facts';
import { Change } from './kit/change';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { NodeOf } from './kit/graph-index';
import { mayReadQueue } from './kit/hidden-sources';
import { report, location } from './kit/report';
import { describeNode, formatCount, formatSeconds, prop, propTo } from './kit/wording';
import { sourceProperty } from './queries/reader-settings';

export const messageReachesDeadLetterQueue = defineRule({
  id: 'message-reaches-dead-letter-queue',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'SQS deletes a message at the end of its retention even if it has receives left, and then it reaches no dead-letter queue.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html',
  hidden: { source: mayReadQueue },
  check: (app) => app.reading('queue').flatMap(({ delivery, from: queue }) => {
    const { retention, visibilityTimeout: hidden } = queue;
    const receives = receivesOf(queue);
    return receives === 'none' ? [] : report(
      location([queue, 'MessageRetentionPeriod'], [delivery, sourceProperty(delivery)]),
      mapAll([retention, hidden, receives], (kept, seconds, most) => kept <= seconds * most),
      () => {
        const [fix, changes] = typeof hidden === 'number' && typeof receives === 'number'
          ? longerRetention(queue, hidden, receives)
          : [`Set ${prop('MessageRetentionPeriod')} above ${prop('VisibilityTimeout')} × ${prop('maxReceiveCount')}`, []];
        return {
          fact: `${describeNode(queue)} keeps a message for ${formatSeconds(retention)}, and hides it for ${formatSeconds(hidden)} after each of `
            + `${formatCount(receives, 'receive')} (${prop('maxReceiveCount')})`,
          consequence: 'A message that keeps failing expires before its last receive, after '
            + `${formatSeconds(mapAll([hidden, receives], (seconds, most) => seconds * Number(most)))}: it never reaches the dead-letter queue and is lost without a trace`,
          fix,
          changes,
        };
      },
    );
  }),
});

function receivesOf({ redrive }: NodeOf<'queue'>): Known<number | 'none'> {
  // The unknown is passed on.
  return isUnknown(redrive) || redrive === 'none' ? redrive : redrive.maxReceiveCount;
}

/** One day below the maximum, so that the dead-letter queue can retain messages longer. */
const LONG_RETENTION = QUEUE_RETENTION.max - DAY;

/** Sets the shorter of two retentions that is sufficient. If neither is, it lowers maxReceiveCount. */
function longerRetention(queue: NodeOf<'queue'>, hidden: number, receives: number): readonly [string, readonly Change[]] {
  const sufficient = [QUEUE_RETENTION.default, LONG_RETENTION].find((kept) => kept > hidden * receives);
  if (sufficient !== undefined) {
    return [`Set ${propTo('MessageRetentionPeriod', sufficient)}`, setValue(queue, 'MessageRetentionPeriod', sufficient)];
  }
  const kept = Math.max(LONG_RETENTION, Number(queue.retention));
  const most = Math.ceil(kept / hidden) - 1;
  return [
    `Set ${prop('maxReceiveCount')} to ${most}${kept === queue.retention ? '' : `, and ${propTo('MessageRetentionPeriod', kept)}`}`,
    [
      ...setValue(queue, 'RedrivePolicy.maxReceiveCount', most),
      ...(kept === queue.retention ? [] : setValue(queue, 'MessageRetentionPeriod', kept)),
    ],
  ];
}
