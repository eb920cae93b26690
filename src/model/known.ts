/**
 * A value that the template hides: an intrinsic, an import or a parameter stands in its place.
 * It is never a default. A comparison with it is unknown too, unless every value that it may be gives the same answer.
 */
import { INPUT_LIMITS } from '../limits';

export interface Unknown {
  /** Why it cannot be known, for people. Nothing decides by these words. */
  readonly unknown: string;
  /** What the reason names, as data: the thing that hides the value. */
  readonly cause?: Cause;
  /** The few values that it may have, where the template lists them. */
  readonly oneOf?: readonly unknown[];
  /** The numbers that it lies between, where the template bounds it. */
  readonly between?: NumberSpan;
}

/** The ends are included. An absent end is no bound. */
export interface NumberSpan {
  readonly min?: number;
  readonly max?: number;
}

/**
 * What hides a value. A parameter or an import is the same value wherever the template names it, although only
 * deployment knows it.
 */
export type Cause =
  | { readonly kind: 'parameter'; readonly stack: string; readonly name: string }
  | { readonly kind: 'import'; readonly name: string }
  /** A resource that no template of the app declares. */
  | { readonly kind: 'outside'; readonly noun: string; readonly id: string }
  /** What no template says, whatever its parameters are. */
  | { readonly kind: 'unwritten'; readonly what: string };

/** What a template can say, so that a change of it answers the question. */
export type WrittenCause = Exclude<Cause, { readonly kind: 'unwritten' }>;

/** A value, or the reason why it cannot be known. */
export type Known<T> = T | Unknown;

export function unknown(reason: string, cause?: Cause): Unknown {
  return cause === undefined ? { unknown: reason } : { unknown: reason, cause };
}

/** A setting of a resource that no template of the app declares. */
export function outsideApp(noun: string, id: string): Unknown {
  return unknown(`a ${noun} outside the app: ${id}`, { kind: 'outside', noun, id });
}

/** What no template, or no document of AWS, contains. */
export function unwritten(what: string): Unknown {
  return unknown(what, { kind: 'unwritten', what });
}

/** Equal for causes that are the same. */
export function causeKey(cause: Cause): string {
  return JSON.stringify(causeWords(cause));
}

/** Equal for one cause. */
export function causeWords(cause: Cause): readonly string[] {
  switch (cause.kind) {
    case 'parameter': return [cause.kind, cause.stack, cause.name];
    case 'import': return [cause.kind, cause.name];
    case 'unwritten': return [cause.kind, cause.what];
    default: return [cause.kind, cause.noun, cause.id];
  }
}

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && typeof (value as Unknown).unknown === 'string';
}

/** Above this many alternatives, a value is unknown without alternatives. */
const MOST = INPUT_LIMITS.knownAlternatives.max;

/** The template may still say it. What no template says tells nobody what to write, so it is a reason only where no other is. */
function isOpen(value: unknown): value is Unknown {
  return isUnknown(value) && value.cause?.kind !== 'unwritten';
}

/** The unknown value that a result of all of them is unknown for. */
function hiddenOf(values: readonly unknown[]): Unknown | undefined {
  return values.find(isOpen) ?? values.find(isUnknown);
}

/** One of these values, or the value itself if they are all the same. */
export function oneOf<T>(reason: string, values: readonly T[], cause?: Cause): Known<T> {
  const different = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  if (different.length === 1) return different[0];
  const hidden = unknown(reason, cause);
  return different.length > MOST || different.some(isUnknown) ? hidden : { ...hidden, oneOf: different };
}

/** `f` of the value, or of each of the few values that it may be. */
export function map<T, R>(value: Known<T>, f: (known: T) => R): Known<R> {
  return isUnknown(value) ? mapAll<[T], R>([value], f) : f(value);
}

/** `f` of all the values, or of each combination of their alternatives, else unknown for the first reason that a template may take away. */
export function mapAll<A extends readonly unknown[], R>(
  values: readonly [...{ [K in keyof A]: Known<A[K]> }],
  f: (...known: A) => R,
): Known<R> {
  const inputs: readonly unknown[] = values;
  const hidden = hiddenOf(inputs);
  if (hidden === undefined) return f(...(inputs as unknown as A));
  let rows: readonly (readonly unknown[])[] = [[]];
  for (const input of inputs) {
    const alternatives = isUnknown(input) ? input.oneOf ?? (input.between && samplesOf(input.between)) : [input];
    if (alternatives === undefined || rows.length * alternatives.length > MOST) {
      return unknown(hidden.unknown, hidden.cause);
    }
    rows = rows.flatMap((row) => alternatives.map((value) => [...row, value]));
  }
  const results = rows.map((row) => f(...(row as unknown as A)));
  const isSampled = inputs.some((input) => isUnknown(input) && input.oneOf === undefined);
  return isSampled ? among(hidden, results) : oneOf(hidden.unknown, results, hidden.cause);
}

/** Far above all numbers of AWS, and small enough for exact sums and products with them. */
const FARTHEST = 1_000_000_000;

/**
 * The numbers that stand for all between two ends: zero and -1 mean "none" and "no limit", and what depends on any other
 * number is a threshold, which one of the ends or both lie above.
 */
function samplesOf({ min = -FARTHEST, max = FARTHEST }: NumberSpan): readonly number[] {
  return [...new Set([min, max, ...[-1, 0, 1].filter((number) => min < number && number < max)])];
}

/** The result if all samples have the same one; numbers between the least and the largest; else unknown. */
function among<R>(hidden: Unknown, results: readonly R[]): Known<R> {
  const [first] = results;
  if (results.every((result) => JSON.stringify(result) === JSON.stringify(first))) return first;
  const why = unknown(hidden.unknown, hidden.cause);
  return results.every((result) => typeof result === 'number') ? { ...why, between: spanOf(results) } : why;
}

export function spanOf(numbers: readonly number[]): NumberSpan {
  const [min, max] = [Math.min(...numbers), Math.max(...numbers)];
  return { ...(min <= -FARTHEST ? {} : { min }), ...(max >= FARTHEST ? {} : { max }) };
}

/** `map` with a function whose result may be unknown. */
export function andThen<T, R>(value: Known<T>, f: (known: T) => Known<R>): Known<R> {
  return map(value, f);
}

/** False if any condition is false, else the first unknown one, else true. */
export function and(...conditions: readonly Known<boolean>[]): Known<boolean> {
  return allOf(conditions);
}

/** True if any condition is true, else the first unknown one, else false. */
export function or(...conditions: readonly Known<boolean>[]): Known<boolean> {
  return anyOf(conditions);
}

/** `and` over a list from a template, which may be longer than an argument list can be. */
export function allOf(conditions: readonly Known<boolean>[]): Known<boolean> {
  return conditions.includes(false) ? false : hiddenOf(conditions) ?? true;
}

/** `or` over a list from a template, which may be longer than an argument list can be. */
export function anyOf(conditions: readonly Known<boolean>[]): Known<boolean> {
  return conditions.includes(true) ? true : hiddenOf(conditions) ?? false;
}

export function not(condition: Known<boolean>): Known<boolean> {
  return isUnknown(condition) ? condition : !condition;
}

export function sum(values: readonly Known<number>[]): Known<number> {
  return mapAll<readonly number[], number>(values, (...known) => known.reduce((total, value) => total + value, 0));
}
