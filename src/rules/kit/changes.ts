/** The changes that rules propose, in one word each. What no template of the app declares cannot be changed, and gives none. */
import { DeclaredAt, DeliveryNode, NodeId, NodeKind } from '../../model/node';
import { idOf } from '../../model/node-id';
import { isUnknown, Known } from '../../model/unknown';
import { Addition, Change, Content, Lift, Reference } from './change';

type Declared = { readonly declaredAt?: DeclaredAt } | DeclaredAt | undefined;

export function set(of: Declared, property: string, value: Known<Content>): readonly Change[] {
  const at = placeOf(of);
  return at === undefined || isUnknown(value) ? [] : [{ kind: 'set', of: at, property, value }];
}

export function unset(of: Declared, property: string): readonly Change[] {
  const at = placeOf(of);
  return at === undefined ? [] : [{ kind: 'set', of: at, property }];
}

export function remove(of: Declared): readonly Change[] {
  const at = placeOf(of);
  return at === undefined ? [] : [{ kind: 'remove', of: at }];
}

/** A resource in the stack of another, existing when that does. */
export function add(beside: DeclaredAt, suffix: string, type: string, properties: Addition['properties']): Addition {
  const { stack, logicalId, condition } = beside;
  return { kind: 'add', stack, logicalId: `${logicalId}${suffix}`, type, properties, ...(condition === undefined ? {} : { condition }) };
}

const TWO_WEEKS = 1_209_600;

/** A queue for what fails, kept as long as SQS keeps anything. */
export function addFailureQueue(beside: DeclaredAt, suffix: string, fifo = false): Addition {
  return add(beside, suffix, 'AWS::SQS::Queue', {
    MessageRetentionPeriod: TWO_WEEKS,
    SqsManagedSseEnabled: true,
    ...(fifo ? { FifoQueue: true } : {}),
  });
}

export function order(of: Declared, after: readonly string[]): readonly Change[] {
  const at = placeOf(of);
  return at === undefined || after.length === 0 ? [] : [{ kind: 'order', of: at, after }];
}

export function accept(reason: string): readonly Change[] {
  return [{ kind: 'accept', reason }];
}

/** The attribute that is a resource's ARN. */
const ARN: Partial<Record<NodeKind, string>> = { 'topic': 'Ref', 'table': 'StreamArn', 'stream-consumer': 'ConsumerARN', 'kafka-cluster': 'Ref' };

export function arnOf({ id, kind }: DeliveryNode): Reference {
  return new Reference(id, ARN[kind] ?? 'Arn');
}

const ARN_OF_TYPE: ReadonlyMap<string, string> = new Map([
  ['AWS::SNS::Topic', 'Ref'], ['AWS::Lambda::Alias', 'Ref'], ['AWS::Kinesis::StreamConsumer', 'ConsumerARN'],
]);

export function arnOfAdded(added: Addition): Reference {
  return new Reference(idOf(added), ARN_OF_TYPE.get(added.type) ?? 'Arn');
}

export function grant(neededBy: Declared, role: Known<NodeId | 'none'>, actions: readonly string[], on: Content): readonly Change[] {
  const at = placeOf(neededBy);
  return at === undefined || isUnknown(role) || role === 'none' ? [] : [{ kind: 'grant', neededBy: at, role, actions, on }];
}

export function lifts(policies: readonly DeclaredAt[], role: Known<NodeId | 'none'>, needed: Lift['needed']): readonly Change[] {
  return isUnknown(role) || role === 'none' ? [] : policies.map((of) => ({ kind: 'lift', of, role, needed }));
}

function placeOf(of: Declared): DeclaredAt | undefined {
  return of === undefined || 'logicalId' in of ? of : of.declaredAt;
}
