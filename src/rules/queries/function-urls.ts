/** Function URLs among the deliveries. */
import { Delivery } from '../../model/delivery-graph';

export function isUrl({ source }: Delivery): boolean {
  return source.service === 'function-url';
}
