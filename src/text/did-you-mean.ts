/** What somebody who wrote a name that does not exist most likely meant. */
import { INPUT_LIMITS } from '../limits';

/**
 * The name itself; else all that have the word, those that begin with it first; else the one with the fewest letters to change, where those are
 * few. Nothing where no name is near.
 */
export function closestIds(written: string, known: readonly string[]): readonly string[] {
  if (known.includes(written)) return [written];
  const text = written.slice(0, LONGEST).toLowerCase();
  if (text.length < SHORTEST_WORD) return [];
  const holders = known.filter((id) => id.toLowerCase().includes(text));
  if (holders.length > 0) return [...holders].sort((a, b) => Number(startsWith(b, text)) - Number(startsWith(a, text)));
  const [best] = known.map((id) => ({ id, letters: distance(text, id.toLowerCase()) })).sort((a, b) => a.letters - b.letters);
  return best !== undefined && best.letters <= Math.ceil(Math.min(text.length, best.id.length) / 3) ? [best.id] : [];
}

/** Ends a sentence about a name that there is not: with what was meant, or else with what helps to find it. */
export function didYouMean(written: string, known: readonly string[], otherwise: string): string {
  const meant = closestIds(written, known);
  if (meant.length === 0) return `: ${otherwise}`;
  const [shown, more] = [meant.slice(0, MOST_TOLD), meant.length - MOST_TOLD];
  if (more > 0) return `, did you mean ${shown.join(', ')} or one of ${more} more? ${otherwise.charAt(0).toUpperCase()}${otherwise.slice(1)}`;
  return `, did you mean ${[shown.slice(0, -1).join(', '), shown.at(-1)].filter((part) => part !== '').join(' or ')}?`;
}

function startsWith(id: string, text: string): boolean {
  return id.toLowerCase().startsWith(text);
}

/** Longer than any id. */
const LONGEST = INPUT_LIMITS.suggestedName.max;
/** Fewer letters are in, or near, half of all names. */
const SHORTEST_WORD = 3;
const MOST_TOLD = INPUT_LIMITS.suggestedNames.max;

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
