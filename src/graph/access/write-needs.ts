/** The permissions that a service needs, or the role by which it sends, to write to a queue, a topic or a stream. */
import { DeliveryNode, NodeId } from '../../model/node';
import { NodeRegistry } from '../node-registry';
import { keyNeeds, keyNeedsOfRole, managedKeyNeeds } from './needs';
import { AccessQuestion } from './question';

type Write = Pick<AccessQuestion, 'action' | 'or'>;

/** A stream takes single records from some services and batches from others. */
const WRITES: Partial<Record<DeliveryNode['kind'], Write>> = {
  queue: { action: 'sqs:SendMessage' },
  topic: { action: 'sns:Publish' },
  stream: { action: 'kinesis:PutRecord', or: ['kinesis:PutRecords'] },
};
/** Only with a role does a service write to them. */
const BY_ROLE_ALONE: ReadonlySet<DeliveryNode['kind']> = new Set(['stream']);
const KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];
/** What Kinesis itself decrypts needs no permission of the one who writes. */
const STREAM_KEY_ACTIONS = ['kms:GenerateDataKey'];

export function isWrittenByRole({ kind }: DeliveryNode): boolean {
  return BY_ROLE_ALONE.has(kind);
}

export function writeNeeds(
  purpose: 'write' | 'write-dead-letter',
  on: NodeId,
  neededBy: AccessQuestion['neededBy'],
  nodes: NodeRegistry,
  by: 'service' | 'role',
): readonly AccessQuestion[] {
  const node = nodes.read(on);
  const write = WRITES[node.kind];
  if (purpose === 'write' && write === undefined) return [];
  const keyActions = isWrittenByRole(node) ? STREAM_KEY_ACTIONS : KEY_ACTIONS;
  return [
    { purpose, action: 'sqs:SendMessage', ...write, on, value: nodes.valueOf(on), neededBy },
    ...by === 'service'
      ? [...keyNeeds(node, keyActions, neededBy, nodes), ...managedKeyNeeds(node, keyActions, neededBy, nodes)]
      : keyNeedsOfRole(node, keyActions, neededBy, nodes),
  ];
}
