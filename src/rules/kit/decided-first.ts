/** Settles several answers about one setting. */
import { groupBy } from '../../model/collections';
import { isInconclusive, Verdict } from './finding';
import { locationKey } from './location-key';

/**
 * Without the inconclusive results at a location where a violation is reported: the setting is wrong, whatever another
 * reader of it hides.
 */
export function decidedFirst(verdicts: readonly Verdict[]): readonly Verdict[] {
  const places = groupBy(verdicts, locationKey);
  if (places.size === verdicts.length) return verdicts;
  return [...places.values()].flatMap((answers) => {
    const violations = answers.filter((verdict) => !isInconclusive(verdict));
    return violations.length === 0 ? answers : violations;
  });
}
