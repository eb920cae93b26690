/**
 * Reads parsed JSON that is not trusted. Only own keys count, so `__proto__` and `constructor` are ordinary names.
 */
export interface JsonObject {
  readonly [key: string]: unknown;
}

/** Asked of every value: each look at a global costs more than the answer where a test runner replaces the globals. */
const { isArray } = Array;
const { hasOwn } = Object;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !isArray(value);
}

/** `Ref` or `Fn::…`. */
export function isIntrinsicKey(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

/** An object that stands for a value which CloudFormation computes. */
export function isIntrinsic(value: unknown): boolean {
  const keys = isObject(value) ? Object.keys(value) : [];
  return keys.length === 1 && isIntrinsicKey(keys[0]);
}

/** The value of an own key, else undefined. */
export function own(value: unknown, key: string): unknown {
  return isObject(value) && hasOwn(value, key) ? value[key] : undefined;
}

/** The value and all values inside it, nearest first, up to `most` of them. */
export function valuesIn(value: unknown, most: number): readonly unknown[] {
  const found: unknown[] = [value];
  for (let i = 0; i < found.length && found.length < most; i += 1) {
    const one = found[i];
    if (typeof one !== 'object' || one === null) continue;
    for (const inner of Object.values(one)) found.push(inner);
  }
  return found.length > most ? found.slice(0, most) : found;
}

/** Undefined if the text is not JSON. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
