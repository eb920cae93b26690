/** Appends an item to a list unless the list contains it. */
import { sameJson } from '../template/json';

export function appendUnique<T>(items: readonly T[], item: T): readonly T[] {
  return items.some((other) => sameJson(other, item)) ? items : [...items, item];
}
