/** Removes props that are null, so that JavaScript callers can give null for a prop that is not set. */

export function withoutNulls<T extends object>(props: T): T {
  return Object.fromEntries(Object.entries(props ?? {}).filter(([, value]) => value !== null)) as T;
}
