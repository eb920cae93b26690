/** A list with an item in it, once. */
import { sameJson } from '../template/json';

export function appendUnique<T>(items: readonly T[], item: T): readonly T[] {
  return items.some((other) => sameJson(other, item)) ? items : [...items, item];
}
