/**
 * Baselines: an app that adopts the checks records its findings, so that later runs report only new ones, and entries
 * that no longer occur. An entry counts the results of one rule for one setting of one resource, whatever values the
 * messages contain: a timeout that changes from 3 to 5 seconds is no new finding. A result with a higher severity is
 * new. Undecided checks are recorded only where they fail a run.
 */
import { isInconclusive, Severity } from '../rules/kit/finding';
import { compareText } from '../text/compare';
import { CheckResult, Result, silentFindings } from './result';
import { whereOpen } from './silence';

export type FailLevel = Severity | 'unknown';

/** From the highest to the lowest; an undecided check can hide an error. */
export const FAIL_LEVELS: readonly FailLevel[] = ['error', 'warning', 'unknown', 'info'];

export function failLevelOf(result: Result): FailLevel {
  return isInconclusive(result) ? 'unknown' : result.severity;
}

export function fails(level: FailLevel, failOn: FailLevel): boolean {
  return FAIL_LEVELS.indexOf(level) <= FAIL_LEVELS.indexOf(failOn);
}

export interface BaselineEntry {
  readonly rule: string;
  /** The highest severity of the counted results. */
  readonly severity: FailLevel;
  readonly stack: string;
  /** The construct path, or the logical id of a resource without one. */
  readonly resource: string;
  /** Empty for the whole resource. */
  readonly property: string;
  readonly count: number;
}

export interface Baseline {
  readonly version: 1;
  readonly findings: readonly BaselineEntry[];
}

export interface BaselineOptions {
  /** Record undecided checks too. */
  readonly unknowns?: boolean;
}

export interface BaselineComparison {
  /** Only results that the baseline does not contain. */
  readonly result: CheckResult;
  readonly known: readonly Result[];
  /** Entries that occur less often; `count` is by how much. */
  readonly gone: readonly BaselineEntry[];
}

/** Silent findings are recorded too: they would be reported once the greater findings beside them are known. */
export function baselineOf(result: CheckResult, options: BaselineOptions = {}): Baseline {
  const entries = new Map<string, BaselineEntry>();
  const all = [...result.findings, ...silentFindings(result), ...options.unknowns === true ? result.unknowns : []];
  for (const one of all) {
    const entry = entryOf(one);
    const before = entries.get(keyOf(entry));
    entries.set(keyOf(entry), before === undefined ? entry : together(before, entry));
  }
  return { version: 1, findings: [...entries].sort(([a], [b]) => compareText(a, b)).map(([, entry]) => entry) };
}

/**
 * If a location has more results than the baseline, the last ones are new, because nothing distinguishes them. A finding
 * beside a greater one that the baseline contains is not silent.
 */
export function compareWithBaseline(result: CheckResult, baseline: Baseline): BaselineComparison {
  const left = new Map<string, BaselineEntry>();
  for (const entry of baseline.findings) {
    const before = left.get(keyOf(entry));
    left.set(keyOf(entry), before === undefined ? entry : together(before, entry));
  }
  const known: Result[] = [];
  const isNew = (one: Result): boolean => {
    const found = entryOf(one);
    const entry = left.get(keyOf(found));
    if (entry === undefined || entry.count === 0 || isWorse(found, entry)) return true;
    left.set(keyOf(found), { ...entry, count: entry.count - 1 });
    known.push(one);
    return false;
  };
  const all = [...result.findings, ...silentFindings(result)];
  const fresh = new Set(all.filter(isNew));
  const unknowns = result.unknowns.filter(isNew);
  const gone = [...left.values()].filter(({ count }) => count > 0);
  return { result: { ...whereOpen(result, (finding) => fresh.has(finding)), unknowns }, known, gone };
}

export function formatEntry({ rule, resource, property, count }: BaselineEntry): string {
  return `${rule} at ${resource}${property === '' ? '' : `: ${property}`}${count === 1 ? '' : ` (${count} times)`}`;
}

function entryOf(result: Result): BaselineEntry {
  const { rule, at, property } = result;
  const [severity, resource] = [failLevelOf(result), at.path ?? at.logicalId];
  return { rule, severity, stack: at.stack, resource, property, count: 1 };
}

/** A finding and an undecided check of the same setting are different entries. */
function keyOf({ rule, severity, stack, resource, property }: BaselineEntry): string {
  return JSON.stringify([stack, resource, rule, property, severity === 'unknown']);
}

function together(a: BaselineEntry, b: BaselineEntry): BaselineEntry {
  return { ...a, severity: isWorse(a, b) ? a.severity : b.severity, count: a.count + b.count };
}

function isWorse(a: BaselineEntry, b: BaselineEntry): boolean {
  return FAIL_LEVELS.indexOf(a.severity) < FAIL_LEVELS.indexOf(b.severity);
}
