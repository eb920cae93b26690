/** Replaces parts of a text; every character outside of them stays. */

export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

/** Insertions at one place come in the order in which they are listed. No two splices overlap. */
export function spliced(text: string, splices: readonly Splice[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, insert } of [...splices].sort((one, two) => one.start - two.start || one.end - two.end)) {
    pieces.push(text.slice(done, Math.max(done, start)), insert);
    done = Math.max(done, end);
  }
  return [...pieces, text.slice(done)].join('');
}
