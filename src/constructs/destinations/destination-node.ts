/** What a destination is in a chain of deliveries. */
import { asyncNode, ChainNode, resourceNode } from '../wiring/chains/chain-node';
import { DestinationHandle } from './destination-handle';

/** `undefined` for a destination object of aws-cdk-lib, whose resource is unknown, and for a Kafka topic. */
export function destinationNode(handle: DestinationHandle): ChainNode | undefined {
  const { queue, topic, handler, eventBus, bucket, destinationArn } = handle;
  if (handler) return asyncNode(handler);
  const [noun, resource] = queue ? ['queue', queue] as const
    : topic ? ['topic', topic] as const
      : eventBus ? ['event bus', eventBus] as const
        : ['bucket', bucket] as const;
  return resource && resourceNode(noun, resource, destinationArn);
}
