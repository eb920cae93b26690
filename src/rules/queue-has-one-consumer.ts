/** Two functions that poll the same queue each receive only a part of its messages, and a filter deletes what the other one wants. */
import { and, Known, mapAll, or } from '../model/known';
import { markName } from '../text/names';
import { either } from '../text/words';
import { coexist } from './kit/coexist';
import { compareWithEarlier } from './kit/compare-with-earlier';
import { defineRule } from './kit/define-rule';
import { Problem } from './kit/finding';
import { NodeOf } from './kit/graph-index';
import { mayReadQueue, oncePerApp } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { hasFilters, QueueReader, queueReaders } from './queue-has-one-consumer/readers';

export const queueHasOneConsumer = defineRule({
  id: 'queue-has-one-consumer',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'Functions that poll the same queue compete for its messages, and each deletes the messages that its filters do not match.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
  hidden: { source: (mapping, app) => mayReadQueue(mapping) && hasSeveralReaders(app) },
  check: (app) => [...queueReaders(app)].flatMap(([queue, readers]) => {
    const pairs = compareWithEarlier(readers, comparisonKey, compete);
    return pairs.flatMap(({ item: other, earlier: first, conflicts }) => (
      report(location([other, other.property]), conflicts, () => problemOf(queue, first, other))
    ));
  }),
});

function problemOf(queue: NodeOf<'queue'>, first: QueueReader, other: QueueReader): Problem {
  const fact = `${readersOf(first, other)} poll ${describeNode(queue)}, `
    + `through this ${other.property === 'Source' ? 'pipe' : 'mapping'} and through ${markName(first.id)}`;
  const filtering = [other, first].filter(hasFilters);
  // Only a person knows which of them each message is for.
  return filtering.length > 0 ? {
    fact: `${fact}, and ${filtering.length > 1 ? 'both have filters' : `${markName(filtering[0].id)} has filters`} (${prop('FilterCriteria')})`,
    consequence: 'Whichever polls a message first deletes it if its filters do not match, so that the other never receives it',
    fix: `Give each its own queue, subscribed to a topic with a ${prop('FilterPolicy')} or to a bus with a rule for each, `
      + `or remove ${markName(other.id)}${either(other.property === 'Source' ? ' (AWS::Pipes::Pipe)' : ' (AWS::Lambda::EventSourceMapping)', '')} and choose in one function`,
    changes: [],
  } : {
    fact,
    consequence: 'Each message reaches only the function that polls first, and the other never receives it',
    fix: `Give each function its own queue, subscribed to a topic or an event bus, remove ${markName(other.id)}, `
      + 'or acknowledge that each function can handle every message',
    changes: [],
    severity: 'warning',
  };
}

function readersOf(first: QueueReader, other: QueueReader): string {
  if (other.target === first.target) return 'Two mappings or pipes';
  return [first, other].some(({ property }) => property === 'Source') ? 'Two readers' : 'Two functions';
}

function comparisonKey({ target, qualifier, enabled, filters, declaredAt }: QueueReader): readonly unknown[] {
  return [target, qualifier, enabled, filters, declaredAt?.condition];
}

/** Lambda refuses two mappings of one queue to the same function and qualifier. */
function compete(one: QueueReader, two: QueueReader): Known<boolean> {
  const differ = (a: unknown, b: unknown): boolean => a !== b;
  const functions = mapAll([one.target, two.target], differ);
  const filters = mapAll([one.filters, two.filters], (a, b) => a.length > 0 || b.length > 0);
  const qualifiers = mapAll([one.qualifier, two.qualifier], differ);
  return and(or(functions, and(qualifiers, filters)), one.enabled, two.enabled, coexist(one, two));
}

const hasSeveralReaders = oncePerApp((app) => {
  const readers = app.mappings.filter(mayReadQueue);
  return readers.some(({ target }) => JSON.stringify(target.function) !== JSON.stringify(readers[0].target.function));
});
