/** What differs between a resource as it was and as the plan leaves it: the shortest paths at which something was set or removed. */
import { INPUT_LIMITS } from '../limits';
import { isPlainObject, own, sameJson } from '../template/json';

export interface TemplateEdit {
  /** From the resource: `Properties.VisibilityTimeout`, `DependsOn`. */
  readonly path: string;
  /** Undefined where there was nothing. */
  readonly was?: unknown;
  /** Undefined where it goes. */
  readonly value?: unknown;
}

const DEEPEST = INPUT_LIMITS.editDepth.max;

export function differences(before: unknown, after: unknown, path: readonly string[] = []): readonly TemplateEdit[] {
  if (sameJson(before, after)) return [];
  if (path.length < DEEPEST) {
    if (hasParts(before) && hasParts(after)) {
      const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
      return keys.flatMap((key) => differences(own(before, key), own(after, key), [...path, key]));
    }
    if (Array.isArray(before) && Array.isArray(after) && before.length <= after.length) {
      return after.flatMap((item, i) => differences(before[i], item, [...path, String(i)]));
    }
  }
  return [{ path: path.join('.'), ...(before === undefined ? {} : { was: before }), ...(after === undefined ? {} : { value: after }) }];
}

/** What is neither an intrinsic nor a list, and has no key that a path would take for two. */
function hasParts(value: unknown): value is object {
  return isPlainObject(value) && !Object.keys(value).some((key) => key.includes('.'));
}
