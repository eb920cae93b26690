/**
 * Lambda waits a minute before the first retry of an asynchronous event and two before the second, and gives the event up at once when the
 * next retry would come too late for its age.
 */
import { mapAll } from "../model/known";
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { pluralize, describeNode, formatValue, formatSeconds } from './kit/wording';
import { allAsyncQualifiers, qualifierName } from './queries/async-qualifiers';
import { setsProperty } from './queries/hidden-sources';

/** Ten minutes: three minutes of waiting, and runs between. */
const ROOM = 600;

export const eventAgeCoversRetries = defineRule({
  id: 'event-age-covers-retries',
  severity: 'warning',
  why: 'An event that is too old for its next retry is given up before it, however many retries are left.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html',
  hidden: { target: (delivery) => delivery.source.kind === 'async' && setsProperty(delivery, 'MaximumEventAgeInSeconds') },
  check: (app) => allAsyncQualifiers(app).flatMap(({ handler, target, example }) => {
    const { attempts: { most, backoff }, maxAge } = example.policy;
    const waits = backoff.law === 'fixed' ? backoff.delays.reduce((sum, delay) => sum + delay, 0) : 0;
    return report(
      location([example, 'MaximumEventAgeInSeconds']),
      mapAll([maxAge, most], (age, tries) => tries !== 'unlimited' && tries > 1 && age !== 'unlimited' && age <= waits),
      () => ({
        fact: `MaximumEventAgeInSeconds of ${describeNode(handler)} (${qualifierName(target)}) is ${formatValue(maxAge)}, and the last of its ${pluralize(Number(most) - 1, 'retry', 'retries')} comes ${formatSeconds(waits)} after the event at the earliest`,
        consequence: 'That retry never happens: an event that fails is given up as too old, after fewer attempts than the setting says',
        fix: `Set MaximumEventAgeInSeconds to ${ROOM} or more, which leaves room for the runs themselves, or MaximumRetryAttempts to fewer`,
        changes: setValue(example, 'MaximumEventAgeInSeconds', ROOM),
      }),
    );
  }),
});
