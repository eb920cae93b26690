/** Suggests existing names for one that does not exist. */
import { INPUT_LIMITS } from '../limits';
import { joinWithOr } from './lists';

/**
 * The name itself if it exists; else all names that contain it, those that start with it first; else the name with the
 * smallest edit distance, if at most a third of the letters differ.
 */
export function closestIds(written: string, known: readonly string[]): readonly string[] {
  if (known.includes(written)) return [written];
  const text = written.slice(0, LONGEST).toLowerCase();
  if (text.length < SHORTEST_WORD) return [];
  const containing = known.filter((id) => id.toLowerCase().includes(text));
  if (containing.length > 0) {
    return [...containing].sort((a, b) => Number(startsWith(b, text)) - Number(startsWith(a, text)));
  }
  const [best] = known.filter((id) => Math.abs(id.length - text.length) <= mostLetters(text, id))
    .map((id) => ({ id, letters: distance(text, id.toLowerCase()) }))
    .sort((a, b) => a.letters - b.letters);
  return best !== undefined && best.letters <= mostLetters(text, best.id) ? [best.id] : [];
}

/** How many letters may differ. Names whose lengths differ by more need no comparison. */
function mostLetters(a: string, b: string): number {
  return Math.ceil(Math.min(a.length, b.length) / 3);
}

/** The end of a message about an unknown name: a question with the closest names, or the hint if there are none. */
export function didYouMean(written: string, known: readonly string[], hint: string): string {
  const suggestions = closestIds(written, known);
  const hidden = suggestions.length - MAX_SUGGESTIONS;
  if (suggestions.length === 0) return `: ${hint}`;
  if (hidden <= 0) return `, did you mean ${joinWithOr(suggestions)}?`;
  const shown = [...suggestions.slice(0, MAX_SUGGESTIONS), `one of ${hidden} more`];
  return `, did you mean ${joinWithOr(shown)}? ${hint.charAt(0).toUpperCase()}${hint.slice(1)}`;
}

function startsWith(id: string, text: string): boolean {
  return id.toLowerCase().startsWith(text);
}

/** Longer than any id. */
const LONGEST = INPUT_LIMITS.suggestedName.max;
/** Shorter words match half of all names. */
const SHORTEST_WORD = 3;
const MAX_SUGGESTIONS = INPUT_LIMITS.suggestedNames.max;

/** Levenshtein distance: letters to add, remove or replace. */
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
