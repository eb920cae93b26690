/** Finds the same thing in two lists: by its first key, then what is left by the next one, where a key names only one. */
import { groupBy } from '../../model/collections';

export interface Pairs<T> {
  readonly both: readonly (readonly [before: T, after: T])[];
  readonly gone: readonly T[];
  readonly fresh: readonly T[];
}

export type Key<T> = (item: T) => string | undefined;

export function pairsOf<T>(before: readonly T[], after: readonly T[], keys: readonly Key<T>[]): Pairs<T> {
  const partners = new Map<T, T>();
  let [gone, fresh] = [before, after];
  for (const key of keys) {
    const olds = groupBy(gone, key);
    for (const [name, [item, ...others]] of groupBy(fresh, key)) {
      const [old, ...more] = olds.get(name) ?? [];
      if (old !== undefined && others.length === 0 && more.length === 0) partners.set(item, old);
    }
    const paired = new Set(partners.values());
    gone = gone.filter((item) => !paired.has(item));
    fresh = fresh.filter((item) => !partners.has(item));
  }
  return {
    both: after.flatMap((item) => {
      const old = partners.get(item);
      return old === undefined ? [] : [[old, item] as const];
    }),
    gone,
    fresh,
  };
}

/** The pairs of which either is shown. */
export function shownPairs<T>({ both, gone, fresh }: Pairs<T>, isShown: (item: T) => boolean): Pairs<T> {
  return {
    both: both.filter(([before, after]) => isShown(before) || isShown(after)),
    gone: gone.filter(isShown),
    fresh: fresh.filter(isShown),
  };
}
