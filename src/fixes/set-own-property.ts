/** Writing into the JSON of a template: every key is an own key, whatever its name. */
import { JsonObject } from '../template/json';

export type Writable = { [key: string]: unknown };

export function setOwnProperty(holder: object, key: string, value: unknown): void {
  if (value === undefined) delete (holder as Writable)[key];
  else Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
}

/** A copy of which the first level may be written. */
export function shallowCopy(object: JsonObject): Writable {
  const copy = {};
  for (const [key, value] of Object.entries(object)) setOwnProperty(copy, key, value);
  return copy;
}
