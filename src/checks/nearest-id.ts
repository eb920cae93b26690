/** What somebody who wrote a name that does not exist most likely meant. */

/** The known name with the fewest letters to change; the first of several. */
export function nearestId(written: string, known: readonly string[]): string {
  const text = written.slice(0, LONGEST);
  return known.reduce((nearest, id) => (distance(text, id) < distance(text, nearest) ? id : nearest));
}

/** Longer than any id. */
const LONGEST = 100;

/** Letters to add, drop or replace. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}
