/** Permissions that an event's way needs and the app does not give, one verdict for each setting that needs them. */
import { Access } from '../../model/access';
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { and, isUnknown, Known, not, Unknown } from '../../model/known';
import { Link } from '../../model/link';
import { DeclaredAt, DeliveryNode, NodeId } from '../../model/node';
import { Problem, Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { report } from '../kit/report';
import { describeNode } from '../kit/wording';

/** What the permission is for; a key is used for the same as what it encrypts. */
export type PermissionPurpose = 'read' | 'deliver' | 'write' | 'write-dead-letter' | 'invoke';

/** What is missing for one setting: actions on one node. */
export interface MissingPermission {
  readonly by: Access['by'];
  readonly on: string;
  readonly node?: DeliveryNode;
  readonly actions: readonly string[];
  /** The policies that forbid them: what others allow is of no use beside these. */
  readonly deniedBy: readonly DeclaredAt[];
  /** The setting. */
  readonly at: DeclaredAt;
  readonly property: string;
  /** A statement allows them on every resource. */
  readonly everywhere?: true;
  /** What a service says that it acts for. */
  readonly source?: string;
  readonly sourceParts?: Access['sourceParts'];
  /** Where the events come from. */
  readonly from?: Known<NodeId>;
}

/** On the way to a function. */
export interface MissingInvokePermission extends MissingPermission {
  readonly delivery: Delivery;
}

/** With a doubt, nothing that a service may not do is sure. */
export function missingPermissions(app: GraphIndex, need: PermissionPurpose, problem: (missing: MissingInvokePermission) => Problem, doubt?: Unknown): readonly Verdict[] {
  return app.deliveries.flatMap((delivery) => {
    const { access, declaredAt, source: { node: from } } = delivery;
    const asked = access.filter((one) => needOf(one, delivery) === need);
    return lacks(app, { asked, declaredAt, from }, (lacking) => problem({ ...lacking, delivery }), doubt);
  });
}

/** The same on ways that lead to no function. */
export function missingPermissionsOnLinks(
  app: GraphIndex,
  need: PermissionPurpose,
  problem: (lacking: MissingPermission, link: Link) => Problem,
  isMeant: (link: Link) => boolean = () => true,
): readonly Verdict[] {
  return app.graph.links.filter(isMeant).flatMap((link) => {
    const { access, declaredAt, from, property } = link;
    const asked = access.filter(({ purpose, neededBy }) => (
      (purpose === 'use-key' ? (neededBy.property === property ? 'write' : 'write-dead-letter') : purpose) === need
    ));
    return lacks(app, { asked, declaredAt, from }, (lacking) => problem(lacking, link));
  });
}

interface Way {
  readonly asked: readonly Access[];
  readonly declaredAt?: DeclaredAt;
  readonly from?: Known<NodeId>;
}

function lacks(app: GraphIndex, { asked, declaredAt: where, from }: Way, problem: (lacking: MissingPermission) => Problem, doubt?: Unknown): readonly Verdict[] {
  const missing = asked.filter(({ allowed }) => allowed !== true);
  return [...groupBy(missing, keyOf).values()].flatMap((group) => {
    const [{ by, on, everywhere, neededBy: { declaredAt, property } }] = group;
    const at = declaredAt ?? where;
    const { source, sourceParts } = group.find((access) => access.source !== undefined) ?? {};
    const refused = group.filter(({ allowed }) => allowed === false);
    const actions = refused.map(({ action }) => action);
    const deniedBy = [...new Set(refused.flatMap(({ policies }) => policies))];
    return at === undefined ? [] : report(
      { at, property },
      and(not(and(...group.map(({ allowed }) => allowed))), by.kind === 'service' && doubt !== undefined ? doubt : true),
      () => problem({ by, on: nameOf(app, on), node: app.node(on), actions, deniedBy, at, property, everywhere, source, sourceParts, from }),
    );
  });
}

/** Where a mapping names its source, and a pipe. */
const SOURCES: ReadonlySet<string> = new Set(['EventSourceArn', 'Source']);

function needOf({ purpose, neededBy }: Access, { pushTarget }: Delivery): PermissionPurpose {
  switch (purpose) {
    case 'consume': return 'read';
    case 'use-key': break;
    default: return purpose;
  }
  if (pushTarget !== undefined && neededBy.property === pushTarget.deadLetterProperty) return 'write-dead-letter';
  return SOURCES.has(neededBy.property) ? 'read' : 'deliver';
}

function keyOf({ by, on, everywhere, neededBy }: Access): string {
  return JSON.stringify([by, on, everywhere, neededBy]);
}

function nameOf(app: GraphIndex, on: Known<string>): string {
  if (isUnknown(on)) return `a resource that is hidden (${on.unknown})`;
  const node = app.node(on);
  return node === undefined ? on : describeNode(node);
}
