/** Builds the changes that rules propose. A resource that no template of the app declares cannot be changed, so it results in no change. */
import { arnAttributeOf, arnAttributeOfKind } from '../../facts/arn-shapes';
import { isUnknown, Known } from '../../model/known';
import { DeclaredAt, DeliveryNode, NodeId } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { QUEUE_RETENTION } from '../../resources/queue/facts';
import { AddResource, Change, TemplateValue, RemoveDeny, NodeReference } from './change';

type Declared = { readonly declaredAt?: DeclaredAt } | DeclaredAt | undefined;

export function setValue(declared: Declared, property: string, value: Known<TemplateValue>): readonly Change[] {
  const at = addressOf(declared);
  return at === undefined || isUnknown(value) ? [] : [{ kind: 'set', resource: at, property, value }];
}

export function unsetValue(declared: Declared, property: string): readonly Change[] {
  const at = addressOf(declared);
  return at === undefined ? [] : [{ kind: 'set', resource: at, property }];
}

export function removeResource(declared: Declared): readonly Change[] {
  const at = addressOf(declared);
  return at === undefined ? [] : [{ kind: 'remove', resource: at }];
}

/** A new resource in the stack of an existing one, and under the same condition. */
export function addResource(beside: DeclaredAt, suffix: string, type: string, properties: AddResource['properties']): AddResource {
  const { stack, logicalId, condition } = beside;
  return { kind: 'add', stack, logicalId: `${logicalId}${suffix}`, type, properties, ...(condition === undefined ? {} : { condition }) };
}

/** A queue for failed events, with the longest retention that SQS has. */
export function addFailureQueue(beside: DeclaredAt, suffix: string, fifo = false): AddResource {
  return addResource(beside, suffix, 'AWS::SQS::Queue', {
    MessageRetentionPeriod: QUEUE_RETENTION.max,
    SqsManagedSseEnabled: true,
    ...(fifo ? { FifoQueue: true } : {}),
  });
}

export function dependsOn(declared: Declared, after: readonly string[]): readonly Change[] {
  const at = addressOf(declared);
  return at === undefined || after.length === 0 ? [] : [{ kind: 'depends-on', resource: at, after }];
}

export function acknowledgeFinding(reason: string): readonly Change[] {
  return [{ kind: 'acknowledge', reason }];
}

export function arnOfNode({ id, kind }: DeliveryNode): NodeReference {
  return new NodeReference(id, arnAttributeOfKind(kind));
}

export function arnOfAddedResource(added: AddResource): NodeReference {
  return new NodeReference(nodeId(added), arnAttributeOf(added.type));
}

export function allowInRolePolicy(
  neededBy: Declared, role: Known<NodeId | 'none'>, actions: readonly string[], resource: TemplateValue,
): readonly Change[] {
  const at = addressOf(neededBy);
  if (at === undefined || isUnknown(role) || role === 'none') return [];
  return [{ kind: 'allow-in-role-policy', neededBy: at, role, actions, resource }];
}

export function removeDenies(policies: readonly DeclaredAt[], role: Known<NodeId | 'none'>, needed: RemoveDeny['needed']): readonly Change[] {
  return isUnknown(role) || role === 'none' ? [] : policies.map((resource) => ({ kind: 'remove-deny', resource, role, needed }));
}

function addressOf(declared: Declared): DeclaredAt | undefined {
  return declared === undefined || 'logicalId' in declared ? declared : declared.declaredAt;
}
