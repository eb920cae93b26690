/** If the integration times out before the function, the caller receives an error while the function continues, and may call again. */
import { SECOND_IN_MS } from '../facts/units';
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known, map, mapAll } from '../model/known';
import { REST_API_TIMEOUT } from '../sources/rest-api/facts';
import { either } from '../text/words';
import { hasFixedWait, reportFixedWaits } from './gateway-waits-for-function/fixed-waits';
import { reportSubscribers } from './gateway-waits-for-function/subscribers';
import { Change } from './kit/change';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode, formatCount, formatSeconds, prop, propTo } from './kit/wording';
import { isSubscriber } from './queries/subscribers';

/** Seconds that are hardly ever the difference between an answer and none: 29 s and 30 s are AWS's own round numbers. */
const HARDLY_OVER = 1;

export const gatewayWaitsForFunction = defineRule({
  id: 'gateway-waits-for-function',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'If the integration times out first, the caller receives an error for a request that may still succeed, and tries again.',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html',
  check: (app) => [
    ...[...groupBy(waitsOf(app), apiAndFunction).values()].flatMap((waits) => oncePerApi(app, waits)),
    ...reportSubscribers(app),
    ...reportFixedWaits(app),
  ],
});

/** An integration that waits for the function. */
interface Wait {
  readonly delivery: Delivery;
  readonly answerWithin: Known<number>;
  readonly timeout: Known<number>;
  readonly timesOut: Known<boolean>;
}

function waitsOf(app: GraphIndex): readonly Wait[] {
  return app.deliveries.flatMap((delivery) => {
    const { answerWithin } = delivery.policy;
    const isOfBus = delivery.pushTarget !== undefined && isSubscriber(delivery.pushTarget);
    if (answerWithin === undefined || isOfBus || hasFixedWait(delivery)) return [];
    const timeout = app.askHandler(delivery, (handler) => handler.timeout);
    const timesOut = mapAll([answerWithin, timeout], (waits, runs) => runs > waits);
    return [{ delivery, answerWithin, timeout, timesOut }];
  });
}

function apiAndFunction({ delivery: { id, source, target } }: Wait): string {
  // Each hidden API is reported by itself.
  return JSON.stringify(source.node === undefined || isUnknown(source.node) ? [id] : [source.node, target.function]);
}

/** Each method of an API is an integration of its own, and one change of the function's timeout settles all of them. */
function oncePerApi(app: GraphIndex, waits: readonly Wait[]): readonly Verdict[] {
  const late = [...waits.filter(({ timesOut }) => timesOut === true)].sort(shortestFirst);
  // `report` says what is hidden.
  const [worst = waits.find(({ timesOut }) => isUnknown(timesOut)) ?? waits[0]] = late;
  const { delivery, answerWithin, timeout, timesOut } = worst;
  const api = app.node(delivery.source.node);
  const { answerWithinProperty: property } = delivery.policy;
  const setting = property && either(property.split('.').at(-1)!, 'timeout of the integration', 'timeout');
  return report(location([delivery, property ?? '']), timesOut, () => ({
    fact: late.length > 1 && api !== undefined
      ? `${formatCount(late.length, 'integration')} of ${describeNode(api)} wait ${formatSeconds(answerWithin)}${late.every((one) => one.answerWithin === answerWithin) ? '' : ' or longer'} for a response, `
        + `and the function may run for ${formatSeconds(timeout)}`
      : `The integration waits ${formatSeconds(answerWithin)} for a response, and the function may run for ${formatSeconds(timeout)}`,
    consequence: 'The caller receives a timeout error while the function continues, and a repeated request is handled twice',
    fix: wholeSeconds(answerWithin) === undefined
      ? `Set ${setting} to the ${prop('Timeout')} of the function, which must then be ${REST_API_TIMEOUT} or less, or invoke asynchronously`
      : `Set ${propTo('Timeout', wholeSeconds(answerWithin)!)} or less at the function, `
        + `${setting === undefined ? '' : `raise ${setting} where the API allows it, `}or invoke asynchronously`,
    changes: late.flatMap(waitLonger),
    ...(mapAll([answerWithin, timeout], (least, runs) => runs - least <= HARDLY_OVER) === true ? { severity: 'info' } : {}),
  }));
}

function shortestFirst({ answerWithin: one }: Wait, { answerWithin: other }: Wait): number {
  // Only waits that are known to be late are sorted.
  return Number(isUnknown(one)) - Number(isUnknown(other)) || Number(one) - Number(other) || 0;
}

/** No plan shortens the function's timeout: whether its work fits only a person knows. */
function waitLonger({ delivery, timeout }: Wait): readonly Change[] {
  const { answerWithinProperty: property } = delivery.policy;
  return property !== undefined && map(timeout, (seconds) => seconds <= REST_API_TIMEOUT) === true
    ? setValue(delivery, property, map(timeout, (seconds) => seconds * SECOND_IN_MS))
    : [];
}

/** A function's timeout is at least one second. */
function wholeSeconds(answerWithin: Known<number>): Known<number> | undefined {
  return map(answerWithin, (waits) => waits >= 1) === true ? map(answerWithin, Math.floor) : undefined;
}
