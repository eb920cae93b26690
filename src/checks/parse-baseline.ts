/** Validates a baseline file, which anybody may have edited. */
import { INPUT_LIMITS } from '../limits';
import { isObject, own } from '../model/json';
import { startOf } from '../text/clip';
import { Baseline, BaselineEntry, FAIL_LEVELS } from './baseline';

const TEXTS = ['rule', 'stack', 'resource', 'property'] as const;

/** The longest value that a message quotes. */
const MAX_QUOTED = INPUT_LIMITS.printedVersion.max;

/** The message is one line. */
export class BaselineError extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'BaselineError';
  }
}

export function parseBaseline(value: unknown): Baseline {
  if (!isObject(value)) throw new BaselineError('is no baseline: it must be an object with version and findings');
  const version = own(value, 'version');
  if (version !== 1) throw new BaselineError(`is no baseline: its version is ${versionText(version)} and must be 1`);
  const findings = own(value, 'findings');
  if (!Array.isArray(findings)) throw new BaselineError('is no baseline: findings must be a list');
  return { version: 1, findings: findings.map(entry) };
}

function versionText(version: unknown): string {
  if (version === undefined) return 'missing';
  return typeof version === 'string' || typeof version === 'number' ? startOf(JSON.stringify(version), MAX_QUOTED) : 'no number';
}

function entry(value: unknown, index: number): BaselineEntry {
  const refused = (what: string): BaselineError => new BaselineError(`is no baseline: findings[${index}]${what}`);
  if (!isObject(value)) throw refused(' must be an object');
  for (const member of TEXTS) if (typeof own(value, member) !== 'string') throw refused(`.${member} must be a string`);
  const severity = own(value, 'severity');
  if (!(FAIL_LEVELS as readonly unknown[]).includes(severity)) throw refused(`.severity must be one of ${FAIL_LEVELS.join(', ')}`);
  const count = own(value, 'count');
  if (!Number.isSafeInteger(count) || (count as number) < 1) throw refused('.count must be an integer of at least 1');
  const { rule, stack, resource, property } = value as unknown as BaselineEntry;
  return { rule, severity: severity as BaselineEntry['severity'], stack, resource, property, count: count as number };
}
