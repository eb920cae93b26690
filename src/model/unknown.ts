/**
 * A value that the template hides: an intrinsic, an import or a parameter stands where the value would be.
 * It is a value of its own, never a default: whatever is compared with it is unknown too.
 */
export interface Unknown {
  /** Why it cannot be known, naming the intrinsic or import that hides it. */
  readonly unknown: string;
}

/** A value, or the reason why it cannot be known. */
export type Known<T> = T | Unknown;

export function unknown(reason: string): Unknown {
  return { unknown: reason };
}

export function isUnknown(value: unknown): value is Unknown {
  return typeof value === 'object' && value !== null && typeof (value as Unknown).unknown === 'string';
}

/** Applies `f` when every input is known; else the first reason stands for the result. */
export function whenKnown<A extends readonly unknown[], R>(
  inputs: { [K in keyof A]: Known<A[K]> },
  f: (...values: A) => R,
): Known<R> {
  const hidden = (inputs as readonly unknown[]).find(isUnknown);
  return hidden ?? f(...(inputs as unknown as A));
}
