/** A failed message must stay in its dead-letter queue. If a redrive policy leads back, the message loops. */
import { INPUT_LIMITS } from '../limits';
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known } from '../model/known';
import { Change } from './kit/change';
import { addFailureQueue, arnOfAddedResource, setValue, unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { mayReadOwnQueue, mayReadQueue } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { redriveTarget } from './queries/redrives';

/** No app has a longer chain of dead-letter queues. */
const MAX_CHAIN = INPUT_LIMITS.redriveHops.max;

export const redriveDoesNotLoop = defineRule({
  id: 'redrive-does-not-loop',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'A failed message loops between the queues, or returns to the function that failed on it.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  hidden: {
    source: (mapping, app) => mayReadOwnQueue(mapping) || (mayReadQueue(mapping) && readsAnother(app, mapping)),
    target: ({ source }) => source.kind === 'queue',
  },
  check: (app) => app.all('queue').flatMap((queue) => {
    const chain = chainFrom(app, queue);
    if (chain.length === 0 && nextIsUnknown(queue) === false) return [];
    const repeated = chain.find((other) => other === queue)
      ?? chain.find((other) => sharedConsumer(app, queue, other) !== undefined);
    const path = repeated && chain.slice(0, chain.indexOf(repeated) + 1);
    const text = (): string => [queue, ...path ?? []].map(describeNode).join(' → ');
    return report(location([queue, 'RedrivePolicy.deadLetterTargetArn']), path !== undefined || nextIsUnknown(chain.at(-1) ?? queue), () => ({
      fact: repeated === queue
        ? `Failed messages of ${describeNode(queue)} return to it: ${text()}`
        : `${text()}: ${describeNode(sharedConsumer(app, queue, repeated ?? queue) ?? queue)} polls both the first and the last`,
      consequence: 'A message that cannot be handled is retried forever, or fails again in the same way, and nothing reports it',
      fix: `Set ${prop('RedrivePolicy.deadLetterTargetArn')} to a queue that this function does not poll and that does not lead back to any of these queues`,
      changes: breakLoop(app, repeated === queue ? path ?? [] : [], queue),
    }));
  }),
});

/** Whether the chain continues at an unknown queue. Queues outside the app count as not leading back. */
function nextIsUnknown(last: NodeOf<'queue'>): Known<boolean> {
  const next = redriveTarget(last);
  return last.declaredAt !== undefined && isUnknown(next) ? next : false;
}

/** Removes the redrive policy of a queue in the loop that nothing polls. If there is none, the queue gets a new dead-letter queue. */
function breakLoop(app: GraphIndex, loop: readonly NodeOf<'queue'>[], queue: NodeOf<'queue'>): readonly Change[] {
  const end = loop.find(({ id, declaredAt }) => declaredAt !== undefined && app.from(id).length === 0);
  if (end !== undefined) return unsetValue(end, 'RedrivePolicy');
  if (queue.declaredAt === undefined) return [];
  const added = addFailureQueue(queue.declaredAt, 'DeadLetterQueue', queue.fifo === true);
  return [added, ...setValue(queue, 'RedrivePolicy.deadLetterTargetArn', arnOfAddedResource(added))];
}

/** The dead-letter queues that follow a queue, up to the first that repeats. */
function chainFrom(app: GraphIndex, queue: NodeOf<'queue'>): readonly NodeOf<'queue'>[] {
  const chain: NodeOf<'queue'>[] = [];
  let next = app.nodeOf('queue', redriveTarget(queue));
  while (next !== undefined && !chain.includes(next) && chain.length < MAX_CHAIN) {
    chain.push(next);
    next = app.nodeOf('queue', redriveTarget(next));
  }
  return chain;
}

function sharedConsumer(app: GraphIndex, one: NodeOf<'queue'>, two: NodeOf<'queue'>): NodeOf<'function'> | undefined {
  // `hidden` covers mappings of unknown functions.
  const first = new Set(app.from(one.id).map(({ target }) => target.function).filter((id) => !isUnknown(id)));
  const shared = app.from(two.id).map(({ target }) => target.function).find((id) => first.has(id));
  return app.nodeOf('function', shared);
}

/** Only a function that polls two queues can be led back to itself. */
function readsAnother(app: GraphIndex, mapping: Delivery): boolean {
  return app.to(mapping.target.function).some((other) => other !== mapping && other.policy.mode === 'poll' && mayReadQueue(other));
}
