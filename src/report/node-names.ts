/**
 * What people call a node: its construct path without what all paths begin with and without a last `Resource`, or its logical id; for
 * what the app does not declare, its ARN.
 */
import { nounOf } from '../facts/nouns';
import { DeliveryGraph } from '../model/delivery-graph';
import { DeclaredAt, NodeId } from '../model/node';

export interface NodeNames {
  node(id: NodeId): string;
  resource(declaredAt: DeclaredAt): string;
}

export function nodeNamesIn(graph: DeliveryGraph): NodeNames {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const places = [...graph.nodes, ...graph.deliveries].flatMap(({ declaredAt }) => declaredAt ?? []);
  const shared = sharedStart(places.flatMap(({ path }) => (path === undefined ? [] : [segments(path)])));
  const manyStacks = new Set(places.map(({ stack }) => stack)).size > 1;
  const resource = ({ path, stack, logicalId }: DeclaredAt): string => {
    if (path !== undefined) return segments(path).slice(shared).join('/');
    return manyStacks ? `${stack}.${logicalId}` : logicalId;
  };
  return {
    resource,
    node(id) {
      const node = nodes.get(id);
      if (node === undefined || (node.kind === 'other' && node.declaredAt === undefined)) return id;
      return `${nounOf(node)} ${node.declaredAt === undefined ? id : resource(node.declaredAt)}`;
    },
  };
}

function segments(path: string): readonly string[] {
  const all = path.split('/').filter((segment) => segment !== '');
  return all.length > 1 && all.at(-1) === 'Resource' ? all.slice(0, -1) : all;
}

/** How many segments all paths begin with, leaving each at least one of its own. */
function sharedStart(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  const most = paths.reduce((least, path) => Math.min(least, path.length - 1), first.length);
  let shared = 0;
  while (shared < most && paths.every((path) => path[shared] === first[shared])) shared += 1;
  return shared;
}
