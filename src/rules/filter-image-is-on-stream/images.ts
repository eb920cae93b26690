/** Whether a filter pattern requires an image of the changed item. A pattern that only requires its absence does not. */
import { isObject, parsedJson } from '../../model/json';
import { LONGEST_FILTER_PATTERN } from '../../patterns/facts';

const OR = '$or';

export type Image = 'NewImage' | 'OldImage';

/** Which branches of `$or` have to require the image. */
type Branches = 'every' | 'some';

/** False for a pattern that is invalid or too long, because the rule filter-pattern-is-valid reports it. */
export function requiresImage(pattern: string, image: Image, branches: Branches = 'every'): boolean {
  return pattern.length <= LONGEST_FILTER_PATTERN && requiresPath(parsedJson(pattern), ['dynamodb', image], branches);
}

function requiresPath(node: unknown, path: readonly string[], branches: Branches): boolean {
  if (path.length === 0) return requiresValue(node, branches);
  const [step, ...rest] = path;
  return isObject(node) && Object.entries(node).some(([key, value]) => (
    key === OR
      ? ofBranches(value, branches, (branch) => requiresPath(branch, path, branches))
      : key === step && requiresPath(value, rest, branches)
  ));
}

function requiresValue(node: unknown, branches: Branches): boolean {
  if (Array.isArray(node)) return !node.some((item) => isObject(item) && item.exists === false);
  return isObject(node) && Object.entries(node).some(([key, value]) => (
    key === OR
      ? ofBranches(value, branches, (branch) => requiresValue(branch, branches))
      : requiresValue(value, branches)
  ));
}

function ofBranches(written: unknown, branches: Branches, test: (branch: unknown) => boolean): boolean {
  return Array.isArray(written) && written.length > 0 && written[branches](test);
}
