/** The hops that lead to the sources of paths, and those before them. */
import { groupBy } from '../../model/collections';
import { isUnknown } from '../../model/known';
import { NodeId } from '../../model/node';
import { Hop } from '../hops/hop';
import { PicturePath } from './parts';

export type HopsByTarget = ReadonlyMap<NodeId, readonly Hop[]>;
/** Hops, with the places of the paths that each leads to. */
export type FeedingHops = ReadonlyMap<Hop, readonly number[]>;

export function hopsByTarget(hops: readonly Hop[]): HopsByTarget {
  return groupBy(hops, ({ target }) => (isUnknown(target) ? undefined : target.node));
}

export function hopsInto(hops: HopsByTarget, paths: readonly Pick<PicturePath, 'story'>[]): FeedingHops {
  if (hops.size === 0) return new Map();
  const placesAt = groupBy(paths.keys(), (place) => {
    const { source } = paths[place].story;
    return source === undefined || isUnknown(source) ? undefined : source.node;
  });
  const found = new Map(hopsBefore(hops, placesAt.keys()).map((hop): [Hop, number[]] => [hop, []]));
  for (const [node, places] of placesAt) {
    for (const hop of hopsBefore(hops, [node])) found.get(hop)!.push(...places);
  }
  return found;
}

/** A cycle of hops is followed once. */
function hopsBefore(hops: HopsByTarget, nodes: Iterable<NodeId>): readonly Hop[] {
  const reached = new Set(nodes);
  const found = new Set<Hop>();
  for (const node of reached) {
    for (const hop of hops.get(node) ?? []) {
      found.add(hop);
      if (!isUnknown(hop.source)) reached.add(hop.source.node);
    }
  }
  return [...found];
}
