/** Without retries the first throttle ends an event. */
import { map } from "../model/known";
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { callersOf } from './queries/callers';
import { pushedDeliveries } from './queries/push-targets';

export const targetRetriesAreKept = defineRule({
  id: 'target-retries-are-kept',
  severity: 'info',
  why: 'A service that may not retry gives an event up at the first throttle or network error.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html',
  hidden: { link: ({ by }) => by === 'target' },
  check: (app) => pushedDeliveries(app).flatMap(({ delivery, pushTarget: { retries, retriesProperty, declaredAt } }) => (
    retriesProperty === undefined ? [] : report(
      location([{ declaredAt }, retriesProperty]),
      map(retries, (times) => times === 0),
      () => ({
        fact: `${retriesProperty} of ${callersOf(app, [delivery])} is 0`,
        consequence: 'The first throttle or network error ends an event, before the function has seen it',
        fix: `Remove ${retriesProperty}, which leaves it at AWS's default, or set it to a number above 0`,
        changes: unsetValue(declaredAt, retriesProperty),
      }),
    )
  )),
});
