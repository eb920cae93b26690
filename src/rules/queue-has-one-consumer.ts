/** Two functions that poll the same queue each receive only a part of its messages. */
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { and, Known, mapAll } from '../model/known';
import { markName } from '../text/names';
import { coexist } from './kit/coexist';
import { compareWithEarlier } from './kit/compare-with-earlier';
import { defineRule } from './kit/define-rule';
import { location, report } from './kit/report';
import { describeNode } from './kit/wording';
import { mayReadQueue, oncePerApp } from './queries/hidden-sources';

export const queueHasOneConsumer = defineRule({
  id: 'queue-has-one-consumer',
  severity: 'warning',
  harm: 'nothing-arrives',
  why: 'Functions that poll the same queue compete for its messages: each message reaches only one of them.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html',
  hidden: { source: (mapping, app) => mayReadQueue(mapping) && hasSeveralReaders(app) },
  check: (app) => [...groupBy(app.polling('queue'), ({ from }) => from).entries()].flatMap(([queue, polled]) => {
    const mappings = polled.map(({ delivery }) => delivery);
    const pairs = compareWithEarlier(mappings, comparisonKey, compete);
    return pairs.flatMap(({ item: other, earlier: first, conflicts }) => report(
      location([other, 'EventSourceArn']),
      conflicts,
      () => ({
        fact: `Two functions poll ${describeNode(queue)}, through this mapping and through ${markName(first.id)}`,
        consequence: 'Each message reaches only the function that polls first, and the other never receives it',
        fix: `Give each function its own queue, subscribed to a topic or an event bus, remove ${markName(other.id)}, `
          + 'or acknowledge that each function can handle every message',
        // Only a person knows whether the functions share the work.
        changes: [],
      }),
    ));
  }),
});

function comparisonKey({ declaredAt, policy, target }: Delivery): readonly unknown[] {
  return [target.function, policy.enabled, declaredAt?.condition];
}

function compete(one: Delivery, two: Delivery): Known<boolean> {
  const differs = mapAll([one.target.function, two.target.function], (a, b) => a !== b);
  return and(differs, one.policy.enabled, two.policy.enabled, coexist(one, two));
}

const hasSeveralReaders = oncePerApp((app) => {
  const readers = app.mappings.filter(mayReadQueue);
  return readers.some(({ target }) => JSON.stringify(target.function) !== JSON.stringify(readers[0].target.function));
});
