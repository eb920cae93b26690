/**
 * The picture of stories as plain nodes and edges, from left to right: sources, functions, exits. Ids are numbers of its
 * own, because no drawing takes any name for an id. A lost event has an end of its own beside its function.
 */
import { groupBy, memo } from '../../model/collections';
import { isUnknown } from '../../model/known';
import { NodeId } from '../../model/node';
import { Story } from '../story/story';
import { DrawnEdge, DrawnNode, edgeKey, edgesOf } from './edges';
import { hopEdges } from './hop-edges';
import { FeedingHops } from './hops-into';
import { Notified, PictureEdge, PictureNode, PicturePath } from './parts';

export interface Picture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  /** Paths that did not fit. */
  readonly left: number;
}

/** An exit with more functions than this is drawn once for each: its edges would cross, and nobody can follow hundreds of them. */
const COPIED_ABOVE = 4;

/** Draws path after path, as long as the number of edges stays within `mostEdges`. */
export function pictureOf(
  paths: readonly PicturePath[],
  mostEdges = Infinity,
  sharers: ReadonlyMap<NodeId, number> = new Map(),
  hops: FeedingHops = new Map(),
): Picture {
  const drawing = new Drawing(mostEdges, sharers);
  let left = 0;
  paths.forEach((path, place) => {
    if (!drawing.draw(edgesOf(path), [place])) left += 1;
  });
  for (const [hop, places] of hops) drawing.draw(hopEdges(hop), places);
  return { ...drawing.drawn(), left };
}

/** How many functions each exit has, of those that have too many to be drawn once. */
export function sharersOf(stories: readonly Story[]): ReadonlyMap<NodeId, number> {
  const functions = new Map<NodeId, Set<string>>();
  for (const { id, function: handler, qualifier, exits } of stories) {
    const name = isUnknown(handler) ? id : JSON.stringify([handler.node, qualifier]);
    for (const { to } of exits) {
      if (!isUnknown(to) && to.kind !== 'function') memo(functions, to.node, () => new Set<string>()).add(name);
    }
  }
  return new Map([...functions].flatMap(([node, { size }]) => (size > COPIED_ABOVE ? [[node, size] as const] : [])));
}

class Drawing {
  private readonly nodes = new Map<string, PictureNode & { readonly told: Notified[] }>();
  private readonly edges = new Map<string, Omit<PictureEdge, 'paths'> & { readonly paths: Set<number>; readonly details: string[] }>();

  public constructor(private readonly mostEdges: number, private readonly sharers: ReadonlyMap<NodeId, number>) {}

  public draw(all: readonly DrawnEdge[], places: readonly number[]): boolean {
    const edges = all.map((edge) => this.withCopies(edge));
    const fresh = edges.filter((edge) => !this.edges.has(edgeKey(edge)));
    if (this.edges.size + fresh.length > this.mostEdges) return false;
    for (const { from, to, detail, ...edge } of edges) {
      const key = edgeKey({ from, to, ...edge });
      const ends = { from: this.idOf(from), to: this.idOf(to) };
      const drawn = memo(this.edges, key, () => ({ ...edge, ...ends, details: [], paths: new Set<number>() }));
      places.forEach((place) => drawn.paths.add(place));
      if (detail !== undefined && !drawn.details.includes(detail)) drawn.details.push(detail);
      if (to.told !== undefined) this.addNotified(to.key, to.told);
    }
    return true;
  }

  public drawn(): Pick<Picture, 'nodes' | 'edges'> {
    const edges = [...this.edges.values()].map(({ paths, ...edge }): PictureEdge => ({ ...edge, paths: [...paths] }));
    const marks = edges.flatMap(({ from, to, mark }) => [from, to].map((id) => ({ id, mark })));
    const marksOf = groupBy(marks, ({ id }) => id);
    const nodes = [...this.nodes.values()].map((node) => {
      const [first, ...others] = marksOf.get(node.id) ?? [];
      const mark = others.every((other) => other.mark === first.mark) ? first?.mark : undefined;
      return mark === undefined ? node : { ...node, mark };
    });
    return { nodes, edges };
  }

  private withCopies({ from, to, ...edge }: DrawnEdge): DrawnEdge {
    const shared = to.shape !== 'exit' || to.node === undefined ? undefined : this.sharers.get(to.node);
    return { ...edge, from, to: shared === undefined ? to : { ...to, key: `${to.key} of ${from.key}`, shared } };
  }

  private addNotified(key: string, notified: Notified): void {
    const { told } = this.nodes.get(key)!;
    if (!told.some(({ words }) => words === notified.words)) told.push(notified);
  }

  private idOf({ key, told: _, ...node }: DrawnNode): number {
    return memo(this.nodes, key, () => ({ ...node, id: this.nodes.size + 1, told: [] })).id;
  }
}
