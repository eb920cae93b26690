/** Places one connected graph in columns, by dagre. The same nodes and edges in the same order give the same places. */
import { Graph, layout } from './dagre';
import { PlaneEdge, PlacedGraph, Point, Size } from './plane';

const GAPS = { nodesep: 16, edgesep: 10, ranksep: 22 };
/** A path from a source to its function stays straight where others bend. */
const STRAIGHT = 4;

export function layered(nodes: readonly Size[], links: readonly PlaneEdge[]): PlacedGraph {
  const graph = new Graph({ multigraph: true });
  // Network simplex, the default, takes minutes for large graphs.
  graph.setGraph({ rankdir: 'LR', ranker: 'tight-tree', ...GAPS });
  nodes.forEach(({ width, height }, i) => graph.setNode(String(i), { width, height }));
  links.forEach(({ from, to, label: { height }, room, columns }, i) => graph.setEdge(
    String(from), String(to),
    { width: room, height, labelpos: 'c', minlen: columns, weight: columns === 1 ? STRAIGHT : 1 },
    String(i),
  ));
  layout(graph);
  const placed = nodes.map((_, i) => {
    const { x, y, rank } = graph.node(String(i));
    return { x: Math.round(x), y: Math.round(y), column: rank };
  });
  return {
    ...extent(graph.graph()),
    nodes: placed,
    links: links.map(({ from, to, label: { width } }, i) => {
      const { x, y, points } = graph.edge(String(from), String(to), String(i));
      const label = { x: Math.round(x), y: Math.round(y) };
      const ends = { from: { ...placed[from], ...nodes[from] }, to: { ...placed[to], ...nodes[to] } };
      return { label, points: from === to ? points.map(rounded) : course(ends, points, label, width) };
    }),
  };
}

type Ends = Readonly<Record<'from' | 'to', Point & Size>>;

/** From the middle of one side to the middle of another, and level along the label. */
function course({ from, to }: Ends, points: readonly Point[], label: Point, width: number): readonly Point[] {
  const way = from.x <= to.x ? 1 : -1;
  const half = way * width / 2;
  const along = [{ x: label.x - half, y: label.y }, { x: label.x + half, y: label.y }];
  const between = points.slice(1, -1).map(rounded).flatMap((point) => (point.x === label.x ? along : [point]));
  return [
    { x: from.x + way * from.width / 2, y: from.y }, ...between, { x: to.x - way * to.width / 2, y: to.y },
  ];
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

function extent({ width, height }: Size): Size {
  return { width: Math.ceil(width), height: Math.ceil(height) };
}
