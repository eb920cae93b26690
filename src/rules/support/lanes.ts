/** Ordered lanes that a failing batch blocks: shards of a stream, partitions of a topic. */
import { Delivery } from '../../model/delivery-graph';

export function isLane({ policy }: Delivery): boolean {
  return policy.order === 'shard';
}
