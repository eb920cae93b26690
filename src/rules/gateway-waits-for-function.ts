/** If the integration times out before the function, the caller receives an error while the function continues, and may call again. */
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
  harm: 'doubled-or-blocked',
  why: 'If the integration times out first, the caller receives an error for a request that may still succeed, and tries again.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  check: (app) => app.deliveries.flatMap((delivery) => {
    const { answerWithin } = delivery.policy;
    const timeout = app.askHandler(delivery, (handler) => handler.timeout);
    // A function's timeout is at least one second.
    const wholeSeconds = answerWithin !== undefined && map(answerWithin, (waits) => waits >= 1) === true
      ? map(answerWithin, Math.floor)
      : undefined;
    const prefix = delivery.settings.some(({ property }) => property.startsWith('Integration.')) ? 'Integration.' : '';
    return answerWithin === undefined ? [] : report(
      location([delivery, `${prefix}TimeoutInMillis`]),
      mapAll([answerWithin, timeout], (waits, runs) => runs > waits),
      () => ({
        fact: `The integration waits ${formatSeconds(answerWithin)} for a response, and the function may run for ${formatSeconds(timeout)}`,
        consequence: 'The caller receives a timeout error while the function continues, and a repeated request is handled twice',
        fix: wholeSeconds === undefined
          ? `Set TimeoutInMillis to the Timeout of the function, which must then be ${REST_API_TIMEOUT} or less, or invoke asynchronously`
          : `Set Timeout of the function to ${formatValue(wholeSeconds)} or less, raise TimeoutInMillis where the API allows it, `
            + 'or invoke asynchronously',
        changes: map(timeout, (seconds) => seconds <= REST_API_TIMEOUT) === true
          ? setValue(delivery, `${prefix}TimeoutInMillis`, map(timeout, (seconds) => seconds * SECOND_IN_MS))
          : wholeSeconds === undefined ? [] : setValue(app.nodeOf('function', delivery.target.function), 'Timeout', wholeSeconds),
      }),
    );
  }),
});
