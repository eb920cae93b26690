/** Takes the intrinsic functions out of a pattern: what one stands for may be any value. */
import { isIntrinsic, parsedJson, valuesIn } from '../../model/json';

/** Whether the pattern contains an intrinsic function, so that a fix cannot rewrite it as text. */
export function hasIntrinsics(text: string): boolean {
  return MAY_CONTAIN.test(text) && contains(parsedJson(text));
}

const PLACEHOLDER = 'any';

export function withoutIntrinsics(text: string): string {
  return hasIntrinsics(text) ? JSON.stringify(withPlaceholders(parsedJson(text))) : text;
}

/** Most patterns contain none, and need not be parsed for it. */
const MAY_CONTAIN = /"(?:Ref"|Fn::)/;

/** The text, and with it the number of its values, is bounded where it is read. */
function contains(value: unknown): boolean {
  return valuesIn(value, Infinity).some(isIntrinsic);
}

/** Replaces a value or an operator that contains an intrinsic function by a placeholder, or by a list of one where a list is required. */
function withPlaceholders(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (contains(item) ? PLACEHOLDER : item));
  if (typeof value !== 'object' || value === null) return value;
  if (isIntrinsic(value)) return [PLACEHOLDER];
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [
    key, key === '$or' && Array.isArray(inner) ? inner.map(withPlaceholders) : withPlaceholders(inner),
  ]));
}
