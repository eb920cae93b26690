/** Nodes and values in the words of messages. */
import { DeclaredAt, DeliveryNode, NodeKind } from '../../model/node';
import { isUnknown, Known } from '../../model/unknown';

const NOUNS: Partial<Record<NodeKind, string>> = {
  'stream-consumer': 'stream consumer',
  'event-bus': 'event bus',
  'log-group': 'log group',
  'kafka-cluster': 'Kafka cluster',
  'kafka-topic': 'Kafka topic',
  'document-cluster': 'DocumentDB cluster',
};

/** `queue Shop/Orders`, by construct path where there is one; what lies outside the app by its ARN. */
export function named(node: DeliveryNode): string {
  const name = node.declaredAt === undefined ? node.id : resourceName(node.declaredAt);
  return node.kind === 'other' ? `${node.type ?? 'resource'} ${name}` : `${NOUNS[node.kind] ?? node.kind} ${name}`;
}

export function resourceName({ path, logicalId }: DeclaredAt): string {
  return path === undefined ? logicalId : path.replace(/\/Resource$/, '');
}

/** A known value for people; numbers are grouped. */
export function say(value: Known<unknown>): string {
  if (isUnknown(value)) return value.oneOf?.map(say).join(' or ') ?? `unknown (${value.unknown})`;
  return typeof value === 'number' ? String(value).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',') : String(value);
}

/** As a template writes it. */
export function plain(value: Known<unknown>): string {
  return isUnknown(value) ? say(value) : String(value);
}

/** `1 retry`, `3 retries`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${say(number)} ${number === 1 ? one : many}`;
}

export function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
