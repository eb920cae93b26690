/**
 * Whether a failing batch blocks the lane behind it, a shard of a stream or a partition of a topic, and settings can prevent that. A failing
 * batch of DocumentDB, or of a topic that a pipe reads, blocks too, but has no settings for retries or exits.
 */
import { Delivery } from '../../model/delivery-graph';
import { isPipe } from './reader-settings';

export function hasBlockingLanes(delivery: Delivery): boolean {
  const { policy, source, pushTarget } = delivery;
  return policy.order === 'shard' && source.kind !== 'documentdb' && !(isPipe(delivery) && pushTarget?.deadLetterProperty === undefined);
}
