/** Objects without the members that are undefined. */
type Defined<T> = { readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K] }
  & { readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> };

export function defined<T extends object>(members: T): Defined<T> {
  const values = members as Record<string, unknown>;
  const keys = Object.keys(values);
  if (keys.every((key) => values[key] !== undefined)) return members;
  const kept: Record<string, unknown> = {};
  for (const key of keys) if (values[key] !== undefined) kept[key] = values[key];
  return kept as Defined<T>;
}
