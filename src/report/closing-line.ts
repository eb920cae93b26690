/**
 * Sums up the stories of the deliveries in one sentence, which claims no more than was looked at: what keeps every
 * failed event and tells somebody, what tells nobody, what can lose events, what could not be checked, what the hops before
 * them do, and what is not read. What the checks report is on a line of its own.
 */
import { CheckResult } from '../checks/result';
import { UnreadCaller } from '../model/unread-caller';
import { isInconclusive } from '../rules/kit/finding';
import { joinWithAnd } from '../text/lists';
import { pluralizeCount } from '../text/pluralize';
import { Hop } from './hops/hop';
import { hopsLine, HopSummary, hopSummary } from './hops/hops-line';
import { loses } from './losing-harms';
import { countedPhrase, KEEP_PHRASES, Phrase, phrase } from './phrases';
import { Ending, ENDINGS, endingOf } from './story/ending';
import { Story } from './story/story';
import { unreadCallersCount } from './unread-callers';

export type Summary = Readonly<Record<Ending, number>>;

export function summaryOf(stories: readonly Story[]): Summary {
  const counts = Object.fromEntries(ENDINGS.map((ending) => [ending, 0])) as Record<Ending, number>;
  for (const story of stories) counts[endingOf(story)] += 1;
  return counts;
}

/** What the closing lines sum up. */
export interface Closed {
  readonly stories: readonly Story[];
  readonly hops: readonly Hop[];
  readonly result: CheckResult;
  readonly graph: { readonly unreadCallers: readonly UnreadCaller[] };
}

export function closingLines(
  { stories, hops, result, graph: { unreadCallers } }: Closed,
): readonly string[] {
  return [deliveriesLine(summaryOf(stories), hopSummary(hops), result, unreadCallers), ...checksLine(result)];
}

/** What one or several deliveries do with a failed event; the first ending that a sentence names defines `it`. */
const PHRASES: Readonly<Record<Ending, Phrase>> = {
  ...KEEP_PHRASES,
  waiting: phrase('returns', 'return', ' to a caller that waits'),
  possible: phrase('can lose', 'can lose'),
  lost: phrase('loses', 'lose'),
  unchecked: phrase('could not be checked', 'could not be checked'),
};

export function deliveriesLine(
  summary: Summary, hops: HopSummary, result: CheckResult, unread: readonly UnreadCaller[],
): string {
  const named = ENDINGS.filter((ending) => summary[ending] > 0);
  const parts = named.map((ending) => countedPhrase(summary[ending], PHRASES[ending], objectOf(ending, named[0])));
  const total = named.reduce((sum, ending) => sum + summary[ending], 0);
  const accepted = result.acknowledged.filter(({ finding }) => isInconclusive(finding) || loses(finding)).length;
  return [
    total === 0 ? 'no deliveries' : `${pluralizeCount(total, 'delivery', 'deliveries')}: ${parts.join(', ')}`,
    ...hopsLine(hops),
    ...accepted === 0 ? [] : [`${pluralizeCount(accepted, 'acknowledgment accepts', 'acknowledgments accept')} a loss`],
    ...unread.length === 0 ? [] : [unreadCallersCount(unread)],
  ].join('; ');
}

/** `it` or `them` after the ending that a sentence names first. */
function objectOf(ending: Ending, first: Ending): string {
  if (ending === 'unchecked') return '';
  const some = first === 'lost' || first === 'possible';
  if (ending === first) return some ? ' failed events' : ' every failed event';
  return some ? ' them' : ' it';
}

function checksLine({ findings, unknowns }: CheckResult): readonly string[] {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter((finding) => finding.severity === 'warning' && loses(finding)).length;
  const counts = [
    ...errors === 0 ? [] : [pluralizeCount(errors, 'error')],
    ...warnings === 0 ? [] : [`${pluralizeCount(warnings, 'warning')} of lost events`],
    ...unknowns.length === 0 ? [] : [`${pluralizeCount(unknowns.length, 'check')} that could not be made`],
  ];
  return counts.length === 0 ? [] : [`cdk-lambda-delivery check reports ${joinWithAnd(counts)}`];
}
