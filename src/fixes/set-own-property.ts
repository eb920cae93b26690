/** Writes properties of template JSON as own properties, even `__proto__`. */
import { JsonObject } from '../template/json';

export type Writable = { [key: string]: unknown };

export function setOwnProperty(holder: object, key: string, value: unknown): void {
  if (value === undefined) delete (holder as Writable)[key];
  else Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/** A copy whose first level can be written. */
export function shallowCopy(object: JsonObject): Writable {
  const copy = {};
  for (const [key, value] of Object.entries(object)) setOwnProperty(copy, key, value);
  return copy;
}
