/** The ends of deliveries and links that are unknown: few in most apps, and asked for by many rules. */
import { memo } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown } from '../../model/known';
import { Link } from '../../model/link';
import { allExits, Exit } from '../../model/policy';
import { GraphIndex } from './graph-index';

export interface OpenEnds {
  /** Mappings whose source is unknown, or is of a kind that is not read. */
  readonly sources: readonly Delivery[];
  readonly targets: readonly Delivery[];
  readonly exits: readonly { readonly exit: Exit; readonly delivery: Delivery }[];
  readonly links: readonly Link[];
}

const found = new WeakMap<GraphIndex, OpenEnds>();

export function openEnds(app: GraphIndex): OpenEnds {
  return memo(found, app, () => ({
    sources: app.mappings.filter(({ source: { kind, node } }) => kind === 'unknown' || isUnknown(node)),
    targets: app.deliveries.filter(({ target }) => isUnknown(target.function)),
    exits: app.deliveries.flatMap((delivery) => (
      allExits(delivery.policy).filter(({ to }) => isUnknown(to)).map((exit) => ({ exit, delivery })))),
    links: app.graph.links.filter(({ to }) => isUnknown(to)),
  }));
}
