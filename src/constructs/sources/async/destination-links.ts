/** Records the links from a qualifier to where its records go, so that a loop is refused with its whole path. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { DestinationHandle } from '../../destinations/destination-handle';
import { asyncNode, ChainNode, resourceNode } from '../../wiring/chains/chain-node';
import { addLink, RecordOutcome } from '../../wiring/chains/links';
import { functionBehind } from '../../wiring/handler';

const PROPS: Readonly<Record<RecordOutcome, string>> = { 'on-failure': 'onFailure', 'on-success': 'onSuccess' };

export function addDestinationLinks(
  invocation: Construct,
  handler: lambda.IFunction,
  destinations: Readonly<Record<RecordOutcome, DestinationHandle | undefined>>,
): void {
  for (const [outcome, handle] of Object.entries(destinations) as [RecordOutcome, DestinationHandle | undefined][]) {
    const to = handle && nodeOf(handle);
    if (to !== undefined) {
      addLink(invocation, PROPS[outcome], {
        from: asyncNode(handler), to, by: invocation, sends: outcome, queue: handle?.queue,
      });
    }
  }
}

/** The dead-letter topic of a function receives the failed event itself, and may invoke the function again. */
export function addDeadLetterLink(
  invocation: Construct, handler: lambda.IFunction, given: sns.ITopic | undefined,
): void {
  const topic = given ?? (functionBehind(handler) as Partial<lambda.Function>).deadLetterTopic;
  if (topic === undefined) return;
  addLink(invocation, 'deadLetterTopic', {
    from: asyncNode(handler), to: resourceNode('topic', topic, topic.topicArn), by: invocation, sends: 'on-failure',
  });
}

/** `undefined` for a destination object of aws-cdk-lib, whose resource is unknown. */
function nodeOf({ queue, topic, handler, eventBus, bucket, destinationArn }: DestinationHandle): ChainNode | undefined {
  if (handler) return asyncNode(handler);
  const [noun, resource] = queue ? ['queue', queue] as const
    : topic ? ['topic', topic] as const
      : eventBus ? ['event bus', eventBus] as const
        : ['bucket', bucket] as const;
  return resource && resourceNode(noun, resource, destinationArn);
}
