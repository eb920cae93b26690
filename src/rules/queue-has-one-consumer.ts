/** Two functions on one queue share its messages; each sees only some. */
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { and, Known, mapAll } from '../model/known';
import { acknowledgeFinding } from './kit/changes';
import { coexist } from './kit/coexist';
import { compareWithEarlier } from './kit/compare-with-earlier';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { mayReadQueue } from './queries/hidden-sources';

export const queueHasOneConsumer = defineRule({
  id: 'queue-has-one-consumer',
  severity: 'warning',
  why: 'Functions that poll one queue compete for its messages: each message reaches one of them only.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html',
  hidden: { source: mayReadQueue },
  check: (app) => [...groupBy(app.polling('queue'), ({ from }) => from).entries()].flatMap(([queue, polled]) => {
    const mappings = polled.map(({ delivery }) => delivery);
    return compareWithEarlier(mappings, sayOf, compete).flatMap(({ item: other, earlier: first, clash }) => report(
      location([other, 'EventSourceArn']),
      clash,
      () => ({
        fact: `${describeNode(queue)} is polled for two functions, by this mapping and by ${first.id}`,
        consequence: 'Each message reaches one function only, whichever polls first; the other never sees it',
        fix: `Give each function a queue of its own, fed by a topic or an event bus, or remove ${other.id}`,
        changes: acknowledgeFinding('The functions share the work of this queue: either of them may take any message'),
      }),
    ));
  }),
});

function sayOf({ declaredAt, policy, target }: Delivery): readonly unknown[] {
  return [target.function, policy.enabled, declaredAt?.condition];
}

function compete(one: Delivery, two: Delivery): Known<boolean> {
  const apart = mapAll([one.target.function, two.target.function], (a, b) => a !== b);
  return and(apart, one.policy.enabled, two.policy.enabled, coexist(one, two));
}
