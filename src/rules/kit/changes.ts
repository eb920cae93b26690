/** The changes that rules propose, in one word each. What no template of the app declares cannot be changed, and gives none. */
import { arnAttributeOf, arnAttributeOfKind } from '../../facts/arn-shapes';
import { isUnknown, Known } from '../../model/known';
import { DeclaredAt, DeliveryNode, NodeId } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { QUEUE_RETENTION } from '../../resources/queue/facts';
import { AddResource, Change, TemplateValue, RemoveDeny, NodeReference } from './change';

type Declared = { readonly declaredAt?: DeclaredAt } | DeclaredAt | undefined;

export function setValue(of: Declared, property: string, value: Known<TemplateValue>): readonly Change[] {
  const at = placeOf(of);
  return at === undefined || isUnknown(value) ? [] : [{ kind: 'set', of: at, property, value }];
}

export function unsetValue(of: Declared, property: string): readonly Change[] {
  const at = placeOf(of);
  return at === undefined ? [] : [{ kind: 'set', of: at, property }];
}

export function removeResource(of: Declared): readonly Change[] {
  const at = placeOf(of);
  return at === undefined ? [] : [{ kind: 'remove', of: at }];
}

/** A resource in the stack of another, existing when that does. */
export function addResource(beside: DeclaredAt, suffix: string, type: string, properties: AddResource['properties']): AddResource {
  const { stack, logicalId, condition } = beside;
  return { kind: 'add', stack, logicalId: `${logicalId}${suffix}`, type, properties, ...(condition === undefined ? {} : { condition }) };
}

/** A queue for what fails, kept as long as SQS keeps anything. */
export function addFailureQueue(beside: DeclaredAt, suffix: string, fifo = false): AddResource {
  return addResource(beside, suffix, 'AWS::SQS::Queue', {
    MessageRetentionPeriod: QUEUE_RETENTION.max,
    SqsManagedSseEnabled: true,
    ...(fifo ? { FifoQueue: true } : {}),
  });
}

export function dependsOn(of: Declared, after: readonly string[]): readonly Change[] {
  const at = placeOf(of);
  return at === undefined || after.length === 0 ? [] : [{ kind: 'depends-on', of: at, after }];
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

export function allowInRolePolicy(neededBy: Declared, role: Known<NodeId | 'none'>, actions: readonly string[], on: TemplateValue): readonly Change[] {
  const at = placeOf(neededBy);
  return at === undefined || isUnknown(role) || role === 'none' ? [] : [{ kind: 'allow-in-role-policy', neededBy: at, role, actions, on }];
}

export function removeDenies(policies: readonly DeclaredAt[], role: Known<NodeId | 'none'>, needed: RemoveDeny['needed']): readonly Change[] {
  return isUnknown(role) || role === 'none' ? [] : policies.map((of) => ({ kind: 'remove-deny', of, role, needed }));
}

function placeOf(of: Declared): DeclaredAt | undefined {
  return of === undefined || 'logicalId' in of ? of : of.declaredAt;
}
