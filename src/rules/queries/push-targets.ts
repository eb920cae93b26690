/** Deliveries of which the app says how the pushing service hands events over, each handover once. */
import { Lookup } from '../kit/graph-index';
import { Delivery } from '../../model/delivery-graph';
import { Handover } from '../../model/handover';

export interface HandedOver {
  readonly delivery: Delivery;
  readonly handover: Handover;
}

export function handedOver(app: Lookup): readonly HandedOver[] {
  return app.deliveries.flatMap((delivery) => (delivery.handover === undefined ? [] : [{ delivery, handover: delivery.handover }]));
}
