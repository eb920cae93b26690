/** What `DeliveryChecks` refuses when it is made: an option that would do nothing, or something else than was meant. */
import { jsonText } from '../../template/json';
import { withoutNamespace } from '../../text/rule-namespace';
import { DeliveryChecksProps, RuleSeverity } from './delivery-checks-props';
import { catalogue } from './identity';

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isYesOrNo = (value: unknown): boolean => typeof value === 'boolean';

/** JavaScript takes anything for an option: a text for a list, "false" for true. */
const KINDS: { readonly [option in keyof Required<DeliveryChecksProps>]: readonly [isIt: (value: unknown) => boolean, what: string] } = {
  severities: [(value) => typeof value === 'object' && !Array.isArray(value), 'an object of severities by rule id'],
  excludedRules: [(value) => Array.isArray(value) && value.every((id) => typeof id === 'string'), 'a list of rule ids'],
  failOnUnknown: [isYesOrNo, 'true or false'],
  verbose: [isYesOrNo, 'true or false'],
  baselineFile: [isText, 'the path of a file'],
  writeBaseline: [isYesOrNo, 'true or false'],
};

/** The props with the ids of rules as RULES.md has them. */
export function validateProps(props: DeliveryChecksProps): DeliveryChecksProps {
  for (const [option, [isIt, what]] of Object.entries(KINDS)) {
    const value: unknown = props[option as keyof DeliveryChecksProps];
    refuseIf(value === undefined || isIt(value) ? undefined : `${option} is ${jsonText(value) ?? 'something else'}, which is not ${what}. `
      + `It would do something else than was meant. Give ${what}, or leave ${option} out.`);
  }
  const { severities = {}, baselineFile, writeBaseline } = props;
  const excludedRules = (props.excludedRules ?? []).map(withoutNamespace);
  const severityIds = Object.keys(severities).map(withoutNamespace);
  if (severityIds.length + excludedRules.length > 0) {
    const { unknownRule } = catalogue();
    refuseIf(unknownRule('severities', severityIds) ?? unknownRule('excludedRules', excludedRules));
  }
  const known: readonly string[] = Object.values(RuleSeverity);
  const strange = Object.keys(severities).find((id) => !known.includes(severities[id]));
  refuseIf(strange && `severities gives ${withoutNamespace(strange)} the severity "${severities[strange]}", which is none. Nobody could tell whether a finding `
    + `fails the synth. Give one of RuleSeverity: ${known.join(', ')}; excludedRules leaves a rule out.`);
  const twice = severityIds.find((id, i) => severityIds.indexOf(id) < i);
  refuseIf(twice && `severities names ${twice} twice. One of the two would do nothing. Remove it.`);
  const both = excludedRules.find((id) => severityIds.includes(id));
  refuseIf(both && `severities and excludedRules both name ${both}. A rule that is not asked has no severity. Remove it from one of the two.`);
  refuseIf(writeBaseline && baselineFile === undefined
    ? 'writeBaseline is true, and baselineFile is not given. There is no file to write. Give baselineFile, or leave writeBaseline out.'
    : undefined);
  const plain = Object.fromEntries(Object.entries(severities).map(([id, severity]) => [withoutNamespace(id), severity]));
  return { ...props, severities: plain, excludedRules };
}

function refuseIf(problem: string | undefined): void {
  if (!problem) return;
  const error = new Error(`DeliveryChecks: ${problem}`);
  error.name = 'DeliveryError';
  throw error;
}
