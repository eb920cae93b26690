/** Props as JavaScript callers give them. */

/** Null, and no props at all, mean what leaving them out means: it must not reach a template. */
export function withoutNulls<T extends object>(props: T): T {
  return Object.fromEntries(Object.entries(props ?? {}).filter(([, value]) => value !== null)) as T;
}
