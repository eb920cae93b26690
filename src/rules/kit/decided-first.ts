/** Settles several answers about one setting. */
import { groupBy } from '../../model/collections';
import { isInconclusive, Verdict } from './finding';

/**
 * Without the inconclusive results at a location where a violation is reported: the setting is wrong, whatever another
 * reader of it hides.
 */
export function decidedFirst(verdicts: readonly Verdict[]): readonly Verdict[] {
  const places = groupBy(verdicts, ({ at, property }) => JSON.stringify([at.stack, at.logicalId, property]));
  if (places.size === verdicts.length) return verdicts;
  return [...places.values()].flatMap((answers) => {
    const violations = answers.filter((verdict) => !isInconclusive(verdict));
    return violations.length === 0 ? answers : violations;
  });
}
