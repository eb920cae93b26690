/**
 * Where the code creates a construct whose resource has no place of its own: Node records ten frames, and a library may
 * make the resource below more of its own.
 */
import { INPUT_LIMITS } from '../../limits';
import { selfAndAncestors } from '../../model/construct-paths';
import { SourcePlace } from '../found-template';
import { entriesOf } from '../json';
import { sourcePlaceIn } from './source-places';

/** For each construct below the stack, the place of the first resource in it that has one. */
export function nearbyPlacesIn(metadata: unknown): ReadonlyMap<string, SourcePlace> {
  const chains = entriesOf(metadata).map(([key]) => selfAndAncestors(key))
    .filter(({ length }) => length <= INPUT_LIMITS.constructDepth.max);
  const depthOfStack = Math.min(...chains.map(({ length }) => length));
  const places = new Map<string, SourcePlace>();
  for (const [path, ...scopes] of chains) {
    const place = sourcePlaceIn(metadata, path);
    if (place === undefined) continue;
    for (const scope of scopes.slice(0, -depthOfStack)) {
      if (!places.has(scope)) places.set(scope, place);
    }
  }
  return places;
}

/** The nearest scope around the construct that has a place. */
export function nearbyPlace(places: ReadonlyMap<string, SourcePlace>, path: string): SourcePlace | undefined {
  const [, ...scopes] = selfAndAncestors(path);
  return scopes.map((scope) => places.get(scope)).find((place) => place !== undefined);
}
