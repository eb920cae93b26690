/**
 * Turns a condition over values that may be unknown into the result of a rule: nothing, a violation, or an inconclusive result with its reason.
 * A rule states the condition and the problem, and needs no code for unknown values.
 */
import { isUnknown, Known, Unknown } from '../../model/known';
import { DeclaredAt, NodeId } from '../../model/node';
import { Location, Problem, Verdict } from './finding';

/** Reports the problem where the condition holds, and an inconclusive result where the condition is unknown. */
export function report(
  at: Location | undefined, condition: Known<boolean>, problem: () => Problem,
): readonly Verdict[] {
  if (at === undefined || condition === false) return [];
  return isUnknown(condition) ? undecided(at, condition) : [{ ...at, problem: problem() }];
}

/**
 * Reports that the rule cannot decide, and what hides the answer. What no template says is no question to its author: no
 * edit answers it, so every app with such a source would be asked for ever. The report tells it of the delivery.
 */
export function undecided(at: Location | undefined, { unknown: reason, cause }: Unknown): readonly Verdict[] {
  if (at === undefined || cause?.kind === 'unwritten') return [];
  return [{ ...at, reason, ...(cause === undefined ? {} : { cause }) }];
}

/** Reports that the rule cannot decide if the value is unknown, and nothing otherwise. */
export function undecidedIfUnknown(at: Location | undefined, value: unknown): readonly Verdict[] {
  return isUnknown(value) ? undecided(at, value) : [];
}

type Declared = { readonly declaredAt?: DeclaredAt } | undefined;

/** The first of the candidates that a template of the app declares: a resource outside the app is reported where the app refers to it. */
export function location(...candidates: readonly (readonly [Declared, string])[]): Location | undefined {
  const declared = candidates.find((candidate) => candidate[0]?.declaredAt !== undefined);
  return declared && { at: declared[0]!.declaredAt!, property: declared[1] };
}

/** The location of a result about another node, whose greater findings silence it. */
export function about(
  at: Location | undefined, subject: Known<NodeId>, qualifier?: Known<string>,
): Location | undefined {
  if (at === undefined || isUnknown(subject)) return at;
  return { ...at, subject, ...(qualifier === undefined || isUnknown(qualifier) ? {} : { qualifier }) };
}
