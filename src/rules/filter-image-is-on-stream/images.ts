/** Whether a filter pattern requires an image of the changed item. A pattern that only requires its absence does not. */
import { isObject, parsedJson } from '../../model/json';
import { LONGEST_FILTER_PATTERN } from '../../patterns/facts';

const OR = '$or';

/** False for a pattern that is invalid or too long, because the rule filter-pattern-is-valid reports it. */
export function requiresImage(pattern: string, image: 'NewImage' | 'OldImage'): boolean {
  return pattern.length <= LONGEST_FILTER_PATTERN && requiresPath(parsedJson(pattern), ['dynamodb', image]);
}

function requiresPath(node: unknown, path: readonly string[]): boolean {
  if (path.length === 0) return requiresValue(node);
  const [step, ...rest] = path;
  return isObject(node) && Object.entries(node).some(([key, value]) => (
    key === OR ? isEvery(value, (branch) => requiresPath(branch, path)) : key === step && requiresPath(value, rest)
  ));
}

function requiresValue(node: unknown): boolean {
  if (Array.isArray(node)) return !node.some((item) => isObject(item) && item.exists === false);
  return isObject(node) && Object.entries(node).some(([key, value]) => (
    key === OR ? isEvery(value, requiresValue) : requiresValue(value)
  ));
}

function isEvery(branches: unknown, test: (branch: unknown) => boolean): boolean {
  return Array.isArray(branches) && branches.length > 0 && branches.every(test);
}
