/** How many of the failures that Lambda puts on a bus a pattern catches: all of them, some, or none. */
import { isUnknown, Known } from '../model/known';
import { matchesEvent } from './event-pattern';
import { EVENT_FIELDS, EventField, FAILURE_CONDITIONS, FailureCondition, failureRecord } from './invocation-record';

/** Of the functions that the pattern is for. */
export interface CaughtFailures {
  /** Every failure with one of these conditions is caught. */
  readonly whole: readonly FailureCondition[];
  /** Of those with one of these some are, by what the pattern asks of the fields. */
  readonly part: readonly FailureCondition[];
  readonly fields: readonly EventField[];
}

export function caughtFailures(pattern: string): Known<CaughtFailures> {
  const whole: FailureCondition[] = [];
  const part: FailureCondition[] = [];
  const fields = new Set<EventField>();
  for (const condition of FAILURE_CONDITIONS) {
    const matches = (...missed: readonly EventField[]): Known<boolean> => (
      matchesEvent(pattern, failureRecord(condition, missed))
    );
    const [most, least] = [matches(), matches(...EVENT_FIELDS)];
    if (isUnknown(most)) return most;
    if (isUnknown(least)) return least;
    if (least) {
      whole.push(condition);
    } else if (most) {
      part.push(condition);
      limitsOf(matches).forEach((field) => fields.add(field));
    }
  }
  return { whole, part, fields: [...fields] };
}

/** The fields that each have to fit; without one, those of which one is enough. */
function limitsOf(matches: (...missed: readonly EventField[]) => Known<boolean>): readonly EventField[] {
  const needed = EVENT_FIELDS.filter((field) => matches(field) === false);
  if (needed.length > 0) return needed;
  const enough = EVENT_FIELDS.filter((field) => matches(...EVENT_FIELDS.filter((other) => other !== field)) === true);
  return enough.length > 0 ? enough : EVENT_FIELDS;
}
