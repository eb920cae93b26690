/** Deliveries of which the app says how the pushing service hands events over, each handover once. */
import { Delivery } from '../../model/delivery-graph';
import { Handover } from '../../model/handover';
import { Lookup } from '../kit/graph-index';

export interface HandedOver {
  readonly delivery: Delivery;
  readonly handover: Handover;
}

export function handedOver(app: Lookup): readonly HandedOver[] {
  return app.deliveries.flatMap((delivery) => (delivery.handover === undefined ? [] : [{ delivery, handover: delivery.handover }]));
}
