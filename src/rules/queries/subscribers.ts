/** Subscribers of enhanced event buses that wait for the function: they retry a failed run, and then drop the event. */
import { Delivery } from '../../model/delivery-graph';
import { PushTarget } from '../../model/push-target';
import { SUBSCRIBER_FAILURE_PROPERTY } from '../../sources/eventbridge-subscriber/facts';
import { GraphIndex } from '../kit/graph-index';
import { PushedDelivery, pushedDeliveries } from '../kit/push-targets';

export function isSubscriber({ deadLetterProperty }: PushTarget): boolean {
  return deadLetterProperty === SUBSCRIBER_FAILURE_PROPERTY;
}

/** Whether it waits; where that is hidden it may. */
export function mayWait({ source }: Delivery): boolean {
  return source.kind === 'sync' || source.kind === 'unknown';
}

export function subscribers(app: GraphIndex): readonly PushedDelivery[] {
  return pushedDeliveries(app).filter(({ pushTarget }) => isSubscriber(pushTarget));
}
