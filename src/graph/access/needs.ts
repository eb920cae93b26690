/** The permissions that a destination and its key need. */
import { destinationNeeds } from '../../destinations/needs';
import { defined } from '../../model/defined';
import { isUnknown } from '../../model/known';
import { DeliveryNode } from '../../model/node';
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
    ...keyNeeds(node, needs.keyActions, neededBy, nodes),
  ];
}

/** The services that encrypt data with the key. */
const SERVICES: Partial<Record<DeliveryNode['kind'], string>> = {
  queue: 'sqs', topic: 'sns', bucket: 's3', stream: 'kinesis', table: 'dynamodb',
};

/** The key of a resource outside the app is not known, so it needs nothing. */
export function keyNeeds(node: DeliveryNode, actions: readonly string[], neededBy: AccessQuestion['neededBy'], nodes: NodeRegistry): readonly AccessQuestion[] {
  if (!('key' in node) || node.key === 'none' || node.declaredAt === undefined) return [];
  const { key } = node;
  const via = SERVICES[node.kind];
  return actions.map((action) => ({
    purpose: 'use-key', action, on: key, neededBy, ...(isUnknown(key) ? {} : { value: nodes.valueOf(key) }), ...defined({ via }),
  }));
}
