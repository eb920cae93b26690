/** Names what declares each of several deliveries with the same source and function, so that no two rows are the same. */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { DeclaredAt } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { NodeNames } from '../node-names';
import { pathWords } from '../path-words';
import { Story } from './story';

/** `stories` are those of the deliveries, in their order. */
export function toldApart(
  stories: readonly Story[], deliveries: readonly Delivery[], names: Pick<NodeNames, 'resource'>,
): readonly Story[] {
  const nameOf = (at: DeclaredAt | undefined): string | undefined => at && names.resource(at);
  // Two settings of one qualifier have their callers in common, and one body of an API has many methods.
  const ways: readonly ((delivery: Delivery) => string | undefined)[] = [
    ({ declaredAt }) => nameOf(declaredAt), ({ pushTarget }) => nameOf(pushTarget?.declaredAt), propertyOf,
  ];
  const declaredBy = new Map<number, string>();
  for (const places of groupBy(stories.keys(), (i) => pathWords(stories[i])).values()) {
    if (places.length === 1) continue;
    const found = ways.map((way) => places.map((i) => way(deliveries[i]))).find(areDifferent);
    places.forEach((i, at) => declaredBy.set(i, found?.[at] ?? deliveries[i].id));
  }
  return stories.map((story, i) => (declaredBy.has(i) ? { ...story, declaredBy: declaredBy.get(i) } : story));
}

/** Where one resource declares several. */
function propertyOf({ id, declaredAt, pushTarget }: Delivery): string | undefined {
  const start = declaredAt === undefined ? undefined : `${nodeId(declaredAt)} `;
  return pushTarget?.property ?? (start !== undefined && id.startsWith(start) ? id.slice(start.length) : undefined);
}

function areDifferent(names: readonly (string | undefined)[]): boolean {
  return !names.includes(undefined) && new Set(names).size === names.length;
}
