/**
 * The results of a rule at one location of an app: a violation, or an inconclusive result. The message of a violation is three sentences: the
 * fact with both values, the consequence, and the exact fix.
 */
import { WrittenCause } from '../../model/known';
import { DeclaredAt, NodeId } from '../../model/node';
import { Change } from './change';

export type Severity = 'error' | 'warning' | 'info';

/** A setting of a resource: a path in its properties, or an empty path for the whole resource. */
export interface Location {
  readonly at: DeclaredAt;
  readonly property: string;
  /** The node that a result is about, where it is another than the resource: the function that a rule invokes. */
  readonly subject?: NodeId;
  /** The qualifier of that function, where the result is about one alone. */
  readonly qualifier?: string;
}

/** The sentences have no full stop. */
export interface Problem {
  readonly fact: string;
  readonly consequence: string;
  readonly fix: string;
  /** The fix as edits of the template; empty where a person has to decide. */
  readonly changes: readonly Change[];
  /** Overrides the severity of the rule in this case. */
  readonly severity?: Severity;
  /** The same sentences hold at several places, and the first that nobody acknowledges is enough. */
  readonly once?: true;
}

/** A result of a rule. A rule without results found no defect. */
export type Verdict = Violation | Inconclusive;

export interface Violation extends Location {
  readonly problem: Problem;
}

export interface Inconclusive extends Location {
  /** What hides the answer, for people. */
  readonly reason: string;
  /** What hides it, as data. */
  readonly cause?: WrittenCause;
}

/** Type guard for verdicts and for results derived from them. */
export function isInconclusive<T extends object>(verdict: T): verdict is Extract<T, Pick<Inconclusive, 'reason'>> {
  return 'reason' in verdict;
}
