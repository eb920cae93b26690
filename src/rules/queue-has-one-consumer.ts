/** Two functions on one queue share its messages; each sees only some. */
import { defineRule } from './define-rule';
import { accept } from './support/changes';
import { grouped } from './support/grouped';
import { Delivery } from '../model/delivery-graph';
import { Known, unknown } from '../model/unknown';
import { all, are, judge, place } from './support/judge';
import { named } from './support/words';

export const queueHasOneConsumer = defineRule({
  id: 'queue-has-one-consumer',
  severity: 'warning',
  why: 'Functions that poll one queue compete for its messages: each message reaches one of them only.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html',
  check: (app) => [...grouped(app.polling('queue'), ({ from }) => from).entries()].flatMap(([queue, polled]) => {
    const [first, ...others] = polled.filter(({ delivery }) => delivery.policy.enabled !== false).map(({ delivery }) => delivery);
    return others.flatMap((other) => judge(
      place([other, 'EventSourceArn']),
      all(
        are([first.target.function, other.target.function], (one, two) => one !== two),
        first.policy.enabled,
        other.policy.enabled,
        together(first, other),
      ),
      () => ({
        fact: `${named(queue)} is polled for two functions, by this mapping and by ${first.id}`,
        consequence: 'Each message reaches one function only, whichever polls first; the other never sees it',
        fix: `Give each function a queue of its own, fed by a topic or an event bus, or remove ${other.id}`,
        changes: accept('The functions share the work of this queue: either of them may take any message'),
      }),
    ));
  }),
});

/** Under two conditions they may exclude each other. */
function together(one: Delivery, two: Delivery): Known<boolean> {
  const [a, b] = [one.declaredAt?.condition, two.declaredAt?.condition];
  return a === undefined || b === undefined || a === b || unknown(`whether conditions ${a} and ${b} hold together`);
}
