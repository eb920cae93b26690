/** Keeps a list within a number of characters, and counts the items that it leaves out. */

/** Writes no more items than fit. The line of the rest fits too. */
export function fitting<T>(
  items: readonly T[], lineOf: (item: T) => string, characters: number, rest: (left: number) => string,
): readonly string[] {
  const lines: string[] = [];
  let length = 0;
  for (const item of items) {
    const line = lineOf(item);
    if (length + line.length + 1 > characters) break;
    lines.push(line);
    length += line.length + 1;
  }
  if (lines.length === items.length) return lines;
  const most = characters - lengthOf([rest(items.length)]);
  while (lines.length > 0 && length > most) length -= lengthOf([lines.pop()!]);
  return [...lines, rest(items.length - lines.length)];
}

/** The characters of lines, each with its break. */
export function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
