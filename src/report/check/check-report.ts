/** What a run of the checks has to tell, for whatever form it is told in: findings, what could not be decided, and where both stand. */
import { BaselineEntry, FailLevel, FAIL_LEVELS } from '../../checks/baseline';
import { CheckResult, Result } from '../../checks/check';
import { FixPlan } from '../../fixes/plan';
import { Rule } from '../../rules/kit/define-rule';
import { isInconclusive } from '../../rules/kit/finding';

/** From 1; the end is behind the last character. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface CheckReport {
  readonly result: CheckResult;
  readonly rules: readonly Rule[];
  /** What is this heavy or heavier fails the run. */
  readonly failOn: FailLevel;
  /** How many a baseline knows, and what of it is gone; absent without a baseline. */
  readonly baseline?: { readonly known: number; readonly gone: readonly BaselineEntry[] };
  /** Parts of the app that were not read: each counts as what could not be decided. */
  readonly unread?: number;
  /** Asides, one sentence each: an acknowledgment that covers nothing. */
  readonly notes: readonly string[];
  readonly version: string;
  /** The file of a stack's template as people name it; undefined where it came from no file. */
  file(stack: string): string | undefined;
  /** Of what a raw SAM template says SAM made the resource: `Events.Ordered of Save`. */
  origin?(told: Result): string | undefined;
  /** Where a setting stands in that file. Reads the file at the first question. */
  region(told: Result): Region | undefined;
  /** What settles all findings: a baseline says what fails a run, not what is right. Made when it is asked for. */
  plan(): FixPlan;
}

export function failLevelOf(told: Result): FailLevel {
  return isInconclusive(told) ? 'unknown' : told.severity;
}

export function fails(weight: FailLevel, failOn: FailLevel): boolean {
  return FAIL_LEVELS.indexOf(weight) <= FAIL_LEVELS.indexOf(failOn);
}

/** How much fails the run. */
export function failures({ result, failOn, unread = 0 }: Pick<CheckReport, 'result' | 'failOn' | 'unread'>): number {
  const told = [...result.findings, ...result.unknowns].filter((one) => fails(failLevelOf(one), failOn));
  return told.length + (fails('unknown', failOn) ? unread : 0);
}

/** Construct path, or the logical id where the template tells no path. */
export function resourceName({ at }: Result): string {
  return at.path ?? at.logicalId;
}
