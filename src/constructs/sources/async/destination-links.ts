/** Records the links from a qualifier to where its records go, so that a loop is refused with its whole path. */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { DestinationHandle } from '../../destinations/destination-handle';
import { destinationNode } from '../../destinations/destination-node';
import { asyncNode, resourceNode } from '../../wiring/chains/chain-node';
import { addLink, RecordOutcome } from '../../wiring/chains/links';
import { cfnFunctionOf, functionBehind } from '../../wiring/handler';
import { isOverridden } from '../../wiring/overridden-property';
import { AsyncInvocationOptions } from './async-invocation-options';

const PROPS: Readonly<Record<RecordOutcome, string>> = { 'on-failure': 'onFailure', 'on-success': 'onSuccess' };

export function addDestinationLinks(
  invocation: Construct,
  handler: lambda.IFunction,
  destinations: Readonly<Record<RecordOutcome, DestinationHandle | undefined>>,
): void {
  for (const [outcome, handle] of Object.entries(destinations) as [RecordOutcome, DestinationHandle | undefined][]) {
    const to = handle && destinationNode(handle);
    if (to !== undefined) {
      addLink(invocation, PROPS[outcome], {
        from: asyncNode(handler), to, by: invocation, sends: outcome, queue: handle?.queue,
      });
    }
  }
}

type DeadLetter = Pick<AsyncInvocationOptions, 'deadLetterQueue' | 'deadLetterTopic'>;

/**
 * The dead-letter queue or topic of a function receives the failed event itself, and may invoke the function again. It
 * is the exit of a qualifier without a destination.
 */
export function addDeadLetterLink(
  invocation: Construct, handler: lambda.IFunction, given: DeadLetter, isExit: boolean,
): void {
  const isGiven = given.deadLetterQueue !== undefined || given.deadLetterTopic !== undefined;
  const { deadLetterQueue: queue, deadLetterTopic: topic }: DeadLetter = isGiven
    ? given
    : functionBehind(handler) as Partial<lambda.Function>;
  const resource = cfnFunctionOf(handler);
  if (!isGiven && resource && isOverridden(resource, 'DeadLetterConfig')) return;
  const to = queue
    ? resourceNode('queue', queue, queue.queueArn)
    : topic && resourceNode('topic', topic, topic.topicArn);
  if (to === undefined) return;
  addLink(invocation, queue ? 'deadLetterQueue' : 'deadLetterTopic', {
    from: asyncNode(handler), to, by: invocation, sends: 'on-failure', queue: isExit ? queue : undefined,
  });
}
