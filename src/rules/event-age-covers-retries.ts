/**
 * Lambda waits one minute before the first retry of an asynchronous event and two minutes before the second, and discards the event if the next
 * retry would come after its maximum age.
 */
import { mapAll } from '../model/known';
import { pluralizeCount } from '../text/pluralize';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { setsProperty } from './kit/hidden-sources';
import { report, location } from './kit/report';
import { describeNode, formatSeconds, prop, propTo } from './kit/wording';
import { allAsyncQualifiers, qualifierName } from './queries/async-qualifiers';

/** Ten minutes: three minutes of waiting, and time for the runs. */
const SUFFICIENT_AGE = 600;

export const eventAgeCoversRetries = defineRule({
  id: 'event-age-covers-retries',
  severity: 'warning',
  harm: 'lost-on-failure',
  why: 'Lambda discards an event that is too old for its next retry, even if it has retries left.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
  hidden: {
    target: (delivery) => delivery.source.kind === 'async' && setsProperty(delivery, 'MaximumEventAgeInSeconds'),
  },
  check: (app) => allAsyncQualifiers(app).flatMap(({ handler, target, delivery }) => {
    const { attempts: { most, backoff }, maxAge } = delivery.policy;
    const waits = backoff.law === 'fixed' ? backoff.delays.reduce((sum, delay) => sum + delay, 0) : 0;
    return report(
      location([delivery, 'MaximumEventAgeInSeconds']),
      mapAll([maxAge, most], (age, attempts) => attempts !== 'unlimited' && attempts > 1 && age !== 'unlimited' && age <= waits),
      () => ({
        fact: `${prop('MaximumEventAgeInSeconds')} of ${describeNode(handler)} (${qualifierName(target)}) is ${formatSeconds(maxAge)}, and the last of its `
          + `${pluralizeCount(Number(most) - 1, 'retry', 'retries')} comes at least ${formatSeconds(waits)} after the event`,
        consequence: `That retry never happens: Lambda discards a failed event as too old, after fewer attempts than ${prop('MaximumRetryAttempts')} allows`,
        fix: `Set ${propTo('MaximumEventAgeInSeconds', SUFFICIENT_AGE)} or more, which leaves time for the runs themselves, or lower ${prop('MaximumRetryAttempts')}`,
        changes: setValue(delivery, 'MaximumEventAgeInSeconds', SUFFICIENT_AGE),
      }),
    );
  }),
});
