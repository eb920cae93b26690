/**
 * Detects edits that shorten a time: whether the work of a function fits into less, or nobody needs the events that
 * would be deleted earlier, only a person knows.
 */
import { INPUT_LIMITS } from '../limits';

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
const DEEPEST = INPUT_LIMITS.editDepth.max;

/** Whether a time is less than before, or no longer set. Both are objects of a template. */
export function shortensTime(before: unknown, after: unknown): boolean {
  const now = timesIn(after);
  return [...timesIn(before)].some(([path, times]) => Math.max(...times) > Math.min(...now.get(path) ?? [0]));
}

/** The numbers of each time, by its path: more than one where a condition chooses. */
function timesIn(value: unknown, path = '', depth = 0): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return found;
  for (const [key, inner] of Object.entries(value)) {
    const at = `${path}.${key}`;
    const numbers = TIMES.has(key) ? numbersIn(inner) : [];
    if (numbers.length > 0) found.set(at, numbers);
    else timesIn(inner, at, depth + 1).forEach((times, deeper) => found.set(deeper, times));
  }
  return found;
}

function numbersIn(value: unknown, depth = 0): readonly number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string') return value.trim() !== '' && Number.isFinite(Number(value)) ? [Number(value)] : [];
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return [];
  return Object.values(value).flatMap((inner) => numbersIn(inner, depth + 1));
}
