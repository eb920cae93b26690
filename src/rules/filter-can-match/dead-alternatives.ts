/**
 * Finds an alternative of a pattern that can match nothing, beside others that can: a value of a list, or a branch of
 * `$or`. Each is compared as if the pattern had no other.
 */
import { INPUT_LIMITS } from '../../limits';
import { isIntrinsic, isObject, JsonObject } from '../../model/json';
import { isUnknown, Unknown } from '../../model/known';
import { Compared, PatternPlace } from './place';

interface Alternative {
  /** The pattern with this alternative alone. */
  readonly pattern: JsonObject;
  /** Where a mismatch is one of the alternative itself, and not of what stands beside it. */
  readonly owns: (path: readonly string[]) => boolean;
  /** AWS adds to the values of a field more often than to the fields: one of several values counts if it is certain. */
  readonly isValue: boolean;
}

const OR = '$or';
const MOST = INPUT_LIMITS.patternAlternatives.max;
const DEEPEST = INPUT_LIMITS.eventPatternDepth.max;

/** Undefined where each may match, or what hides whether a branch does. */
export function deadAlternative(pattern: JsonObject, compare: PatternPlace['compare']): Compared | Unknown | undefined {
  let left = MOST;
  let hidden: Unknown | undefined;
  for (const alternative of alternativesOf(pattern, [])) {
    if (left === 0) break;
    left -= 1;
    const found = compare(alternative.pattern);
    if (found === undefined) continue;
    // Of several values, one that is hidden is mostly one that the source sends.
    if (isUnknown(found)) hidden ??= alternative.isValue ? undefined : found;
    else if ((found.mismatch.certain || !alternative.isValue) && alternative.owns(found.mismatch.path)) return found;
  }
  return hidden;
}

function* alternativesOf(node: JsonObject, path: readonly string[]): Generator<Alternative> {
  if (path.length > DEEPEST || isIntrinsic(node)) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === OR) yield* ofBranches(node, value, path);
    else if (Array.isArray(value)) yield* ofItems(node, key, value, path);
    else if (isObject(value)) yield* ofField(node, key, value, path);
  }
}

function* ofField(
  node: JsonObject, key: string, value: JsonObject, path: readonly string[],
): Generator<Alternative> {
  for (const inside of alternativesOf(value, [...path, key])) {
    yield { ...inside, pattern: { ...node, [key]: inside.pattern } };
  }
}

function* ofItems(
  node: JsonObject, key: string, items: readonly unknown[], path: readonly string[],
): Generator<Alternative> {
  if (items.length < 2) return;
  const here = JSON.stringify([...path, key]);
  for (const item of items) {
    yield { pattern: { ...node, [key]: [item] }, owns: (found) => JSON.stringify(found) === here, isValue: true };
  }
}

function* ofBranches(node: JsonObject, branches: unknown, path: readonly string[]): Generator<Alternative> {
  if (!Array.isArray(branches)) return;
  for (const branch of branches.filter(isObject)) {
    const pattern = withBranch(node, branch);
    if (branches.length > 1) {
      yield { pattern, owns: (found) => Object.hasOwn(branch, found[path.length] ?? ''), isValue: false };
    }
    for (const inside of alternativesOf(branch, path)) yield { ...inside, pattern: withBranch(node, inside.pattern) };
  }
}

/** A branch asks for what it names beside what the pattern asks for anyway. */
function withBranch(node: JsonObject, branch: JsonObject): JsonObject {
  const { [OR]: _, ...others } = node;
  const meets = Object.keys(branch).some((key) => key === OR || Object.hasOwn(others, key));
  return meets ? { ...others, [OR]: [branch] } : { ...others, ...branch };
}
