/** Deliveries of which the app says how the pushing service hands events over, each pushTarget once. */
import { Delivery } from '../../model/delivery-graph';
import { PushTarget } from '../../model/push-target';
import { GraphIndex } from '../kit/graph-index';

export interface PushedDelivery {
  readonly delivery: Delivery;
  readonly pushTarget: PushTarget;
}

export function pushedDeliveries(app: GraphIndex): readonly PushedDelivery[] {
  return app.deliveries.flatMap((delivery) => (delivery.pushTarget === undefined ? [] : [{ delivery, pushTarget: delivery.pushTarget }]));
}
