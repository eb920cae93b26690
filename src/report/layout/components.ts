/** Splits a graph into the parts that no edge connects, in the order of their first nodes. */
import { PlaneEdge } from './plane';

export interface Component {
  /** Places in the list of all nodes, ascending. */
  readonly nodes: readonly number[];
  readonly links: readonly number[];
}

export function componentsOf(count: number, links: readonly PlaneEdge[]): readonly Component[] {
  const roots = Array.from({ length: count }, (_, i) => i);
  const rootOf = (node: number): number => {
    let root = node;
    while (roots[root] !== root) {
      roots[root] = roots[roots[root]];
      root = roots[root];
    }
    return root;
  };
  for (const { from, to } of links) {
    const [one, other] = [rootOf(from), rootOf(to)];
    roots[Math.max(one, other)] = Math.min(one, other);
  }
  const components = new Map<number, { nodes: number[]; links: number[] }>();
  for (let node = 0; node < count; node += 1) {
    const root = rootOf(node);
    if (root === node) components.set(root, { nodes: [], links: [] });
    components.get(root)!.nodes.push(node);
  }
  links.forEach(({ from }, i) => components.get(rootOf(from))!.links.push(i));
  return [...components.values()];
}
