/** Joins clauses to sentences: each gets a capital letter and a period. */
import { withoutMarks } from './names';
import { inWords, spellNames, startsWithOption, Vocabulary } from './words';

/** A service's name or an ARN starts a sentence as it is. */
const IS_NAME = /^[a-z0-9-]+[.:]\S/;

export function sentences(...clauses: readonly string[]): string {
  return sentencesIn('template', ...clauses);
}

export function sentencesIn(words: Vocabulary, ...clauses: readonly string[]): string {
  return clauses.map((clause) => sentence(clause, words)).join(' ');
}

const asTypeScript = (name: string): string => name;

/** An option of a construct keeps its first letter. */
export function sentence(marked: string, words: Vocabulary, spell = asTypeScript): string {
  const clause = spellNames(inWords(withoutMarks(marked), words), spell);
  const isAsItIs = IS_NAME.test(clause) || (words === 'cdk' && startsWithOption(marked));
  return `${isAsItIs ? clause : `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`}.`;
}
