/** Two functions on one queue share its messages; each sees only some. */
import { grouped } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { Known } from '../model/unknown';
import { accept } from './kit/changes';
import { together } from './kit/coexist';
import { pairs } from './kit/compare-with-earlier';
import { defineRule } from './kit/define-rule';
import { all, are, judge, place } from './kit/report';
import { named } from './kit/wording';

export const queueHasOneConsumer = defineRule({
  id: 'queue-has-one-consumer',
  severity: 'warning',
  why: 'Functions that poll one queue compete for its messages: each message reaches one of them only.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html',
  check: (app) => [...grouped(app.polling('queue'), ({ from }) => from).entries()].flatMap(([queue, polled]) => {
    const mappings = polled.map(({ delivery }) => delivery);
    return pairs(mappings, sayOf, compete).flatMap(({ item: other, earlier: first, clash }) => judge(
      place([other, 'EventSourceArn']),
      clash,
      () => ({
        fact: `${named(queue)} is polled for two functions, by this mapping and by ${first.id}`,
        consequence: 'Each message reaches one function only, whichever polls first; the other never sees it',
        fix: `Give each function a queue of its own, fed by a topic or an event bus, or remove ${other.id}`,
        changes: accept('The functions share the work of this queue: either of them may take any message'),
      }),
    ));
  }),
});

function sayOf({ declaredAt, policy, target }: Delivery): readonly unknown[] {
  return [target.function, policy.enabled, declaredAt?.condition];
}

function compete(one: Delivery, two: Delivery): Known<boolean> {
  const apart = are([one.target.function, two.target.function], (a, b) => a !== b);
  return all(apart, one.policy.enabled, two.policy.enabled, together(one, two));
}
