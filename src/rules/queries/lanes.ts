/**
 * Ordered lanes that a failing batch blocks: shards of a stream, partitions of a topic. DocumentDB's is one too, and so is a topic that a pipe
 * reads, but there nothing can be set: neither bounds nor exits.
 */
import { Delivery } from '../../model/delivery-graph';
import { isPipe } from './reader-settings';

export function isLane(delivery: Delivery): boolean {
  const { policy, source, pushTarget } = delivery;
  return policy.order === 'shard' && source.kind !== 'documentdb' && !(isPipe(delivery) && pushTarget?.deadLetterProperty === undefined);
}
