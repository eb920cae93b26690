/**
 * Checks numbers and durations in props. A whole number in the range of AWS passes, and so does a token. Everything
 * else is refused: other types, NaN, fractions and numbers out of range.
 */
import { Duration, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { NumberRange } from '../../facts/number-option';
import { jsonText } from '../../template/json';
import { formatNumber } from '../../text/numbers';
import { countOf } from '../../text/pluralize';
import { refuse } from './refuse';

export function wholeNumber(
  at: IConstruct, prop: string, value: number | undefined, option: NumberRange,
): number | undefined {
  if (isAbsent(value)) {
    return undefined;
  }
  if (Token.isUnresolved(value) || value === option.unlimited) {
    return value;
  }
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    refuse(at, {
      prop,
      fact: `is ${show(value)}, which is not a whole number of ${option.unit}`,
      consequence: 'AWS accepts whole numbers only',
      fix: `Give a whole number ${option.max === Infinity ? `of ${range(option)}` : `from ${range(option)}`}`,
    });
  }
  if (value < option.min || value > option.max) {
    refuse(at, {
      prop,
      fact: value < option.min
        ? `is ${show(value)}, below the minimum of ${countOf(option.min, option.unit)}`
        : `is ${show(value)}, above the maximum of ${countOf(option.max, option.unit)}`,
      consequence: 'AWS rejects it at deployment',
      fix: `Give ${range(option)} ${option.unit}`
        + (option.unlimited === undefined ? '' : `, or ${option.unlimited} for no limit`),
    });
  }
  return value;
}

/** Whole seconds, or a token if the duration is one. */
export function wholeSeconds(
  at: IConstruct, prop: string, value: Duration | undefined, option: NumberRange,
): number | undefined {
  if (isAbsent(value)) {
    return undefined;
  }
  if (typeof value.toSeconds !== 'function') {
    refuse(at, {
      prop,
      fact: `is ${show(value)}, which is not a Duration`,
      consequence: 'Its unit is unknown',
      fix: 'Give a Duration such as Duration.seconds(60)',
    });
  }
  const seconds = value.isUnresolved() ? tokenSeconds(at, prop, value) : value.toSeconds({ integral: false });
  // No Duration is negative, as AWS writes "no limit".
  return wholeNumber(at, prop, seconds, { ...option, unlimited: undefined });
}

/** Whether a number is set and not a token, so that it can be compared. */
export function isKnownNumber(value: number | undefined): value is number {
  return !isAbsent(value) && !Token.isUnresolved(value);
}

/** JavaScript callers can give null for a prop that is not set. */
export function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function tokenSeconds(at: IConstruct, prop: string, value: Duration): number {
  if (value.unitLabel() !== 'seconds') {
    refuse(at, {
      prop,
      fact: `is a token in ${value.unitLabel()}`,
      consequence: 'A value that is known only at deployment cannot be converted to seconds',
      fix: 'Give it in seconds: Duration.seconds(token)',
    });
  }
  return value.toSeconds();
}

function range({ min, max }: NumberRange): string {
  return max === Infinity ? `${show(min)} or more` : `${show(min)} to ${show(max)}`;
}

function show(value: unknown): string {
  if (typeof value !== 'number') {
    return `${jsonText(value) ?? 'something else'} (${typeof value})`;
  }
  return formatNumber(value);
}
