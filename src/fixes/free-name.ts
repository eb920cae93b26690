/** Returns the requested name, or the first free one with a number after it. */
export function freeName(wish: string, isFree: (name: string) => boolean): string {
  let name = wish;
  for (let n = 2; !isFree(name); n += 1) name = `${wish}${n}`;
  return name;
}
