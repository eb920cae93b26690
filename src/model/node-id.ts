/** Writes the ids of nodes and reads them back. No other file takes an id apart. */
import { DeclaredAt, NodeId } from './node';

/** The id of a resource that a template declares. */
export function nodeId({ stack, logicalId }: Pick<DeclaredAt, 'stack' | 'logicalId'>): NodeId {
  return `${stack}.${logicalId}`;
}

const PLACEHOLDER = /(\$\{[^}]*\}?)/;
const PSEUDO_PARAMETER = /^\$\{(AWS::\w+)\}$/;

/** Whether the id of a resource outside the app is its ARN. Self-managed brokers have addresses instead. */
export function isArn(id: NodeId): boolean {
  return id.startsWith('arn:');
}

/** The ARN in the id of a resource outside the app; undefined if a part other than a pseudo parameter is hidden. */
export function outsideArn(id: NodeId): readonly (string | { readonly pseudo: string })[] | undefined {
  if (!isArn(id)) return undefined;
  const parts = id.split(PLACEHOLDER).filter((part) => part !== '').map((part) => {
    if (!part.startsWith('${')) return part;
    const pseudo = PSEUDO_PARAMETER.exec(part)?.[1];
    return pseudo === undefined ? undefined : { pseudo };
  });
  return parts.every((part) => part !== undefined) ? parts : undefined;
}

/** What follows the last colon of an ARN, such as `alias/aws/sqs`. */
export function lastPartOf(id: NodeId): string {
  return id.slice(id.lastIndexOf(':') + 1);
}

/** The ARN of the same name in another Region. */
export function inOtherRegion(id: NodeId, region: string, other: string): NodeId {
  return id.replace(`:${region}:`, `:${other}:`);
}

/** Whether the id is that of the Kafka topic, of whichever cluster. */
export function isTopic(id: NodeId, topic: string): boolean {
  return id.endsWith(`/${topic}`);
}

/** The same for one ARN that names its partition, and one that leaves it to deployment. */
export function withoutPartition(id: NodeId): string {
  return id.replace(/^arn:(?:aws[a-z-]*|\$\{AWS::Partition\}):/, 'arn::');
}

/** The id without the stack where it starts with one: the same resource in two templates has one. */
export function withoutStack(id: string, stack: string | undefined): string {
  return isIn(id, stack) ? id.slice(stack.length + 1) : id;
}

/** Whether the id is that of a resource of the stack. */
export function isIn(id: string, stack: string | undefined): stack is string {
  return stack !== undefined && stack !== '' && id.startsWith(`${stack}.`);
}
