/** The deliveries with a push target, which is the setting by which a service invokes the function. */
import { Delivery } from '../../model/delivery-graph';
import { PushTarget } from '../../model/push-target';
import { GraphIndex } from './graph-index';

export interface PushedDelivery {
  readonly delivery: Delivery;
  readonly pushTarget: PushTarget;
}

export function pushedDeliveries(app: GraphIndex): readonly PushedDelivery[] {
  return app.deliveries.flatMap((delivery) => {
    const { pushTarget } = delivery;
    return pushTarget === undefined ? [] : [{ delivery, pushTarget }];
  });
}
