/** Groups undecided checks by their reason, because one import can leave a dozen checks undecided. */
import { Result, InconclusiveCheck } from '../../checks/result';
import { compareText } from '../../graph/compare';
import { INPUT_LIMITS } from '../../limits';
import { groupBy } from '../../model/collections';
import { pluralizeCount } from '../../text/pluralize';
import { INDENT, lines, Screen } from './lines';

const MAX_REASONS = INPUT_LIMITS.printedReasons.max;
const MAX_LOCATIONS = INPUT_LIMITS.printedLocations.max;

export function undecidedLines(unknowns: readonly InconclusiveCheck[], screen: Screen): readonly string[] {
  if (unknowns.length === 0) return [];
  const reasons = byReason(unknowns);
  const shown = screen.verbose ? reasons : reasons.slice(0, MAX_REASONS);
  const hidden = reasons.slice(shown.length);
  return [
    ...lines(`Could not be checked (${unknowns.length}):`, '', screen),
    ...shown.flatMap(([reason, all]) => reasonLines(reason, all, screen)),
    ...(hidden.length === 0 ? [] : lines(`and ${pluralizeCount(hidden.length, 'reason')} more: --verbose lists all`, INDENT, screen)),
  ];
}

function byReason(
  unknowns: readonly InconclusiveCheck[],
): readonly (readonly [string, readonly InconclusiveCheck[]])[] {
  const reasons = groupBy(unknowns, ({ reason }) => reason);
  return [...reasons].sort(([a, inA], [b, inB]) => inB.length - inA.length || compareText(a, b));
}

function reasonLines(reason: string, all: readonly InconclusiveCheck[], screen: Screen): readonly string[] {
  const shown = screen.verbose ? all : all.slice(0, MAX_LOCATIONS);
  const hidden = all.length - shown.length;
  return [
    ...lines(reason, INDENT, screen),
    ...shown.flatMap((check) => lines(`${check.rule} at ${locationText(check)}`, INDENT + INDENT, screen)),
    ...(hidden === 0 ? [] : lines(`and ${hidden} more`, INDENT + INDENT, screen)),
  ];
}

function locationText({ at, property }: Result): string {
  return `${at.path ?? at.logicalId}${property === '' ? '' : `: ${property}`}`;
}
