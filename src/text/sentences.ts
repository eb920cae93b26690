/** Joins clauses to sentences: each gets a capital letter and a period. */
import { withoutMarks } from './names';

/** A service's name or an ARN starts a sentence as it is. */
const IS_NAME = /^[a-z0-9-]+[.:]\S/;

export function sentences(...clauses: readonly string[]): string {
  return clauses.map(withoutMarks)
    .map((clause) => `${IS_NAME.test(clause) ? clause : `${clause.charAt(0).toUpperCase()}${clause.slice(1)}`}.`).join(' ');
}
