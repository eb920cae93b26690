/** The deliveries with a push target, which is the setting by which a service invokes the function. */
import { Delivery } from '../../model/delivery-graph';
import { PushTarget } from '../../model/push-target';
import { GraphIndex } from './graph-index';

export interface PushedDelivery {
  readonly delivery: Delivery;
  readonly pushTarget: PushTarget;
}

/** Whether EventBridge Pipes invokes the function, whatever the source of the pipe is. */
export function isByPipe({ source }: Pick<Delivery, 'source'>): boolean {
  return source.service === 'pipes';
}

export function pushedDeliveries(app: GraphIndex): readonly PushedDelivery[] {
  return app.deliveries.flatMap((delivery) => {
    const { pushTarget } = delivery;
    return pushTarget === undefined ? [] : [{ delivery, pushTarget }];
  });
}
