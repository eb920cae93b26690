/**
 * Whether an edit makes a resource wait for itself: CloudFormation refuses the whole template then. A circle that was there before is no
 * reason against other edits.
 */
import { isObject, JsonObject, own } from '../template/json';
import { dependsOnOf, referencesOf } from '../template/references';

/** One resource before it was written. */
export interface Rewritten {
  readonly logicalId: string;
  readonly before: unknown;
}

export function closesCircle({ logicalId, before }: Rewritten, resources: JsonObject): boolean {
  const known = namesIn(before);
  const fresh = [...namesIn(own(resources, logicalId))].filter((name) => !known.has(name));
  return reaches(fresh, logicalId, resources);
}

function reaches(from: readonly string[], to: string, resources: JsonObject): boolean {
  const seen = new Set(from);
  for (const name of seen) {
    if (name === to) return true;
    for (const next of namesIn(own(resources, name))) seen.add(next);
  }
  return false;
}

const NOBODY: ReadonlySet<string> = new Set();

/** Resources are written as wholes, so what one names stays the same. */
const named = new WeakMap<object, ReadonlySet<string>>();

function namesIn(resource: unknown): ReadonlySet<string> {
  if (!isObject(resource)) return NOBODY;
  const known = named.get(resource);
  if (known !== undefined) return known;
  const { names } = referencesOf({ properties: own(resource, 'Properties'), dependsOn: dependsOnOf(resource) });
  named.set(resource, names);
  return names;
}
