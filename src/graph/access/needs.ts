/** The permissions that a destination and its key need. */
import { destinationNeeds } from '../../destinations/needs';
import { defined } from '../../model/defined';
import { isUnknown, Known } from '../../model/known';
import { DeliveryNode, NodeId } from '../../model/node';
import { Resolved } from '../../template/value/resolved';
import { NodeRegistry } from '../node-registry';
import { AccessQuestion } from './question';

/** The action for a destination of unknown kind. */
export const ANY_ACTION = '*';

export function deliverNeeds(destination: Resolved, neededBy: AccessQuestion['neededBy'], nodes: NodeRegistry): readonly AccessQuestion[] {
  if (destination.is === 'absent') return [];
  const found = nodes.findTarget(destination);
  if (isUnknown(found)) return [{ purpose: 'deliver', action: ANY_ACTION, on: found, neededBy }];
  const node = nodes.read(found.id);
  const needs = destinationNeeds(node.kind);
  if (needs === undefined) return [];
  return [
    ...needs.actions.map((action): AccessQuestion => ({ purpose: 'deliver', action, on: found.id, value: destination, neededBy })),
    ...keyNeedsOfRole(node, needs.keyActions, neededBy, nodes),
  ];
}

/** The services that encrypt data with the key. */
const SERVICES: Partial<Record<DeliveryNode['kind'], string>> = {
  queue: 'sqs', topic: 'sns', bucket: 's3', stream: 'kinesis', table: 'dynamodb',
};

/** The key of a resource outside the app is not known, so it needs nothing. */
export function keyNeeds(node: DeliveryNode, actions: readonly string[], neededBy: AccessQuestion['neededBy'], nodes: NodeRegistry): readonly AccessQuestion[] {
  if (!('key' in node) || node.key === 'none' || node.declaredAt === undefined) return [];
  return useOf(node.key, node, actions, neededBy, nodes);
}

/** What a service needs of the key that AWS manages. */
export function managedKeyNeeds(node: DeliveryNode, actions: readonly string[], neededBy: AccessQuestion['neededBy'], nodes: NodeRegistry): readonly AccessQuestion[] {
  const key = 'managedKey' in node && node.declaredAt !== undefined ? node.managedKey : undefined;
  return key === undefined ? [] : useOf(key, node, actions, neededBy, nodes);
}

/** What a role needs of the key. One that AWS manages trusts its account, so only what it refuses matters. */
export function keyNeedsOfRole(node: DeliveryNode, actions: readonly string[], neededBy: AccessQuestion['neededBy'], nodes: NodeRegistry): readonly AccessQuestion[] {
  const own = keyNeeds(node, actions, neededBy, nodes);
  const managed = managedKeyNeeds(node, actions, neededBy, nodes).filter(({ on }) => !isUnknown(on));
  if (managed.length === 0) return own;
  const encrypted = nodes.valueOf(node.id);
  const stack = encrypted.is === 'reference' ? encrypted.resource.stack : undefined;
  const ofRole = defined({ stack, onlyIfRefused: true as const });
  return [...own, ...managed.map((question) => ({ ...question, ...ofRole }))];
}

function useOf(
  key: Known<NodeId>, { kind }: DeliveryNode, actions: readonly string[], neededBy: AccessQuestion['neededBy'], nodes: NodeRegistry,
): readonly AccessQuestion[] {
  return actions.map((action) => ({
    purpose: 'use-key', action, on: key, neededBy, ...(isUnknown(key) ? {} : { value: nodes.valueOf(key) }), ...defined({ via: SERVICES[kind] }),
  }));
}
