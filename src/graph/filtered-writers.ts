/**
 * Adds to the queues and topics whose messages a filter of the app selects who may send there. It is not asked of the
 * others, since every policy of the app has to be read for it.
 */
import { Delivery } from '../model/delivery-graph';
import { isUnknown, Known } from '../model/known';
import { Link } from '../model/link';
import { DeliveryNode, NodeId } from '../model/node';
import { AccessReader } from './access/access-reader';

export function withWriters(
  nodes: readonly DeliveryNode[], deliveries: readonly Delivery[], links: readonly Link[], access: AccessReader,
): readonly DeliveryNode[] {
  const filtered = new Set([...deliveries.flatMap(filteredSource), ...links.flatMap(filteredStart)]);
  // What a queue gets from a topic depends on who writes to the topic.
  links.filter(({ by, to }) => by === 'subscription' && !isUnknown(to) && filtered.has(to))
    .forEach(({ from }) => !isUnknown(from) && filtered.add(from));
  return nodes.map((node) => {
    const isAsked = (node.kind === 'queue' || node.kind === 'topic') && node.declaredAt !== undefined;
    return isAsked && filtered.has(node.id) ? { ...node, writers: access.writersOf(node) } : node;
  });
}

function filteredSource({ source: { node }, policy: { filters }, pushTarget }: Delivery): readonly NodeId[] {
  const isFiltered = isGiven(filters) || isGiven(pushTarget?.filters) || asksForPattern(pushTarget);
  return isFiltered && node !== undefined && !isUnknown(node) ? [node] : [];
}

function filteredStart(link: Link): readonly NodeId[] {
  const isFiltered = isGiven(link.filters) || asksForPattern(link);
  return isFiltered && !isUnknown(link.from) ? [link.from] : [];
}

function isGiven(filters: Known<readonly unknown[]> = []): boolean {
  return isUnknown(filters) || filters.length > 0;
}

function asksForPattern(place: Pick<Link, 'pattern' | 'filter'> | undefined): boolean {
  return place?.pattern !== undefined && place.filter !== 'none';
}
