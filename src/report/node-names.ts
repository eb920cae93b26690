/**
 * Short names of nodes: the construct path without the part that all paths share and without `Resource` at the end, or
 * the logical id, or the ARN of a resource outside the app.
 */
import { nounOf } from '../facts/nouns';
import { DeliveryGraph } from '../model/delivery-graph';
import { DeclaredAt, NodeId } from '../model/node';

interface NodeName {
  /** Absent for a resource that the graph knows nothing about: its ARN shows what it is. */
  readonly noun?: string;
  readonly name: string;
}

export interface NodeNames {
  node(id: NodeId): NodeName;
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
      if (node === undefined || (node.kind === 'other' && node.declaredAt === undefined)) return { name: id };
      return { noun: nounOf(node), name: node.declaredAt === undefined ? id : resource(node.declaredAt) };
    },
  };
}

function segments(path: string): readonly string[] {
  const all = path.split('/').filter((segment) => segment !== '');
  return all.length > 1 && all.at(-1) === 'Resource' ? all.slice(0, -1) : all;
}

/** How many leading segments all paths share, so that each path keeps at least one. */
function sharedStart(paths: readonly (readonly string[])[]): number {
  return paths.reduce((least, path) => Math.min(least, path.length - 1), sharedSegments(paths));
}

/** How many leading segments all paths share. */
export function sharedSegments(paths: readonly (readonly string[])[]): number {
  const [first = []] = paths;
  let shared = 0;
  while (shared < first.length && paths.every((path) => path[shared] === first[shared])) shared += 1;
  return shared;
}
