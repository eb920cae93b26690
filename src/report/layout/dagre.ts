/** What is used of dagre, whose own types are those of an ES module, which no CommonJS file may import. */
import { Point, Size } from './plane';

interface Dagre {
  readonly Graph: new (options: { readonly multigraph: true }) => DagreGraph;
  readonly layout: (graph: DagreGraph) => void;
}

interface DagreGraph {
  setGraph(options: object): void;
  setNode(id: string, size: Size): void;
  setEdge(from: string, to: string, options: object, name: string): void;
  graph(): Size;
  node(id: string): Point & { readonly rank: number };
  edge(from: string, to: string, name: string): Point & { readonly points: readonly Point[] };
}

// eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies -- inside the bundle
export const { Graph, layout } = require('@dagrejs/dagre') as Dagre;
