/** The links by which events come, directly or through others, to what a function reads: the first hops of these events. */
import { memo } from '../../model/collections';
import { isUnknown } from '../../model/known';
import { Link } from '../../model/link';
import { NodeId } from '../../model/node';
import { GraphIndex } from '../kit/graph-index';

const found = new WeakMap<GraphIndex, readonly Link[]>();

/** Keeps the order of the links. A disabled link sends nothing, and the link from a bus to its rule hands nothing over. */
export function feedingLinks(app: GraphIndex): readonly Link[] {
  return memo(found, app, () => {
    const { graph: { links } } = app;
    if (links.length === 0) return [];
    const feeding = nodesFeedingFunctions(app);
    return links.filter(({ by, to, enabled }) => (
      by !== 'rule' && enabled !== false && !isUnknown(to) && feeding.has(to)
    ));
  });
}

/** What functions read, what leads there, and so on. */
function nodesFeedingFunctions({ deliveries, graph: { links } }: GraphIndex): ReadonlySet<NodeId> {
  const leadingTo = new Map<NodeId, NodeId[]>();
  for (const { from, to } of links) {
    if (!isUnknown(from) && !isUnknown(to)) memo(leadingTo, to, () => []).push(from);
  }
  const nodes = new Set(deliveries.flatMap(({ source: { node } }) => (
    node === undefined || isUnknown(node) ? [] : [node]
  )));
  for (const node of nodes) leadingTo.get(node)?.forEach((from) => nodes.add(from));
  return nodes;
}
