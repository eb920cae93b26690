/** Lists what hides values, each with the checks that it leaves undecided and the fix that decides them. */
import { HiddenValue, hiddenValues } from '../../checks/hidden-values';
import { InconclusiveCheck } from '../../checks/result';
import { INPUT_LIMITS } from '../../limits';
import { pluralizeCount } from '../../text/pluralize';
import { INDENT, lines, listLines, Screen } from './lines';

const MAX_REASONS = INPUT_LIMITS.printedReasons.max;

export function undecidedLines(unknowns: readonly InconclusiveCheck[], screen: Screen): readonly string[] {
  if (unknowns.length === 0) return [];
  const values = hiddenValues(unknowns);
  const shown = screen.verbose ? values : values.slice(0, MAX_REASONS);
  const hidden = values.slice(shown.length);
  return [
    ...lines(`Could not be checked (${unknowns.length}), because ${pluralizeCount(values.length, 'value is', 'values are')} hidden:`, '', screen),
    ...shown.flatMap((value) => valueLines(value, screen)),
    ...(hidden.length === 0 ? [] : lines(`and ${pluralizeCount(hidden.length, 'value')} more: --verbose lists all`, INDENT, screen)),
  ];
}

function valueLines({ title, fix, checks }: HiddenValue, screen: Screen): readonly string[] {
  const rules = [...new Set(checks.map(({ rule }) => rule))].sort();
  return [
    ...lines(title, INDENT, screen),
    ...(screen.verbose
      ? checks.flatMap((check) => lines(`${check.rule} at ${locationText(check)}`, INDENT + INDENT, screen))
      : listLines(pluralizeCount(checks.length, 'check'), rules, INDENT + INDENT, screen)),
    ...lines(`Fix: ${fix}`, INDENT + INDENT, screen),
  ];
}

function locationText({ at, property }: InconclusiveCheck): string {
  return `${at.path ?? at.logicalId}${property === '' ? '' : `: ${property}`}`;
}
