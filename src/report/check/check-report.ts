/** The result of a run of the checks, as every format of `check` gets it. */
import { BaselineEntry, FailLevel, failLevelOf, fails } from '../../checks/baseline';
import { CheckOptions } from '../../checks/check';
import { CheckResult, Finding, Result } from '../../checks/result';
import type { FixPlan } from '../../fixes/plan';
import { UnreadCaller } from '../../model/unread-caller';
import { Rule } from '../../rules/kit/define-rule';
import { TemplateApp } from '../../template/app';
import { Summary } from '../closing-line';
import { HopSummary } from '../hops/hops-line';

/** Lines and columns count from 1; the end is exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A line of the code of an app, with a file as `ResultPositions.file` names it; both numbers count from 1. */
export interface CodePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where results are in template files, and in the code that makes them. */
export interface ResultPositions {
  /** The file of a stack's template, relative to the working directory; undefined if the template has no file. */
  file(stack: string): string | undefined;
  /** The same file relative to the root of the repository, as code hosts expect it. */
  inRepository(file: string): string;
  /** Where the code of a CDK app creates the resource; undefined where the assembly does not record it. */
  code(result: Pick<Result, 'at'>): CodePlace | undefined;
  /** The part of a SAM template from which SAM generates the resource: `Events.Ordered of Save`. */
  origin(result: Result): string | undefined;
  /** The setting of each result in that file, as far as it is found. Reads each file once, and keeps none. */
  regions(results: readonly Result[]): ReadonlyMap<Result, Region>;
}

/** A plan that is written into template files. */
export interface WrittenFixes {
  readonly plan: FixPlan;
  readonly files: readonly { readonly file: string; readonly backup: string }[];
  /** Why findings that have a fix are left to a person, as far as the files are the reason. */
  readonly reasons: ReadonlyMap<Finding, string>;
}

export interface CheckReport {
  readonly result: CheckResult;
  readonly rules: readonly Rule[];
  /** The lowest level that fails the run. */
  readonly failOn: FailLevel;
  /** How many results the baseline contains, and which of its entries no longer occur; absent without a baseline. */
  readonly baseline?: { readonly known: number; readonly gone: readonly BaselineEntry[] };
  /** How many parts of the app were not read: each counts as an undecided check. */
  readonly unread?: number;
  /** Properties that name a function and are not read as a way to invoke it. */
  readonly unreadCallers?: readonly UnreadCaller[];
  /** What becomes of failed events, as the report sums it up. Counted when a format asks for it. */
  readonly deliveries: () => { readonly summary: Summary & { readonly hops: HopSummary }; readonly text: string };
  /** For example that an acknowledgment covers no finding. */
  readonly notes: readonly string[];
  readonly version: string;
  readonly positions: ResultPositions;
  /** What `--write` has written; the plan is then the one that it has carried out. */
  readonly written?: WrittenFixes;
  /** The plan as `--write` would write it, where a template has parts that SAM generates. */
  readonly preview?: () => FixPlan;
  /** A fix plan covers all findings, in the baseline or not. */
  readonly planInput: { readonly app: TemplateApp; readonly options: CheckOptions };
}

export function allResults({ findings, unknowns, acknowledged }: CheckResult): readonly Result[] {
  return [...findings, ...unknowns, ...acknowledged.map(({ finding }) => finding)];
}

/** How many results fail the run. */
export function failures({ result, failOn, unread = 0 }: Pick<CheckReport, 'result' | 'failOn' | 'unread'>): number {
  const failing = [...result.findings, ...result.unknowns].filter((one) => fails(failLevelOf(one), failOn));
  return failing.length + (fails('unknown', failOn) ? unread : 0);
}

/** The construct path, or the logical id of a resource that has none. */
export function resourceName({ at }: Result): string {
  return at.path ?? at.logicalId;
}
