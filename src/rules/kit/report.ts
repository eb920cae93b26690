/**
 * Deciding with values that may be unknown. A condition that is known to fail decides alone, whatever hides the others; what is hidden is
 * told once, with its reason. So a rule says what is wrong and nothing about what it does not know.
 */
import { isUnknown, Known } from '../../model/known';
import { DeclaredAt } from '../../model/node';
import { Location, Problem, Verdict } from './finding';

/** Nothing where the condition fails, the problem where it holds, the reason where it is hidden. */
export function report(spot: Location | undefined, condition: Known<boolean>, problem: () => Problem): readonly Verdict[] {
  if (spot === undefined || condition === false) return [];
  return isUnknown(condition) ? [{ ...spot, reason: condition.unknown }] : [{ ...spot, problem: problem() }];
}

/** The reason where a value is hidden; nothing where it is known. */
export function untold(spot: Location | undefined, value: unknown): readonly Verdict[] {
  return spot !== undefined && isUnknown(value) ? [{ ...spot, reason: value.unknown }] : [];
}

type Declared = { readonly declaredAt?: DeclaredAt } | undefined;

/** The first of these that a template of the app declares: what lies outside is told where the app refers to it. */
export function location(...spots: readonly (readonly [Declared, string])[]): Location | undefined {
  for (const [declared, property] of spots) {
    if (declared?.declaredAt !== undefined) return { at: declared.declaredAt, property };
  }
  return undefined;
}
