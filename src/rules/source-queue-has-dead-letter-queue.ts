/** A queue that Lambda polls needs a place for the messages that keep failing; the mapping has none to offer. */
import { map } from '../model/known';
import { SAFE_MAX_RECEIVE_COUNT } from '../sources/sqs/facts';
import { Change } from './kit/change';
import { addFailureQueue, arnOfAddedResource, setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { NodeOf } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode, formatSeconds } from './kit/wording';
import { hiddenSources, setsProperty } from './queries/hidden-sources';
import { isPipe, sourceProperty } from './queries/reader-settings';

export const sourceQueueHasDeadLetterQueue = defineRule({
  id: 'source-queue-has-dead-letter-queue',
  severity: 'error',
  why: 'Without a dead-letter queue a message that keeps failing is tried until it expires, and then is gone.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
  check: (app) => [
    ...app.reading('queue').flatMap(({ delivery, from: queue }) => report(
      location([queue, 'RedrivePolicy'], [delivery, sourceProperty(delivery)]),
      map(queue.redrive, (redrive) => redrive === 'none'),
      () => ({
        fact: `${describeNode(queue)} is polled by ${isPipe(delivery) ? 'a pipe' : 'Lambda'} and has no RedrivePolicy`,
        consequence: `A message that keeps failing is handled again and again until it is ${formatSeconds(queue.retention)} old, and then is lost without a trace`,
        fix: `Set RedrivePolicy to a dead-letter queue, with maxReceiveCount ${SAFE_MAX_RECEIVE_COUNT} or more`,
        changes: withDeadLetterQueue(queue),
      }),
    )),
    ...hiddenSources(app, (mapping) => !setsProperty(mapping, 'StartingPosition')),
  ],
});

function withDeadLetterQueue(queue: NodeOf<'queue'>): readonly Change[] {
  if (queue.declaredAt === undefined) return [];
  const added = addFailureQueue(queue.declaredAt, 'DeadLetterQueue', queue.fifo === true);
  return [added, ...setValue(queue, 'RedrivePolicy', { deadLetterTargetArn: arnOfAddedResource(added), maxReceiveCount: SAFE_MAX_RECEIVE_COUNT })];
}
