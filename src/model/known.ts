/**
 * A value that the template hides: an intrinsic, an import or a parameter stands where the value would be.
 * It is a value of its own, never a default: whatever is compared with it is unknown too, unless every value that it may be says the same.
 */
import { INPUT_LIMITS } from '../limits';

export interface Unknown {
  /** Why it cannot be known, naming the intrinsic or import that hides it. */
  readonly unknown: string;
  /** The few values that it surely is one of, where the template says them. */
  readonly oneOf?: readonly unknown[];
}

/** A value, or the reason why it cannot be known. */
export type Known<T> = T | Unknown;

export function unknown(reason: string): Unknown {
  return { unknown: reason };
}

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && typeof (value as Unknown).unknown === 'string';
}

/** No template names more alternatives that matter; beyond it they are not followed. */
const MOST = INPUT_LIMITS.knownAlternatives.max;

/** One of these values; the value itself where they are all the same. */
export function oneOf<T>(reason: string, values: readonly T[]): Known<T> {
  const different = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  if (different.length === 1) return different[0];
  return different.length > MOST || different.some(isUnknown) ? unknown(reason) : { unknown: reason, oneOf: different };
}

/** `f` of the value, or of each of the few values that it may be. */
export function map<T, R>(value: Known<T>, f: (known: T) => R): Known<R> {
  return mapAll<[T], R>([value], f);
}

/** `f` of all the values, or of each of the few rows that they may be; else the first reason stands for the result. */
export function mapAll<A extends readonly unknown[], R>(
  values: readonly [...{ [K in keyof A]: Known<A[K]> }],
  f: (...known: A) => R,
): Known<R> {
  const inputs: readonly unknown[] = values;
  const hidden = inputs.find(isUnknown);
  if (hidden === undefined) return f(...(inputs as unknown as A));
  let rows: readonly (readonly unknown[])[] = [[]];
  for (const input of inputs) {
    const alternatives = isUnknown(input) ? input.oneOf : [input];
    if (alternatives === undefined || rows.length * alternatives.length > MOST) return unknown(hidden.unknown);
    rows = rows.flatMap((row) => alternatives.map((value) => [...row, value]));
  }
  return oneOf(hidden.unknown, rows.map((row) => f(...(row as unknown as A))));
}

/** `map` where `f` itself may not know. */
export function andThen<T, R>(value: Known<T>, f: (known: T) => Known<R>): Known<R> {
  return map(value, f) as Known<R>;
}

/** One condition that fails is enough; else the first that is unknown. */
export function and(...conditions: readonly Known<boolean>[]): Known<boolean> {
  return conditions.includes(false) ? false : conditions.find(isUnknown) ?? true;
}

/** One condition that holds is enough; else the first that is unknown. */
export function or(...conditions: readonly Known<boolean>[]): Known<boolean> {
  return conditions.includes(true) ? true : conditions.find(isUnknown) ?? false;
}

export function not(condition: Known<boolean>): Known<boolean> {
  return map(condition, (known) => !known);
}

export function sum(values: readonly Known<number>[]): Known<number> {
  return mapAll<readonly number[], number>(values, (...known) => known.reduce((total, value) => total + value, 0));
}
