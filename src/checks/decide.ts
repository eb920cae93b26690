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
import { locationKey } from './order';

interface IndexedCase {
  readonly index: GraphIndex;
  readonly isAbsent: Split[number]['isAbsent'];
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
      split().map(({ graph, isAbsent }) => ({ index: new GraphIndex(graph), isAbsent }))));
  }
}

/** A result elsewhere may be the same one at another place, so then nothing is decided. */
function decided(
  rule: Rule, verdicts: readonly Verdict[], places: ReadonlySet<string>, cases: readonly IndexedCase[],
): readonly Verdict[] {
  const answers = cases.map(({ index, isAbsent }) => ({ isAbsent, verdicts: rule.check(index) }));
  if (answers.some((answer) => answer.verdicts.some((verdict) => !places.has(locationKey(verdict))))) return verdicts;
  return verdicts.flatMap((verdict): readonly Verdict[] => {
    if (!isInconclusive(verdict)) return [verdict];
    const place = locationKey(verdict);
    const relevant = answers.filter(({ isAbsent }) => !isAbsent(verdict.at))
      .map((answer) => answer.verdicts.filter((one) => locationKey(one) === place));
    if (relevant.every((found) => found.length === 0)) return [];
    const violations = relevant.map((found) => found.find((one): one is Violation => !isInconclusive(one)));
    const isCertain = relevant.every((found) => found.length > 0 && !found.some(isInconclusive));
    return isCertain ? [commonViolation(violations as readonly Violation[])] : [verdict];
  });
}

/** What differs between the cases cannot be edited by one value. */
function commonViolation([first, ...others]: readonly Violation[]): Violation {
  const { fact, fix } = first.problem;
  const isSame = others.every(({ problem }) => problem.fact === fact && problem.fix === fix);
  if (isSame) return first;
  return { ...first, problem: { ...first.problem, fact: `${first.problem.fact} (in one case of the conditions; every other case fails as well)`, changes: [] } };
}
