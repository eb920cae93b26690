/** The wished name, or the first one with a number behind it that is free. */
export function freeName(wish: string, isFree: (name: string) => boolean): string {
  let name = wish;
  for (let n = 2; !isFree(name); n += 1) name = `${wish}${n}`;
  return name;
}
