/** Reports permissions that a path of events needs and that the app does not give, once for each setting that needs them. */
import { Access, PolicySide } from '../../model/access';
import { groupBy, memo } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { and, isUnknown, Known, not, Unknown } from '../../model/known';
import { Link } from '../../model/link';
import { DeclaredAt, DeliveryNode, NodeId } from '../../model/node';
import { Problem, Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { report } from '../kit/report';
import { describeNode } from '../kit/wording';
import { isDivided } from './policy-candidates';

/** The purpose of a permission. The permission to use a key has the purpose of the resource that the key encrypts. */
export type PermissionPurpose = 'read' | 'deliver' | 'write' | 'write-dead-letter' | 'invoke';

/** The actions on one node that one setting needs and the app does not allow. */
export interface MissingPermission {
  readonly by: Access['by'];
  readonly on: string;
  readonly node?: DeliveryNode;
  readonly actions: readonly string[];
  /** The sides that do not allow each action. */
  readonly lacking: readonly { readonly action: string; readonly sides: readonly PolicySide[] }[];
  /** The resource is of another account than the role. */
  readonly crossesAccounts: boolean;
  /** The policies that deny the actions. A Deny overrides every Allow. */
  readonly deniedBy: readonly DeclaredAt[];
  /** The resource and property of the setting. */
  readonly at: DeclaredAt;
  readonly property: string;
  /** The actions need a statement with `Resource: '*'`. */
  readonly everywhere?: true;
  /** AWS lists the actions, but nothing fails without them. */
  readonly advised: boolean;
  /** The source ARN with which the service calls. */
  readonly source?: string;
  readonly sourceParts?: Access['sourceParts'];
  /** The node that sends the events. */
  readonly from?: Known<NodeId>;
}

/** A missing permission of a delivery to a function. */
export interface MissingInvokePermission extends MissingPermission {
  readonly delivery: Delivery;
}

/** `doubt` makes every result about a service inconclusive. */
export function missingPermissions(
  app: GraphIndex,
  purpose: PermissionPurpose,
  problem: (missing: MissingInvokePermission) => Problem,
  doubt?: Unknown,
): readonly Verdict[] {
  return [...openAccess(app).get(purpose) ?? []].flatMap(([delivery, access]) => {
    const { declaredAt, source: { node: from } } = delivery;
    return reportMissing(app, { access, declaredAt, from }, (missing) => problem({ ...missing, delivery }), doubt);
  });
}

type OpenAccess = ReadonlyMap<PermissionPurpose, ReadonlyMap<Delivery, readonly Access[]>>;

const open = new WeakMap<GraphIndex, OpenAccess>();

/** What is not certainly allowed, by purpose and delivery, in the order of the deliveries. */
function openAccess(app: GraphIndex): OpenAccess {
  return memo(open, app, () => {
    const found = new Map<PermissionPurpose, Map<Delivery, Access[]>>();
    for (const delivery of app.deliveries) {
      for (const one of delivery.access) {
        if (one.allowed === true) continue;
        const byDelivery = memo(found, purposeOf(one, delivery), () => new Map<Delivery, Access[]>());
        memo(byDelivery, delivery, () => []).push(one);
      }
    }
    return found;
  });
}

/** Reports missing permissions of links, which lead to no function. */
export function missingPermissionsOnLinks(
  app: GraphIndex,
  purpose: PermissionPurpose,
  problem: (missing: MissingPermission, link: Link) => Problem,
  applies: (link: Link) => boolean = () => true,
): readonly Verdict[] {
  return app.graph.links.filter(applies).flatMap((link) => {
    const { access, declaredAt, from, property } = link;
    const required = access.filter((one) => purposeOnLink(one, property) === purpose);
    return reportMissing(app, { access: required, declaredAt, from }, (missing) => problem(missing, link));
  });
}

function purposeOnLink({ purpose, neededBy }: Access, property: string): Access['purpose'] {
  if (purpose !== 'use-key') return purpose;
  return neededBy.property === property ? 'write' : 'write-dead-letter';
}

export interface RequiredAccess {
  readonly access: readonly Access[];
  readonly declaredAt?: DeclaredAt;
  readonly from?: Known<NodeId>;
}

/** Reports the missing permissions among those that one setting needs. */
export function reportMissing(
  app: GraphIndex,
  { access, declaredAt: owner, from }: RequiredAccess,
  problem: (missing: MissingPermission) => Problem,
  doubt?: Unknown,
): readonly Verdict[] {
  // Which of several policies the resource keeps is said once, by resource-has-one-policy.
  const missing = access.filter((one) => one.allowed !== true && !isDivided(one));
  return [...groupBy(missing, keyOf).values()].flatMap((group) => {
    const [{ by, on, everywhere, neededBy: { declaredAt, property } }] = group;
    const at = declaredAt ?? owner;
    const { source, sourceParts } = group.find((one) => one.source !== undefined) ?? {};
    const refused = group.filter(({ allowed }) => allowed === false);
    const actions = [...new Set(refused.map(({ action }) => action))];
    const lacking = refused.map(({ action, lacking: sides = [] }) => ({ action, sides }));
    const deniedBy = [...new Set(refused.flatMap(({ policies }) => policies))];
    return at === undefined
      ? []
      : report(
        { at, property },
        and(
          not(and(...group.map(({ allowed }) => allowed))),
          by.kind === 'service' && doubt !== undefined ? doubt : true,
        ),
        () =>
          problem({
            by,
            on: nameOf(app, on),
            node: app.node(on),
            actions,
            lacking,
            crossesAccounts: group.some((one) => one.crossesAccounts === true),
            deniedBy,
            at,
            property,
            everywhere,
            advised: refused.every((one) => one.advised === true),
            source,
            sourceParts,
            from,
          }),
      );
  });
}

/** The properties in which a mapping and a pipe name their source. */
const SOURCE_PROPERTIES: ReadonlySet<string> = new Set(['EventSourceArn', 'Source']);

/** Nothing says which permissions a source needs if its kind is hidden too. */
export function isSourceUnasked({ access }: Delivery): boolean {
  return !access.some(({ neededBy }) => SOURCE_PROPERTIES.has(neededBy.property));
}

function purposeOf({ purpose, neededBy }: Access, { pushTarget }: Delivery): PermissionPurpose {
  switch (purpose) {
    case 'consume': return 'read';
    case 'use-key': break;
    default: return purpose;
  }
  if (pushTarget !== undefined && neededBy.property === pushTarget.deadLetterProperty) return 'write-dead-letter';
  return SOURCE_PROPERTIES.has(neededBy.property) ? 'read' : 'deliver';
}

function keyOf({ by, on, everywhere, neededBy }: Access): string {
  return JSON.stringify([by, on, everywhere, neededBy]);
}

function nameOf(app: GraphIndex, on: Known<string>): string {
  if (isUnknown(on)) return `a resource that the template hides (${on.unknown})`;
  const node = app.node(on);
  if (node === undefined) return on;
  // A policy names the stream: it has an ARN of its own.
  return node.kind === 'table' ? `the stream of ${describeNode(node)}` : describeNode(node);
}
