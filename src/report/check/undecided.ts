/** What could not be checked, by what hides it: one import may keep a dozen checks from deciding. */
import { Result, InconclusiveCheck } from '../../checks/check';
import { compareText } from '../../graph/compare';
import { INPUT_LIMITS } from '../../limits';
import { pluralizeCount } from '../../text/pluralize';
import { INDENT, lines, Screen } from './lines';

const MOST_REASONS = INPUT_LIMITS.printedReasons.max;
const MOST_PLACES = INPUT_LIMITS.printedLocations.max;

export function undecidedLines(unknowns: readonly InconclusiveCheck[], screen: Screen): readonly string[] {
  if (unknowns.length === 0) return [];
  const reasons = byReason(unknowns);
  const shown = screen.verbose ? reasons : reasons.slice(0, MOST_REASONS);
  const left = reasons.slice(shown.length);
  return [
    ...lines(`Could not be checked (${unknowns.length}):`, '', screen),
    ...shown.flatMap(([reason, all]) => reasonLines(reason, all, screen)),
    ...(left.length === 0 ? [] : lines(`and ${pluralizeCount(left.length, 'reason')} more: --verbose tells all`, INDENT, screen)),
  ];
}

function byReason(unknowns: readonly InconclusiveCheck[]): readonly (readonly [string, readonly InconclusiveCheck[]])[] {
  const reasons = new Map<string, InconclusiveCheck[]>();
  for (const unknown of unknowns) {
    const same = reasons.get(unknown.reason);
    if (same === undefined) reasons.set(unknown.reason, [unknown]);
    else same.push(unknown);
  }
  return [...reasons].sort(([a, inA], [b, inB]) => inB.length - inA.length || compareText(a, b));
}

function reasonLines(reason: string, all: readonly InconclusiveCheck[], screen: Screen): readonly string[] {
  const shown = screen.verbose ? all : all.slice(0, MOST_PLACES);
  const left = all.length - shown.length;
  return [
    ...lines(reason, INDENT, screen),
    ...shown.flatMap((told) => lines(`${told.rule} at ${placeText(told)}`, INDENT + INDENT, screen)),
    ...(left === 0 ? [] : lines(`and ${left} more`, INDENT + INDENT, screen)),
  ];
}

function placeText({ at, property }: Result): string {
  return `${at.path ?? at.logicalId}${property === '' ? '' : `: ${property}`}`;
}
