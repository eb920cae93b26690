/** What `DeliveryChecks` refuses when it is made: an option that would do nothing, or something else than was meant. */
import { catalogue } from './delivery-checks-identity';
import { DeliveryChecksProps, RuleSeverity } from './delivery-checks-props';

export function refuseWrongProps({ severities = {}, excludedRules = [], baselineFile, writeBaseline }: DeliveryChecksProps): void {
  const severityIds = Object.keys(severities);
  if (severityIds.length + excludedRules.length > 0) {
    const { strangeRule } = catalogue();
    refuseIf(strangeRule('severities', severityIds) ?? strangeRule('excludedRules', excludedRules));
  }
  const known: readonly string[] = Object.values(RuleSeverity);
  const strange = severityIds.find((id) => !known.includes(severities[id]));
  refuseIf(strange && `severities gives ${strange} the severity "${severities[strange]}", which is none. Nobody could tell whether a finding `
    + `fails the synth. Give one of RuleSeverity: ${known.join(', ')}; excludedRules leaves a rule out.`);
  const both = excludedRules.find((id) => severityIds.includes(id));
  refuseIf(both && `severities and excludedRules both name ${both}. A rule that is not asked has no severity. Remove it from one of the two.`);
  refuseIf(writeBaseline && baselineFile === undefined
    ? 'writeBaseline is true, and baselineFile is not given. There is no file to write. Give baselineFile, or leave writeBaseline out.'
    : undefined);
}

function refuseIf(problem: string | undefined): void {
  if (!problem) return;
  const error = new Error(`DeliveryChecks: ${problem}`);
  error.name = 'DeliveryError';
  throw error;
}
