/** Sorts resources for reading from top to bottom: new resources first, each after those that it refers to. */
import { INPUT_LIMITS } from '../../limits';
import { isObject, own } from '../../template/json';
import { addressKey } from '../draft';
import { ResourcePlan } from '../plan';
import { referenceIn } from './reference';

/** Limits recursion in values of untrusted templates. */
const DEEPEST = INPUT_LIMITS.codeReferenceDepth.max;

export function sortStatements(resources: readonly ResourcePlan[]): readonly ResourcePlan[] {
  const added = resources.filter(({ becomes }) => becomes === 'added');
  const byId = new Map(added.map((resource) => [addressKey(resource), resource]));
  const ordered = new Set<ResourcePlan>();
  for (const start of added) {
    const open = [start];
    const entered = new Set<ResourcePlan>();
    for (let resource = open.at(-1); resource !== undefined; resource = open.at(-1)) {
      const { stack } = resource;
      const needed = entered.has(resource)
        ? []
        : [...idsIn(resource)].flatMap((id) => byId.get(addressKey({ stack, logicalId: id })) ?? []);
      const missing = needed.filter((one) => !ordered.has(one) && !entered.has(one));
      entered.add(resource);
      if (missing.length > 0) {
        open.push(...missing.reverse());
      } else {
        ordered.add(resource);
        open.pop();
      }
    }
  }
  return [...ordered, ...resources.filter(({ becomes }) => becomes !== 'added')];
}

function idsIn({ edits }: ResourcePlan): ReadonlySet<string> {
  const dependencies = edits.filter(({ path }) => path === 'DependsOn').flatMap(({ value }) => [value].flat().map(String));
  return named(edits.map(({ value }) => value), new Set(dependencies));
}

function named(value: unknown, ids: Set<string>, depth = 0): ReadonlySet<string> {
  if (depth > DEEPEST) return ids;
  const reference = referenceIn(value);
  if (reference !== undefined) ids.add(reference.logicalId);
  else if (Array.isArray(value)) value.forEach((item) => named(item, ids, depth + 1));
  else if (isObject(value)) Object.keys(value).forEach((each) => named(own(value, each), ids, depth + 1));
  return ids;
}
