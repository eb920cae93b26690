/**
 * Each item of a group against all that stand before it. Those alike are compared once, so that a large group costs no more than a small one;
 * `alike` names all that the comparison reads.
 */
import { INPUT_LIMITS } from '../../limits';
import { isUnknown, Known, or, unknown } from '../../model/known';

export interface Pair<T> {
  readonly item: T;
  /** The first that surely clashes; else the first of all. */
  readonly earlier: T;
  readonly clash: Known<boolean>;
}

/** More kinds of items in one group are not compared. */
const MOST = INPUT_LIMITS.comparedItems.max;

export function compareWithEarlier<T>(
  items: readonly T[], alike: (item: T) => readonly unknown[], clash: (earlier: T, item: T) => Known<boolean>,
): readonly Pair<T>[] {
  const kinds = new Map<string, T>();
  const compared: T[] = [];
  return items.flatMap((item) => {
    const kind = JSON.stringify(alike(item));
    const twin = kinds.get(kind);
    const before = twin === undefined || compared.includes(twin) ? [...compared] : [...compared, twin];
    const more = kinds.size > before.length;
    if (twin === undefined) {
      kinds.set(kind, item);
      if (compared.length < MOST) compared.push(item);
    }
    return before.length === 0 ? [] : [clashOf(item, before, clash, more)];
  });
}

function clashOf<T>(item: T, before: readonly T[], clash: (earlier: T, item: T) => Known<boolean>, more: boolean): Pair<T> {
  const clashes: Known<boolean>[] = [];
  for (const earlier of before) {
    const known = clash(earlier, item);
    if (known === true) return { item, earlier, clash: true };
    clashes.push(known);
  }
  const [firstUnknown] = before.filter((_, i) => isUnknown(clashes[i]));
  return { item, earlier: firstUnknown ?? before[0], clash: or(...clashes, ...(more ? [unknown(`what more than ${MOST} kinds of others say`)] : [])) };
}
