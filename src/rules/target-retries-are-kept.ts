/** Without retries, the first throttle or network error loses an event. */
import { map } from '../model/known';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { pushedDeliveries } from './kit/push-targets';
import { report, location } from './kit/report';
import { prop } from './kit/wording';
import { describeCallers } from './queries/callers';

export const targetRetriesAreKept = defineRule({
  id: 'target-retries-are-kept',
  severity: 'info',
  harm: 'lost-on-failure',
  why: 'Without retries, a service discards an event at the first throttle or network error.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html',
  hidden: { link: ({ by }) => by === 'target' },
  check: (app) => pushedDeliveries(app).flatMap(({ delivery, pushTarget }) => {
    const { retries, retriesProperty, declaredAt } = pushTarget;
    return retriesProperty === undefined ? [] : report(
      location([{ declaredAt }, retriesProperty]),
      map(retries, (times) => times === 0),
      () => ({
        fact: `${prop(retriesProperty)} of ${describeCallers(app, [delivery])} is 0`,
        consequence: 'The service discards an event at the first throttle or network error, before the function receives it',
        fix: `Remove ${prop(retriesProperty)} to use AWS's default, or set it to a number above 0`,
        changes: unsetValue(declaredAt, retriesProperty),
      }),
    );
  }),
});
