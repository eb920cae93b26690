/** A dead-letter queue is the end of a way: when it leads back, a message that fails once goes round and never ends. */
import { isUnknown, Known } from '../model/known';
import { Change } from './kit/change';
import { addFailureQueue, arnOfAddedResource, setValue, unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { mayReadQueue } from './queries/hidden-sources';
import { redriveTarget } from './queries/redrives';

/** No app gives messages up more often on one way. */
const MOST_HOPS = 16;

export const redriveDoesNotLoop = defineRule({
  id: 'redrive-does-not-loop',
  severity: 'error',
  why: 'A message that fails goes round between the queues, or back to the function that failed on it.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  hidden: { source: mayReadQueue, target: ({ source }) => source.kind === 'queue' },
  check: (app) => app.all('queue').flatMap((queue) => {
    const chain = chainFrom(app, queue);
    const again = chain.find((other) => other === queue) ?? chain.find((other) => sharedConsumer(app, queue, other) !== undefined);
    const way = again && chain.slice(0, chain.indexOf(again) + 1);
    return report(location([queue, 'RedrivePolicy.deadLetterTargetArn']), way !== undefined || isHidden(chain.at(-1) ?? queue), () => ({
      fact: again === queue
        ? `Messages that ${describeNode(queue)} gives up come back to it: ${[queue, ...way ?? []].map(describeNode).join(' → ')}`
        : `${[queue, ...way ?? []].map(describeNode).join(' → ')}: ${describeNode(sharedConsumer(app, queue, again ?? queue) ?? queue)} polls both the first and the last`,
      consequence: 'A message that cannot be handled is tried for ever, or fails a second time in the same way, and nobody is told',
      fix: 'Set RedrivePolicy.deadLetterTargetArn to a queue that this function does not poll and that leads to none of these',
      changes: withAnEnd(app, again === queue ? way ?? [] : [], queue),
    }));
  }),
});

/** Where the way goes on, nobody can tell. What lies outside the app is taken not to lead back. */
function isHidden(last: NodeOf<'queue'>): Known<boolean> {
  const next = redriveTarget(last);
  return last.declaredAt !== undefined && isUnknown(next) ? next : false;
}

/** In a circle of queues the one that nobody polls becomes the end; else the queue gets an end of its own. */
function withAnEnd(app: GraphIndex, circle: readonly NodeOf<'queue'>[], queue: NodeOf<'queue'>): readonly Change[] {
  const end = circle.find(({ id, declaredAt }) => declaredAt !== undefined && app.from(id).length === 0);
  if (end !== undefined) return unsetValue(end, 'RedrivePolicy');
  if (queue.declaredAt === undefined) return [];
  const added = addFailureQueue(queue.declaredAt, 'DeadLetterQueue', queue.fifo === true);
  return [added, ...setValue(queue, 'RedrivePolicy.deadLetterTargetArn', arnOfAddedResource(added))];
}

/** The queues that a message passes, the first of them left out, until one comes again. */
function chainFrom(app: GraphIndex, queue: NodeOf<'queue'>): readonly NodeOf<'queue'>[] {
  const chain: NodeOf<'queue'>[] = [];
  let next = app.nodeOf('queue', redriveTarget(queue));
  while (next !== undefined && !chain.includes(next) && chain.length < MOST_HOPS) {
    chain.push(next);
    next = app.nodeOf('queue', redriveTarget(next));
  }
  return chain;
}

function sharedConsumer(app: GraphIndex, one: NodeOf<'queue'>, two: NodeOf<'queue'>): NodeOf<'function'> | undefined {
  // Mappings of hidden functions are told by `hidden`.
  const first = new Set(app.from(one.id).map(({ target }) => target.function).filter((id) => !isUnknown(id)));
  const shared = app.from(two.id).map(({ target }) => target.function).find((id) => first.has(id));
  return app.nodeOf('function', shared);
}
