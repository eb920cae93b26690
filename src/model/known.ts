/**
 * A value that the template hides: an intrinsic, an import or a parameter stands where the value would be.
 * It is a value of its own, never a default: whatever is compared with it is unknown too, unless every value that it may be says the same.
 */
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
const MOST = 16;

/** One of these values; the value itself where they are all the same. */
export function oneOf<T>(reason: string, values: readonly T[]): Known<T> {
  const different = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  if (different.length === 1) return different[0];
  return different.length > MOST || different.some(isUnknown) ? unknown(reason) : { unknown: reason, oneOf: different };
}

/** Applies `f` when every input is known, or to each of the few values that it may be; else the first reason stands for the result. */
export function whenKnown<A extends readonly unknown[], R>(
  inputs: { [K in keyof A]: Known<A[K]> },
  f: (...values: A) => R,
): Known<R> {
  const hidden = (inputs as readonly unknown[]).find(isUnknown);
  if (hidden === undefined) return f(...(inputs as unknown as A));
  let rows: readonly (readonly unknown[])[] = [[]];
  for (const input of inputs as readonly unknown[]) {
    const values = isUnknown(input) ? input.oneOf : [input];
    if (values === undefined || rows.length * values.length > MOST) return unknown(hidden.unknown);
    rows = rows.flatMap((row) => values.map((value) => [...row, value]));
  }
  return oneOf(hidden.unknown, rows.map((row) => f(...(row as unknown as A))));
}
