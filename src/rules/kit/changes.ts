/** Builds the changes that rules propose. A resource that no template of the app declares cannot be changed, so it results in no change. */
import { isUnknown, Known } from '../../model/known';
import { DeclaredAt, DeliveryNode, NodeId, NodeKind } from '../../model/node';
import { nodeId } from '../../model/node-id';
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

/** The longest retention that SQS has. */
const TWO_WEEKS = 1_209_600;

/** A queue for failed events. */
export function addFailureQueue(beside: DeclaredAt, suffix: string, fifo = false): AddResource {
  return addResource(beside, suffix, 'AWS::SQS::Queue', {
    MessageRetentionPeriod: TWO_WEEKS,
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

/** The attribute that returns the ARN of a node; `Arn` for the others. */
const ARN: Partial<Record<NodeKind, string>> = { 'topic': 'Ref', 'table': 'StreamArn', 'stream-consumer': 'ConsumerARN', 'kafka-cluster': 'Ref' };

export function arnOfNode({ id, kind }: DeliveryNode): NodeReference {
  return new NodeReference(id, ARN[kind] ?? 'Arn');
}

const ARN_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['AWS::SNS::Topic', 'Ref'], ['AWS::Lambda::Alias', 'Ref'], ['AWS::Kinesis::StreamConsumer', 'ConsumerARN'],
]);

export function arnOfAddedResource(added: AddResource): NodeReference {
  return new NodeReference(nodeId(added), ARN_OF_TYPE.get(added.type) ?? 'Arn');
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
