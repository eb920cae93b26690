/** The permissions that a service needs, or the role by which it sends, to write to a queue, a topic or a stream. */
import { KEY_WRITE_ACTIONS, WRITE_ACTIONS, WritableKind, isWritable } from '../../facts/write-actions';
import { DeliveryNode, NodeId } from '../../model/node';
import { NodeRegistry } from '../node-registry';
import { keyNeeds, keyNeedsOfRole, managedKeyNeeds } from './needs';
import { AccessQuestion } from './question';

type Write = Pick<AccessQuestion, 'action' | 'or'>;

/** What a service that is no function writes to. */
const WRITES: ReadonlySet<DeliveryNode['kind']> = new Set(['queue', 'topic', 'stream']);
/** Only with a role does a service write to them. */
const BY_ROLE_ALONE: ReadonlySet<DeliveryNode['kind']> = new Set(['stream']);

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
  // Only as an end of undelivered events does a service write objects.
  const write = purpose === 'write-dead-letter' && node.kind === 'bucket' ? writeOf('bucket') : writeTo(node);
  if (purpose === 'write' && write === undefined) return [];
  const keyActions = isWrittenByRole(node) || node.kind === 'bucket' ? KEY_WRITE_ACTIONS.records : KEY_WRITE_ACTIONS.messages;
  return [
    { purpose, ...write ?? writeOf('queue'), on, value: nodes.valueOf(on), neededBy },
    ...by === 'service'
      ? [...keyNeeds(node, keyActions, neededBy, nodes), ...managedKeyNeeds(node, keyActions, neededBy, nodes)]
      : keyNeedsOfRole(node, keyActions, neededBy, nodes),
  ];
}

function writeTo({ kind }: DeliveryNode): Write | undefined {
  return WRITES.has(kind) && isWritable(kind) ? writeOf(kind) : undefined;
}

function writeOf(kind: WritableKind): Write {
  const [action, ...or] = WRITE_ACTIONS[kind];
  return or.length === 0 ? { action } : { action, or };
}
