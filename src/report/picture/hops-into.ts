/** The hops that lead to the sources of a band, and those before them. */
import { groupBy } from '../../model/collections';
import { isUnknown } from '../../model/known';
import { NodeId } from '../../model/node';
import { Hop } from '../hops/hop';
import { PicturePath } from './parts';

export type HopsByTarget = ReadonlyMap<NodeId, readonly Hop[]>;

export function hopsByTarget(hops: readonly Hop[]): HopsByTarget {
  return groupBy(hops, ({ target }) => (isUnknown(target) ? undefined : target.node));
}

export function hopsInto(hops: HopsByTarget, paths: readonly PicturePath[]): readonly Hop[] {
  if (hops.size === 0) return [];
  const reached = new Set(paths.flatMap(({ story: { source } }) => (
    source === undefined || isUnknown(source) ? [] : [source.node]
  )));
  const found = new Set<Hop>();
  for (const node of reached) {
    for (const hop of hops.get(node) ?? []) {
      found.add(hop);
      if (!isUnknown(hop.source)) reached.add(hop.source.node);
    }
  }
  return [...found];
}
