/**
 * The queues where the failed events of a qualifier end for good. A record that another function takes on is followed:
 * a destination function, a bus with a rule, a topic with a subscription, a queue with a consumer.
 */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, IConstruct } from 'constructs';
import { FilteredEventSourceConsumerProps } from '../../sources/mapping/filtered-event-source-consumer-props';
import { asyncKey, asyncNode, ChainNode, consumerNode, resourceNode } from './chain-node';
import { addLink, linksFrom } from './links';
import { ChainEnd, endAt, ExitQueue, ownExits, redriveEnd } from './own-exits';

/** The exits of a consumer, as its public attributes name them. They are known once the consumer is complete. */
interface ConsumerExits {
  readonly queue?: sqs.IQueue;
  readonly deadLetterQueue?: sqs.IQueue;
  readonly failureQueue?: sqs.IQueue;
  readonly failureDestination?: { readonly destinationArn: string };
}

const consumersByRoot = new WeakMap<IConstruct, Map<string, IConstruct[]>>();

/** Notes that a construct polls a source for a handler, which it waits for. */
export function addConsumer(
  consumer: Construct,
  source: { readonly prop: string; readonly construct?: IConstruct; readonly arn?: string },
  { handler, filters, enabled }: FilteredEventSourceConsumerProps,
): void {
  if (source.construct && source.arn !== undefined) {
    addLink(consumer, source.prop, {
      from: resourceNode(source.prop, source.construct, source.arn),
      to: consumerNode(consumer, handler),
      by: consumer,
      passes: () => enabled !== false && (filters ?? []).length === 0,
    });
  }
  const { root } = consumer.node;
  const consumers = consumersByRoot.get(root) ?? new Map<string, IConstruct[]>();
  const key = asyncKey(handler);
  consumersByRoot.set(root, consumers.set(key, [...consumers.get(key) ?? [], consumer]));
}

/** The constructs that poll a source for a qualifier. */
export function consumersOf(root: IConstruct, handler: lambda.IFunction): readonly IConstruct[] {
  return consumersByRoot.get(root)?.get(asyncKey(handler)) ?? [];
}

/** The queues at the end of the failure path of a qualifier, and of its consumers. */
export function lastExits(root: IConstruct, handler: lambda.IFunction): readonly ExitQueue[] {
  const exits = new Map<string, ExitQueue>();
  const seen = new Set<string>();
  const waiting: ChainEnd[] = [
    [asyncNode(handler)],
    ...consumersOf(root, handler).map((consumer): ChainEnd => [consumerNode(consumer, handler)]),
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [node, queue] = next;
    if (seen.has(node.key)) continue;
    seen.add(node.key);
    const onward = onwardFrom(root, node);
    if (onward.length === 0 && queue !== undefined) exits.set(node.key, queue);
    waiting.push(...onward);
  }
  return [...exits.keys()].sort().map((key) => exits.get(key)!);
}

function onwardFrom(root: IConstruct, node: ChainNode): readonly ChainEnd[] {
  if (node.consumer !== undefined) {
    const end = consumerEnd(node.consumer as ConsumerExits);
    return end === undefined ? [] : [end];
  }
  const links = linksFrom(root, node).filter(({ sends }) => sends !== 'on-success');
  return node.handler !== undefined && links.length === 0
    ? ownExits(node.handler)
    : links.map(({ to, queue }): ChainEnd => [to, queue]);
}

/** The attributes name no queue that only a setting of aws-cdk-lib names. */
function consumerEnd(
  { queue, deadLetterQueue, failureQueue = deadLetterQueue, failureDestination }: ConsumerExits,
): ChainEnd | undefined {
  if (failureQueue !== undefined) return [resourceNode('queue', failureQueue, failureQueue.queueArn), failureQueue];
  return queue === undefined ? endAt(failureDestination?.destinationArn) : redriveEnd(queue);
}
