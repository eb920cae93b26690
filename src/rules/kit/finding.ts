/**
 * What a rule says of one place in an app: that something is wrong there, or that it cannot be told. A finding is three sentences: the fact
 * with both values, what follows from it, and the exact fix.
 */
import { DeclaredAt } from '../../model/node';
import { Change } from './change';

export type Severity = 'error' | 'warning' | 'info';

/** A setting of a resource: a path in its properties, or an empty one for the resource as a whole. */
export interface Location {
  readonly at: DeclaredAt;
  readonly property: string;
}

/** Sentences without their full stops. */
export interface Problem {
  readonly fact: string;
  readonly consequence: string;
  readonly fix: string;
  /** The fix as edits of the template; none where only a person can tell what to do. */
  readonly changes: readonly Change[];
  /** Where this case weighs more or less than the rule. */
  readonly severity?: Severity;
}

/** What a rule answers; silence means that all is well. */
export type Verdict = Violation | Inconclusive;

export interface Violation extends Location {
  readonly problem: Problem;
}

export interface Inconclusive extends Location {
  /** What hides the answer. */
  readonly reason: string;
}

/** Of a verdict, and of whatever is told of one. */
export function isInconclusive<T extends object>(verdict: T): verdict is Extract<T, Pick<Inconclusive, 'reason'>> {
  return 'reason' in verdict;
}
