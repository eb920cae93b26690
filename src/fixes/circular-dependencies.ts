/**
 * Detects edits that make a resource depend on itself, because CloudFormation refuses such templates. A circular
 * dependency that existed before does not block other edits.
 */
import { isObject, JsonObject, own } from '../template/json';
import { dependsOnOf, referencesOf } from '../template/references';

/** A resource as it was before the edit. */
export interface Rewritten {
  readonly logicalId: string;
  readonly before: unknown;
}

export function addsCircularDependency({ logicalId, before }: Rewritten, resources: JsonObject): boolean {
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

/** Edits replace whole resources, so the names in a resource object never change. */
const named = new WeakMap<object, ReadonlySet<string>>();

function namesIn(resource: unknown): ReadonlySet<string> {
  if (!isObject(resource)) return NOBODY;
  const known = named.get(resource);
  if (known !== undefined) return known;
  const { names } = referencesOf({ properties: own(resource, 'Properties'), dependsOn: dependsOnOf(resource) });
  named.set(resource, names);
  return names;
}
