/** Helpers for the JSON of templates, in which an intrinsic may replace any value. */
import { INPUT_LIMITS } from '../limits';
import { isIntrinsicKey, isObject, JsonObject, own } from '../model/json';

export { isIntrinsic, isIntrinsicKey, isObject, type JsonObject, own } from '../model/json';

/** Whether a value is an object without an intrinsic among its keys. */
export function isPlainObject(value: unknown): value is JsonObject {
  return isObject(value) && !Object.keys(value).some(isIntrinsicKey);
}

/** The value of an own key, or the item of a list. */
export function memberOrItem(value: unknown, key: string): unknown {
  return Array.isArray(value) ? value[Number(key)] : own(value, key);
}

/** Whether the value is `{ Ref: AWS::NoValue }`, which removes a property. */
export function isNoValue(value: unknown): boolean {
  return own(value, 'Ref') === 'AWS::NoValue';
}

export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

/** A value as JSON. Undefined if it is nested too deeply. */
export function jsonText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

/** Whether two values are equal. False if they are nested too deeply to compare. */
export function sameJson(a: unknown, b: unknown, depth = 0): boolean {
  if (Object.is(a, b)) return true;
  if (depth > INPUT_LIMITS.sameJsonDepth.max) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => sameJson(item, b[i], depth + 1));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length
    && keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key], depth + 1));
}
