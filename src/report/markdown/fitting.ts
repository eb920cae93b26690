/** Keeps a list within a number of characters, and counts the items that it leaves out. */

export function fitting(
  lines: readonly string[], characters: number, rest: (left: number) => string,
): readonly string[] {
  let length = 0;
  const fit = lines.findIndex((line) => {
    length += line.length + 1;
    return length > characters;
  });
  return fit < 0 ? lines : [...lines.slice(0, fit), rest(lines.length - fit)];
}
