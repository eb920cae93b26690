/**
 * The permissions that depend on which of several policies a queue, topic or bucket keeps: it keeps one, and the later
 * replaces the earlier.
 */
import { Access, AccessUnder } from '../../model/access';
import { memo } from '../../model/collections';
import { isUnknown, Known, not, unknown } from '../../model/known';
import { DeclaredAt, NodeId } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { GraphIndex } from '../kit/graph-index';

/** A permission that some of the policies give and others do not. */
export interface DividedAccess {
  readonly access: Access;
  /** The resource that needs it. */
  readonly declaredAt?: DeclaredAt;
  /** The source of the events; absent where an alarm reports them. */
  readonly from?: Known<NodeId>;
  readonly isAlarm: boolean;
}

/** What is divided, by the resource whose policies these are. Most apps have nothing of it. */
export function dividedAccess(
  { deliveries, graph: { links, alarms } }: GraphIndex,
): ReadonlyMap<NodeId, readonly DividedAccess[]> {
  const found = new Map<NodeId, DividedAccess[]>();
  const put = (divided: DividedAccess): void => {
    if (!isUnknown(divided.access.on)) memo(found, divided.access.on, () => []).push(divided);
  };
  for (const { access, declaredAt, source } of deliveries) {
    for (const one of access) {
      if (one.underEach !== undefined) put({ access: one, declaredAt, from: source.node, isAlarm: false });
    }
  }
  for (const { access, declaredAt, from } of links) {
    for (const one of access) if (one.underEach !== undefined) put({ access: one, declaredAt, from, isAlarm: false });
  }
  for (const { actions } of alarms) {
    for (const { access, declaredAt } of isUnknown(actions) ? [] : actions) {
      for (const one of access) if (one.underEach !== undefined) put({ access: one, declaredAt, isAlarm: true });
    }
  }
  return found;
}

/** The answer is open for no other reason than which policy the resource keeps. */
export function isDivided({ underEach = [] }: Access): boolean {
  return underEach.some(({ allowed }) => allowed === true) && underEach.some(({ allowed }) => allowed === false);
}

/** Every policy that the resource may keep, by id. */
export function candidatesIn(divided: readonly DividedAccess[]): readonly AccessUnder[] {
  const candidates = new Map(divided.flatMap(({ access: { underEach = [] } }) => underEach)
    .map((candidate) => [nodeId(candidate.policy), candidate]));
  return [...candidates.keys()].sort().map((id) => candidates.get(id)!);
}

/** Whether the permission is missing under a policy. */
export function isMissingUnder({ access: { underEach = [] } }: DividedAccess, { policy }: AccessUnder): Known<boolean> {
  const answer = underEach.find((one) => nodeId(one.policy) === nodeId(policy));
  return not(answer?.allowed ?? unknown(`whether ${policy.logicalId} exists then`));
}
