/** Takes the intrinsic functions out of a pattern: what one stands for may be any value. */
import { isIntrinsic } from '../../model/json';

/** Whether the pattern contains an intrinsic function, so that a fix cannot rewrite it as text. */
export function hasIntrinsics(text: string): boolean {
  return withoutIntrinsics(text) !== text;
}

const PLACEHOLDER = 'any';

export function withoutIntrinsics(text: string): string {
  if (!INTRINSIC.test(text)) return text;
  try {
    return JSON.stringify(withPlaceholders(JSON.parse(text)));
  } catch {
    return text;
  }
}

const INTRINSIC = /"(?:Ref|Fn::[A-Za-z:]+)":/;

/** Replaces a value or an operator that contains an intrinsic function by a placeholder, or by a list of one where a list is required. */
function withPlaceholders(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (INTRINSIC.test(JSON.stringify(item)) ? PLACEHOLDER : item));
  if (typeof value !== 'object' || value === null) return value;
  if (isIntrinsic(value)) return [PLACEHOLDER];
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [
    key, key === '$or' && Array.isArray(inner) ? inner.map(withPlaceholders) : withPlaceholders(inner),
  ]));
}
