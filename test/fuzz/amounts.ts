/** Numbers, times and filters of a description, as plain data: those that AWS takes, and in a wild one any that the types allow. */
import * as fc from 'fast-check';

/** A token hides a value that AWS takes: what it is at deployment is the user's business. */
export interface Amount {
  readonly as: 'number' | 'lazy' | 'parameter';
  readonly value: number;
}

export interface Time {
  readonly unit: 'millis' | 'seconds' | 'minutes';
  readonly amount: Amount;
}

/** For what no template contains: the validator warns of a parameter that nothing references. */
export const withoutParameter = (one: Amount): Amount => (one.as === 'parameter' ? { ...one, as: 'lazy' } : one);

const STRANGE_NUMBERS = [0, -1, 0.5, NaN, Infinity, 1e9];

export function amount(wild: boolean, min: number, max: number): fc.Arbitrary<Amount> {
  const value = fc.oneof(fc.constantFrom(min, max), fc.integer({ min, max }));
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ as: fc.constant('number' as const), value }) },
    { weight: 1, arbitrary: fc.record({ as: fc.constantFrom('lazy' as const, 'parameter' as const), value }) },
    { weight: wild ? 2 : 0, arbitrary: fc.record({ as: fc.constant('number' as const), value: fc.constantFrom(...STRANGE_NUMBERS, min - 1, max + 1) }) },
  );
}

/** Durations cannot be negative: aws-cdk-lib refuses to make one. */
export function time(wild: boolean, min: number, max: number): fc.Arbitrary<Time> {
  const positive = amount(wild, min, max).filter(({ value }) => !(value < 0));
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ unit: fc.constant('seconds' as const), amount: positive }) },
    { weight: wild ? 1 : 0, arbitrary: fc.record({ unit: fc.constantFrom('millis' as const, 'minutes' as const), amount: positive }) },
  );
}

export function filters(key: string, wild: boolean): fc.Arbitrary<string[]> {
  const keys = fc.constantFrom(key, 'eventSource', 'token', ...wild ? ['body', 'data', 'dynamodb', 'bare'] : []);
  return wild ? fc.array(keys, { maxLength: 7 }) : fc.uniqueArray(keys);
}

/** A few props at a time: with all of them, nearly everything would be refused for something. */
export function some(props: Record<string, fc.Arbitrary<unknown>>, most: number): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  return fc.subarray(Object.keys(props), { maxLength: most })
    .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, props[name]]))));
}
