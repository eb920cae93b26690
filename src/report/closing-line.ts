/**
 * Sums up the stories of the deliveries. What the checks report of lost events counts as well: the report never says
 * that all is well where they do not.
 */
import { CheckResult } from '../checks/result';
import { isInconclusive } from '../rules/kit/finding';
import { joinWithAnd } from '../text/lists';
import { pluralizeCount } from '../text/pluralize';
import { loses } from './losing-harms';
import { Loss, Story } from './story/story';

export function closingLines(stories: readonly Story[], result: CheckResult): readonly string[] {
  return [deliveriesLine(stories, result), ...checksLine(result)];
}

/** A synchronous caller keeps the event, so only asynchronous and polled events can be lost. */
function deliveriesLine(all: readonly Story[], result: CheckResult): string {
  const stories = all.filter(({ handover }) => handover !== 'sync');
  if (stories.length === 0) return `${pluralizeCount(all.length, 'delivery', 'deliveries')}: every caller waits for the result and learns of the failure`;
  const count = (verdict: Loss['verdict']): number => stories.filter(({ lost }) => lost.verdict === verdict).length;
  const [losing, possible, undecided] = [count('certain'), count('possible'), count('unknown')];
  const kept = pluralizeCount(stories.length, 'delivery', 'deliveries');
  const doubt = undecided === 0 ? '' : `, ${undecided} could not be decided`;
  if (losing > 0) return `${losing} of ${kept} ${losing === 1 ? 'loses' : 'lose'} failed events${doubt}`;
  if (possible > 0 || result.findings.some(loses)) return `${kept}: each has an exit for failed events, but events can still be lost${doubt}`;
  if (undecided > 0 || result.unknowns.length > 0) return `${kept}: none is known to lose failed events${doubt}`;
  const accepted = result.acknowledged.filter(({ finding }) => isInconclusive(finding) || loses(finding)).length;
  return `${kept}: every failed event has an exit${accepted === 0 ? '' : `, but for what ${pluralizeCount(accepted, 'acknowledgment')} accepts`}`;
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
