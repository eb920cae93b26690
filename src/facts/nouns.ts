/** The noun of each kind of node. Checks, reports and fixes call one thing by one noun. */
import { DeliveryNode, NodeKind } from '../model/node';

export const NOUNS: Readonly<Record<Exclude<NodeKind, 'other'>, string>> = {
  'api': 'API',
  'broker': 'broker',
  'bucket': 'bucket',
  'document-cluster': 'DocumentDB cluster',
  'event-bus': 'event bus',
  'function': 'function',
  'kafka-cluster': 'Kafka cluster',
  'kafka-topic': 'Kafka topic',
  'key': 'key',
  'log-group': 'log group',
  'pipe': 'pipe',
  'queue': 'queue',
  'receipt-rule': 'receipt rule',
  'role': 'role',
  'rule': 'rule',
  'schedule': 'schedule',
  'state-machine': 'state machine',
  'stream': 'stream',
  'stream-consumer': 'stream consumer',
  'table': 'table',
  'topic': 'topic',
};

/** The noun of a kind, for messages without a node. */
export function nounOfKind(kind: NodeKind): string {
  return kind === 'other' ? 'resource' : NOUNS[kind];
}

/** A node that the graph knows nothing about is named by its CloudFormation type or the service of its ARN. */
export function nounOf(node: DeliveryNode): string {
  return node.kind === 'other' ? node.type ?? 'resource' : nounOfKind(node.kind);
}

/** `a queue`, `an event bus`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}
