/**
 * Ordered lanes that a failing batch blocks: shards of a stream, partitions of a topic. DocumentDB's is one too, but a mapping can set nothing
 * there: neither bounds nor exits.
 */
import { Delivery } from '../../model/delivery-graph';

export function isLane({ policy, source }: Delivery): boolean {
  return policy.order === 'shard' && source.kind !== 'documentdb';
}
