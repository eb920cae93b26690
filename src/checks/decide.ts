/**
 * Decides what a rule leaves open, where its answer is the same in every case of the app: with each value of the parameters
 * that the conditions depend on.
 */
import { Split } from '../graph/cases';
import { memo } from '../model/collections';
import { lazy } from '../model/lazy';
import { Rule } from '../rules/kit/define-rule';
import { isInconclusive, Verdict, Violation } from '../rules/kit/finding';
import { GraphIndex } from '../rules/kit/graph-index';
import { holderKeys, locationKey } from '../rules/kit/location-key';

interface IndexedCase {
  readonly index: GraphIndex;
  readonly isAbsent: Split[number]['isAbsent'];
  readonly isLeftOut: Split[number]['isLeftOut'];
}

export class Cases {
  private readonly indexed = new Map<() => Split, readonly IndexedCase[]>();

  private readonly splits: () => readonly (() => Split)[];

  public constructor(splits: () => readonly (() => Split)[]) {
    this.splits = lazy(splits);
  }

  /** The verdicts, with those that every case of a split answers alike decided. */
  public decide(rule: Rule, verdicts: readonly Verdict[]): readonly Verdict[] {
    if (!verdicts.some(isInconclusive)) return verdicts;
    const places = new Set(verdicts.map(locationKey));
    let open = verdicts;
    for (const split of this.splits()) {
      if (!open.some(isInconclusive)) break;
      open = decided(rule, open, places, this.indexOf(split));
    }
    return open;
  }

  private indexOf(split: () => Split): readonly IndexedCase[] {
    return memo(this.indexed, split, () => (
      split().map(({ graph, ...one }) => ({ ...one, index: new GraphIndex(graph) }))));
  }
}

interface Answer extends Pick<IndexedCase, 'isAbsent' | 'isLeftOut'> {
  readonly verdicts: readonly Verdict[];
}

/** A result elsewhere may be the same one at another place, so then nothing is decided. */
function decided(
  rule: Rule, verdicts: readonly Verdict[], places: ReadonlySet<string>, cases: readonly IndexedCase[],
): readonly Verdict[] {
  const answers = cases.map((one): Answer => ({ ...one, verdicts: rule.check(one.index) }));
  const isElsewhere = (verdict: Verdict): boolean => !holderKeys(verdict).some((key) => places.has(key));
  if (answers.some((answer) => answer.verdicts.some(isElsewhere))) return verdicts;
  return verdicts.flatMap((verdict) => (isInconclusive(verdict) ? decidedOne(verdict, answers) : [verdict]));
}

function decidedOne(verdict: Verdict, answers: readonly Answer[]): readonly Verdict[] {
  // What is open about a whole list is told of one of its items.
  const place = locationKey(verdict);
  const relevant = answers.filter(({ isAbsent }) => !isAbsent(verdict.at))
    .map((answer) => ({ ...answer, found: answer.verdicts.filter((one) => holderKeys(one).includes(place)) }));
  if (relevant.every(({ found }) => found.length === 0)) return [];
  const telling = relevant.filter(({ found }) => found.length > 0);
  const violations = telling.flatMap(({ found }) => found.find((one): one is Violation => !isInconclusive(one)) ?? []);
  const isCertain = violations.length === telling.length && !telling.some(({ found }) => found.some(isInconclusive));
  if (!isCertain) return [verdict];
  if (telling.length === relevant.length) return [commonViolation(violations)];
  return existsOnlyThere(violations[0], relevant) ? [withoutChanges(commonViolation(violations))] : [verdict];
}

/** A defect of what a condition leaves out in the other cases, as if it were a resource of that condition. */
function existsOnlyThere(
  { at, property }: Violation, relevant: readonly (Answer & { readonly found: readonly Verdict[] })[],
): boolean {
  return relevant.every(({ found, isLeftOut }) => (found.length === 0) === isLeftOut(at, property));
}

/** An edit would have to go into a branch of the condition. */
function withoutChanges(violation: Violation): Violation {
  return { ...violation, problem: { ...violation.problem, changes: [] } };
}

/** What differs between the cases cannot be edited by one value. */
function commonViolation([first, ...others]: readonly Violation[]): Violation {
  const { fact, fix } = first.problem;
  const isSame = others.every(({ problem }) => problem.fact === fact && problem.fix === fix);
  if (isSame) return first;
  return { ...first, problem: { ...first.problem, fact: `${first.problem.fact} (in one case of the conditions; every other case fails as well)`, changes: [] } };
}
