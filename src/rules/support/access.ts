/** Permissions that a delivery's way needs and the app does not give, one verdict for each setting that needs them. */
import { grouped } from './grouped';
import { all, judge, not } from './judge';
import { Lookup } from './lookup';
import { named } from './words';
import { Access } from '../../model/access';
import { Delivery } from '../../model/delivery-graph';
import { DeclaredAt, DeliveryNode } from '../../model/node';
import { isUnknown, Known, Unknown } from '../../model/unknown';
import { Problem, Verdict } from '../finding';

/** What the permission is for; a key is used for the same as what it encrypts. */
export type Need = 'read' | 'deliver' | 'write-dead-letter' | 'invoke';

/** What is missing for one setting: actions on one node. */
export interface Missing {
  readonly delivery: Delivery;
  readonly by: Access['by'];
  readonly on: string;
  readonly node?: DeliveryNode;
  readonly actions: readonly string[];
  /** The setting. */
  readonly at: DeclaredAt;
  readonly property: string;
  /** A statement allows them on every resource. */
  readonly everywhere?: true;
  /** What a service says that it acts for. */
  readonly source?: string;
}

/** With a doubt, nothing that a service may not do is sure. */
export function unmet(app: Lookup, need: Need, problem: (missing: Missing) => Problem, doubt?: Unknown): readonly Verdict[] {
  return app.deliveries.flatMap((delivery) => {
    const asked = delivery.access.filter((access) => access.allowed !== true && needOf(access, delivery) === need);
    return [...grouped(asked, keyOf).values()].flatMap((group) => {
      const [{ by, on, everywhere, neededBy: { declaredAt, property } }] = group;
      const at = declaredAt ?? delivery.declaredAt;
      const source = group.find((access) => access.source !== undefined)?.source;
      const actions = group.filter(({ allowed }) => allowed === false).map(({ action }) => action);
      return at === undefined ? [] : judge(
        { at, property },
        all(not(all(...group.map(({ allowed }) => allowed))), by.kind === 'service' && doubt !== undefined ? doubt : true),
        () => problem({ delivery, by, on: nameOf(app, on), node: app.node(on), actions, at, property, everywhere, source }),
      );
    });
  });
}

/** Where a mapping names its source, and a pipe. */
const SOURCES: ReadonlySet<string> = new Set(['EventSourceArn', 'Source']);

function needOf({ purpose, neededBy }: Access, { handover }: Delivery): Need {
  switch (purpose) {
    case 'consume': return 'read';
    case 'use-key': break;
    default: return purpose;
  }
  if (handover !== undefined && neededBy.property === handover.deadLetterProperty) return 'write-dead-letter';
  return SOURCES.has(neededBy.property) ? 'read' : 'deliver';
}

function keyOf({ by, on, everywhere, neededBy }: Access): string {
  return JSON.stringify([by, on, everywhere, neededBy]);
}

function nameOf(app: Lookup, on: Known<string>): string {
  if (isUnknown(on)) return `a resource that is hidden (${on.unknown})`;
  const node = app.node(on);
  return node === undefined ? on : named(node);
}
