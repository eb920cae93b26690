/** A caller that stops waiting gets an error while the function goes on, and may call again. */
import { defineRule } from './define-rule';
import { set } from './support/changes';
import { are, is, judge, place } from './support/judge';
import { say, time } from './support/words';
import { whenKnown } from '../model/unknown';

/** Seconds that every kind of API can wait without a quota of its own. */
const LONGEST_ANSWER = 29;

export const gatewayWaitsForFunction = defineRule({
  id: 'gateway-waits-for-function',
  severity: 'warning',
  why: 'A caller that gives up before the function does is told of a failure that may yet become a success, and tries again.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  check: (app) => app.deliveries.flatMap((delivery) => {
    const { answerWithin } = delivery.policy;
    const timeout = app.askHandler(delivery, (handler) => handler.timeout);
    const below = delivery.settings.some(({ property }) => property.startsWith('Integration.')) ? 'Integration.' : '';
    return answerWithin === undefined ? [] : judge(
      place([delivery, `${below}TimeoutInMillis`]),
      are([answerWithin, timeout], (patience, longest) => longest > patience),
      () => ({
        fact: `The integration waits ${time(answerWithin)} for the answer, and the function may run for ${time(timeout)}`,
        consequence: 'The caller is told of a time-out while the function goes on, and what it calls again is handled twice',
        fix: `Set Timeout of the function to ${say(answerWithin)} or less, raise TimeoutInMillis where the API allows it, or invoke asynchronously`,
        changes: is(timeout, (seconds) => seconds <= LONGEST_ANSWER) === true
          ? set(delivery, `${below}TimeoutInMillis`, whenKnown([timeout], (seconds) => seconds * 1_000))
          : set(app.nodeOf('function', delivery.target.function), 'Timeout', whenKnown([answerWithin], Math.floor)),
      }),
    );
  }),
});
