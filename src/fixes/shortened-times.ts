/**
 * Detects edits that shorten a time: whether the work of a function fits into less, or nobody needs the events that
 * would be deleted earlier, only a person knows.
 */
import { INPUT_LIMITS } from '../limits';
import { valuesIn } from '../model/json';

/**
 * Names of properties. The maximum age of a stream's record is not among them, because a plan lowers it only to the age
 * at which the source deletes the record anyway.
 */
const TIMES: ReadonlySet<string> = new Set([
  'ExecutionTimeout',
  'MaximumEventAgeInSeconds',
  'MessageRetentionPeriod',
  'RetentionInDays',
  'RetentionPeriodHours',
  'RetentionPeriodInDays',
  'Timeout',
  'TimeoutInMillis',
  'VisibilityTimeout',
]);
const MOST_VALUES = INPUT_LIMITS.referenceValues.max;

/** Whether a time is less than before, or no longer set; also where an object is too large to tell. */
export function shortensTime(before: unknown, after: unknown): boolean {
  const [then, now] = [timesIn(before), timesIn(after)];
  return then === undefined || now === undefined
    || [...then].some(([path, times]) => isLess(now.get(path) ?? [0], times));
}

/** Where a condition chooses, the edit may have moved a number from one branch to the other. */
function isLess(now: readonly number[], then: readonly number[]): boolean {
  const isSame = now.length === then.length && now.every((time, i) => time === then[i]);
  return !isSame && Math.max(...then) > Math.min(...now);
}

/** The numbers of each time, by its path: more than one where a condition chooses. Undefined if there are too many values. */
function timesIn(value: unknown): ReadonlyMap<string, readonly number[]> | undefined {
  const found = new Map<string, readonly number[]>();
  const pending: { readonly value: unknown; readonly path: string }[] = [{ value, path: '' }];
  for (let i = 0; i < pending.length; i += 1) {
    if (pending.length > MOST_VALUES) return undefined;
    const { value: one, path } = pending[i];
    if (typeof one !== 'object' || one === null) continue;
    for (const [key, inner] of Object.entries(one)) {
      const at = `${path}.${key}`;
      const numbers = TIMES.has(key) ? numbersIn(inner) : [];
      if (numbers.length > 0) found.set(at, numbers);
      else pending.push({ value: inner, path: at });
    }
  }
  return found;
}

function numbersIn(value: unknown): readonly number[] {
  return valuesIn(value, MOST_VALUES).filter((one) => typeof one === 'number' || (typeof one === 'string' && one.trim() !== ''))
    .map(Number).filter(Number.isFinite);
}
