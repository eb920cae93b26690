/**
 * Where the code creates a construct whose resource has no place of its own: Node records ten frames, and a library may
 * make the resource below more of its own.
 */
import { INPUT_LIMITS } from '../../limits';
import { SourcePlace } from '../found-template';
import { entriesOf } from '../json';
import { sourcePlaceIn } from './source-places';

const DEEPEST = INPUT_LIMITS.constructDepth.max;

/** For each construct below the stack, the place of the first resource in it that has one. */
export function nearbyPlacesIn(metadata: unknown): ReadonlyMap<string, SourcePlace> {
  const paths = entriesOf(metadata).map(([key]) => key.slice(1).split('/', DEEPEST + 1)).filter(({ length }) => length <= DEEPEST);
  const depthOfStack = Math.min(...paths.map(({ length }) => length));
  const places = new Map<string, SourcePlace>();
  for (const parts of paths) {
    const place = parts.length > depthOfStack ? sourcePlaceIn(metadata, parts.join('/')) : undefined;
    if (place === undefined) continue;
    for (const scope of scopesOf(parts, depthOfStack)) {
      if (!places.has(scope)) places.set(scope, place);
    }
  }
  return places;
}

/** The nearest scope around the construct that has a place. */
export function nearbyPlace(places: ReadonlyMap<string, SourcePlace>, path: string): SourcePlace | undefined {
  const scope = scopesOf(path.split('/', DEEPEST), 0).find((one) => places.has(one));
  return scope === undefined ? undefined : places.get(scope);
}

/** The paths of the scopes around a construct and below a depth, the nearest first. */
function scopesOf(parts: readonly string[], depth: number): readonly string[] {
  return parts.slice(depth + 1).map((_, i) => parts.slice(0, parts.length - 1 - i).join('/'));
}
