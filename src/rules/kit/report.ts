/**
 * Deciding with values that may be unknown. A condition that is known to fail decides alone, whatever hides the others; what is hidden is
 * told once, with its reason. So a rule says what is wrong and nothing about what it does not know.
 */
import { DeclaredAt } from '../../model/node';
import { isUnknown, Known, whenKnown } from '../../model/known';
import { Location, Problem, Verdict } from './finding';

/** Nothing where the condition fails, the problem where it holds, the reason where it is hidden. */
export function report(spot: Location | undefined, condition: Known<boolean>, problem: () => Problem): readonly Verdict[] {
  if (spot === undefined || condition === false) return [];
  return isUnknown(condition) ? [{ ...spot, reason: condition.unknown }] : [{ ...spot, problem: problem() }];
}

type Declared = { readonly declaredAt?: DeclaredAt } | undefined;

/** The first of these that a template of the app declares: what lies outside is told where the app refers to it. */
export function location(...spots: readonly (readonly [Declared, string])[]): Location | undefined {
  for (const [declared, property] of spots) {
    if (declared?.declaredAt !== undefined) return { at: declared.declaredAt, property };
  }
  return undefined;
}

/** Whether what is known of a value meets the condition. */
export function test<T>(value: Known<T>, condition: (known: T) => boolean): Known<boolean> {
  return whenKnown<[T], boolean>([value], condition);
}

/** Whether several values together meet the condition. */
export function testAll<A extends readonly unknown[]>(
  values: readonly [...{ [K in keyof A]: Known<A[K]> }],
  condition: (...known: A) => boolean,
): Known<boolean> {
  return whenKnown<A, boolean>(values as unknown as { [K in keyof A]: Known<A[K]> }, condition);
}

/** One that fails is enough to fail. */
export function and(...conditions: readonly Known<boolean>[]): Known<boolean> {
  return conditions.includes(false) ? false : conditions.find(isUnknown) ?? true;
}

/** One that holds is enough to hold. */
export function or(...conditions: readonly Known<boolean>[]): Known<boolean> {
  return conditions.includes(true) ? true : conditions.find(isUnknown) ?? false;
}

export function not(condition: Known<boolean>): Known<boolean> {
  return isUnknown(condition) ? condition : !condition;
}

/** A sum, hidden where one of its parts is, unless that is one of a few. */
export function sum(values: readonly Known<number>[]): Known<number> {
  return whenKnown<readonly number[], number>(values, (...known) => known.reduce((total, value) => total + value, 0));
}
