/**
 * Marks the names of resources inside a sentence, so that sentences that differ only in names are known to be equal
 * without looking at their words. The marks are noncharacters, which Unicode reserves for such use inside a program. No
 * sentence leaves the checks with them.
 */
const OPEN = '\ufdd0';
const CLOSE = '\ufdd1';
const MARKS = /[\ufdd0\ufdd1]/g;

export interface Wording {
  /** The clauses with the number of its name in the place of each name. Equal for clauses that differ only in names. */
  readonly pattern: string;
  /** The names, in the order of their first mention. */
  readonly names: readonly string[];
}

/** A name may contain other names: then the whole of it is one name. */
export function markName(name: string): string {
  return `${OPEN}${withoutMarks(name)}${CLOSE}`;
}

export function wordingOf(...marked: readonly string[]): Wording {
  const numbers = new Map<string, number>();
  const pattern = marked.map((clause) => (hasNames(clause) ? patternOf(clause, numbers) : withoutMarks(clause))).join('. ');
  return { pattern, names: [...numbers.keys()] };
}

/** The clause with the number of its name in the place of each name. */
function patternOf(marked: string, numbers: Map<string, number>): string {
  return marked.split(OPEN).map((part, i) => {
    const end = part.indexOf(CLOSE);
    if (i === 0 || end < 0) return withoutMarks(part);
    const name = part.slice(0, end);
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return `${OPEN}${number}${CLOSE}${withoutMarks(part.slice(end))}`;
  }).join('');
}

/** Whether the names of resources are marked in a text. */
export function hasNames(marked: string): boolean {
  return marked.includes(OPEN);
}

export function withoutMarks(marked: string): string {
  return marked.replace(MARKS, '');
}
