/**
 * Sums up the table of deliveries. What the checks report of lost events counts as well: the report never says that all
 * is well where they do not.
 */
import { CheckResult, Finding } from '../checks/result';
import { Delivery } from '../model/delivery-graph';
import { isUnknown } from '../model/known';
import { NodeId } from '../model/node';
import { DeliveryPolicy } from '../model/policy';
import { isInconclusive } from '../rules/kit/finding';
import { Harm } from '../rules/kit/harm';
import { joinWithAnd } from '../text/lists';
import { pluralizeCount } from '../text/pluralize';
import { expiresFirst } from './attempts';
import { isOnlyRedriveCycle } from './redrive-cycles';

const LOSSES: readonly Harm[] = ['nothing-arrives', 'refused', 'lost-on-failure'];

export function closingLines(
  deliveries: readonly Delivery[], cycles: ReadonlySet<NodeId>, result: CheckResult,
): readonly string[] {
  return [deliveriesLine(deliveries, cycles, result), ...checksLine(result)];
}

/** A synchronous caller keeps the event, so only asynchronous and polled events can be lost. */
function deliveriesLine(all: readonly Delivery[], cycles: ReadonlySet<NodeId>, result: CheckResult): string {
  const deliveries = all.filter(({ policy }) => policy.mode !== 'sync');
  if (deliveries.length === 0) return `${pluralizeCount(all.length, 'delivery', 'deliveries')}: every caller waits for the result and learns of the failure`;
  const failures = deliveries.map(({ policy }) => policy.exits.failure);
  const losing = deliveries.filter(({ policy }) => loses(policy, cycles)).length;
  const undecided = failures.filter((exits) => exits.length > 0 && exits.every(({ to }) => isUnknown(to))).length;
  const kept = pluralizeCount(deliveries.length, 'delivery', 'deliveries');
  const doubt = undecided === 0 ? '' : `, ${undecided} could not be decided`;
  if (losing > 0) return `${losing} of ${kept} ${losing === 1 ? 'loses' : 'lose'} failed events${doubt}`;
  if (result.findings.some(isLoss)) return `${kept}: each has an exit for failed events, but events can still be lost${doubt}`;
  if (undecided > 0 || result.unknowns.length > 0) return `${kept}: none is known to lose failed events${doubt}`;
  const accepted = result.acknowledged.filter(({ finding }) => isInconclusive(finding) || isLoss(finding)).length;
  return `${kept}: every failed event has an exit${accepted === 0 ? '' : `, but for what ${pluralizeCount(accepted, 'acknowledgment')} accepts`}`;
}

function loses(policy: DeliveryPolicy, cycles: ReadonlySet<NodeId>): boolean {
  return policy.exits.failure.length === 0 || expiresFirst(policy) || isOnlyRedriveCycle(policy.exits.failure, cycles);
}

function isLoss({ harm, severity }: Finding): boolean {
  return severity !== 'info' && LOSSES.includes(harm);
}

function checksLine({ findings, unknowns }: CheckResult): readonly string[] {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter((finding) => finding.severity === 'warning' && isLoss(finding)).length;
  const counts = [
    ...errors === 0 ? [] : [pluralizeCount(errors, 'error')],
    ...warnings === 0 ? [] : [`${pluralizeCount(warnings, 'warning')} of lost events`],
    ...unknowns.length === 0 ? [] : [`${pluralizeCount(unknowns.length, 'check')} that could not be made`],
  ];
  return counts.length === 0 ? [] : [`cdk-lambda-delivery check reports ${joinWithAnd(counts)}`];
}
