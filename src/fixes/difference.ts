/**
 * Lists the differences between a resource before and after the plan, as the shortest paths that were set or removed.
 */
import { INPUT_LIMITS } from '../limits';
import { isPlainObject, own, sameJson } from '../template/json';
import { compareText } from '../text/compare';

export interface TemplateEdit {
  /** Relative to the resource: `Properties.VisibilityTimeout`, `DependsOn`. */
  readonly path: string;
  /** Undefined if the property is new. */
  readonly was?: unknown;
  /** Undefined if the property is removed. */
  readonly value?: unknown;
}

const DEEPEST = INPUT_LIMITS.editDepth.max;

export function differences(before: unknown, after: unknown, path: readonly string[] = []): readonly TemplateEdit[] {
  if (sameJson(before, after)) return [];
  if (path.length < DEEPEST) {
    if (hasParts(before) && hasParts(after)) {
      const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(compareText);
      return keys.flatMap((key) => differences(own(before, key), own(after, key), [...path, key]));
    }
    if (Array.isArray(before) && Array.isArray(after) && before.length <= after.length) {
      return after.flatMap((item, i) => differences(before[i], item, [...path, String(i)]));
    }
  }
  return [{ path: path.join('.'), ...(before === undefined ? {} : { was: before }), ...(after === undefined ? {} : { value: after }) }];
}

/** Plain objects whose keys contain no dot, which a path could not express. */
function hasParts(value: unknown): value is object {
  return isPlainObject(value) && !Object.keys(value).some((key) => key.includes('.'));
}
