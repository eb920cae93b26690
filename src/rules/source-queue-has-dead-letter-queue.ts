/** A queue that Lambda polls needs a dead-letter queue for messages that keep failing, because its mapping has no on-failure destination. */
import { groupBy } from '../model/collections';
import { isUnknown, map } from '../model/known';
import { SAFE_MAX_RECEIVE_COUNT } from '../sources/sqs/facts';
import { either } from '../text/words';
import { Change } from './kit/change';
import { addFailureQueue, arnOfAddedResource, setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { NodeOf, Polled } from './kit/graph-index';
import { hiddenSources, mayReadQueue } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, formatSeconds, prop } from './kit/wording';
import { isPipe, sourceProperty } from './queries/reader-settings';

export const sourceQueueHasDeadLetterQueue = defineRule({
  id: 'source-queue-has-dead-letter-queue',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'Without a dead-letter queue, Lambda retries a failing message until it expires, and then the message is lost.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
  check: (app) => [
    ...onceEach(app.reading('queue')).flatMap(({ delivery, from: queue }) => report(
      location([queue, 'RedrivePolicy'], [delivery, sourceProperty(delivery)]),
      map(queue.redrive, (redrive) => redrive === 'none'),
      () => ({
        fact: `${isPipe(delivery) ? 'A pipe' : 'Lambda'} polls ${describeNode(queue)}, which has no ${prop('RedrivePolicy')}`,
        consequence: `A message that keeps failing is retried until ${endOf(queue)}, and then lost without a trace`,
        fix: `Set ${prop('RedrivePolicy')} to a dead-letter queue, with ${prop('maxReceiveCount')} ${SAFE_MAX_RECEIVE_COUNT} or more${either('', ', or consume the queue by SqsConsumer, which creates one')}`,
        changes: withDeadLetterQueue(queue),
      }),
    )),
    ...hiddenSources(app, mayReadQueue),
  ],
});

function endOf({ retention }: NodeOf<'queue'>): string {
  // The finding does not depend on the retention, so a hidden one is not reported.
  return isUnknown(retention) ? 'its retention ends' : `it is ${formatSeconds(retention)} old`;
}

/** A queue of the app lacks one dead-letter queue, however many read it. */
function onceEach(readings: readonly Polled<'queue'>[]): readonly Polled<'queue'>[] {
  const byPlace = groupBy(readings, ({ delivery, from }) => (from.declaredAt === undefined ? delivery.id : from.id));
  return [...byPlace.values()].map(([first]) => first);
}

function withDeadLetterQueue(queue: NodeOf<'queue'>): readonly Change[] {
  if (queue.declaredAt === undefined) return [];
  const added = addFailureQueue(queue.declaredAt, 'DeadLetterQueue', queue.fifo === true);
  const redrivePolicy = { deadLetterTargetArn: arnOfAddedResource(added), maxReceiveCount: SAFE_MAX_RECEIVE_COUNT };
  return [added, ...setValue(queue, 'RedrivePolicy', redrivePolicy)];
}
