/** A caller that stops waiting gets an error while the function goes on, and may call again. */
import { SECOND_IN_MS } from '../facts/units';
import { map, mapAll } from '../model/known';
import { REST_API_TIMEOUT } from '../sources/rest-api/facts';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { formatValue, formatSeconds } from './kit/wording';

export const gatewayWaitsForFunction = defineRule({
  id: 'gateway-waits-for-function',
  severity: 'warning',
  why: 'A caller that gives up before the function does is told of a failure that may yet become a success, and tries again.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  check: (app) => app.deliveries.flatMap((delivery) => {
    const { answerWithin } = delivery.policy;
    const timeout = app.askHandler(delivery, (handler) => handler.timeout);
    // No function has less than a second.
    const wholeSeconds = answerWithin !== undefined && map(answerWithin, (patience) => patience >= 1) === true
      ? map(answerWithin, Math.floor)
      : undefined;
    const below = delivery.settings.some(({ property }) => property.startsWith('Integration.')) ? 'Integration.' : '';
    return answerWithin === undefined ? [] : report(
      location([delivery, `${below}TimeoutInMillis`]),
      mapAll([answerWithin, timeout], (patience, longest) => longest > patience),
      () => ({
        fact: `The integration waits ${formatSeconds(answerWithin)} for the answer, and the function may run for ${formatSeconds(timeout)}`,
        consequence: 'The caller is told of a time-out while the function goes on, and what it calls again is handled twice',
        fix: wholeSeconds === undefined
          ? `Set TimeoutInMillis to as long as Timeout of the function, which may then be ${REST_API_TIMEOUT} or less, or invoke asynchronously`
          : `Set Timeout of the function to ${formatValue(wholeSeconds)} or less, raise TimeoutInMillis where the API allows it, or invoke asynchronously`,
        changes: map(timeout, (seconds) => seconds <= REST_API_TIMEOUT) === true
          ? setValue(delivery, `${below}TimeoutInMillis`, map(timeout, (seconds) => seconds * SECOND_IN_MS))
          : wholeSeconds === undefined ? [] : setValue(app.nodeOf('function', delivery.target.function), 'Timeout', wholeSeconds),
      }),
    );
  }),
});
