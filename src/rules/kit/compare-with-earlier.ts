/**
 * Compares each item of a group with all items before it. Items with the same comparison key are compared once, so a large group costs little
 * more than a small one. The key must contain everything that the comparison reads.
 */
import { INPUT_LIMITS } from '../../limits';
import { isUnknown, Known, or, unknown } from '../../model/known';

export interface Pair<T> {
  readonly item: T;
  /** The first that certainly conflicts; otherwise the first that may; otherwise the first of all. */
  readonly earlier: T;
  readonly conflicts: Known<boolean>;
}

type Conflict<T> = (earlier: T, item: T) => Known<boolean>;

/** Items with further keys are not compared. */
const MAX_COMPARED = INPUT_LIMITS.comparedItems.max;

export function compareWithEarlier<T>(
  items: readonly T[], comparisonKey: (item: T) => readonly unknown[], conflict: Conflict<T>,
): readonly Pair<T>[] {
  if (items.length < 2) return [];
  const firstByKey = new Map<string, T>();
  const compared: T[] = [];
  return items.flatMap((item) => {
    const key = JSON.stringify(comparisonKey(item));
    const first = firstByKey.get(key);
    const before = first === undefined || compared.includes(first) ? [...compared] : [...compared, first];
    const isIncomplete = firstByKey.size > before.length;
    if (first === undefined) {
      firstByKey.set(key, item);
      if (compared.length < MAX_COMPARED) compared.push(item);
    }
    return before.length === 0 ? [] : [firstConflict(item, before, conflict, isIncomplete)];
  });
}

function firstConflict<T>(item: T, before: readonly T[], conflict: Conflict<T>, isIncomplete: boolean): Pair<T> {
  const results: Known<boolean>[] = [];
  for (const earlier of before) {
    const result = conflict(earlier, item);
    if (result === true) return { item, earlier, conflicts: true };
    results.push(result);
  }
  const [firstUnknown] = before.filter((_, i) => isUnknown(results[i]));
  const notCompared = isIncomplete ? [unknown(`whether it conflicts with the items beyond the first ${MAX_COMPARED}`)] : [];
  return { item, earlier: firstUnknown ?? before[0], conflicts: or(...results, ...notCompared) };
}
