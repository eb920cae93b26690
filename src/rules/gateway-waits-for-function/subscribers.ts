/** A subscriber of an enhanced event bus calls again what runs longer than it waits. */
import { isUnknown, map, mapAll } from '../../model/known';
import { INVOCATION_TYPE, SUBSCRIBER_WAIT, SUBSCRIBER_WAIT_PROPERTY } from '../../sources/eventbridge-subscriber/facts';
import { setValue } from '../kit/changes';
import { Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { location, report } from '../kit/report';
import { settingOf } from '../kit/settings';
import { formatSeconds, prop, propTo } from '../kit/wording';
import { subscribers } from '../queries/subscribers';

export function reportSubscribers(app: GraphIndex): readonly Verdict[] {
  return subscribers(app).flatMap(({ delivery, pushTarget }) => {
    // Whether it waits may be hidden.
    const type = settingOf(delivery, INVOCATION_TYPE)?.value;
    const answerWithin = delivery.policy.answerWithin ?? (isUnknown(type) ? type : undefined);
    const timeout = app.askHandler(delivery, (handler) => handler.timeout);
    const fits = map(timeout, (runs) => runs <= SUBSCRIBER_WAIT.max);
    return answerWithin === undefined ? [] : report(
      location([pushTarget, SUBSCRIBER_WAIT_PROPERTY]),
      mapAll([answerWithin, timeout], (waits, runs) => runs > waits),
      () => ({
        fact: `The subscriber waits ${formatSeconds(answerWithin)} for the function, and the function may run for ${formatSeconds(timeout)}`,
        consequence: 'EventBridge takes a longer run for failed, and invokes the function again while it still runs',
        fix: fits === true
          ? `Set ${propTo(SUBSCRIBER_WAIT_PROPERTY, timeout)}`
          : `Set ${prop('InvocationType')} to EVENT, or ${propTo('Timeout', SUBSCRIBER_WAIT.max)} or less at the function, with the same ${prop(SUBSCRIBER_WAIT_PROPERTY)}`,
        changes: fits === true ? setValue(pushTarget, SUBSCRIBER_WAIT_PROPERTY, timeout) : [],
      }),
    );
  });
}
