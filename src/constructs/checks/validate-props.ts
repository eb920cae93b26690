/** Refuses options of `DeliveryChecks` that would have no effect, or another effect than intended. */
import { jsonText } from '../../template/json';
import { withoutNamespace } from '../../text/rule-namespace';
import { DeliveryError } from '../wiring/refuse';
import { DeliveryChecksProps, FailOn, RuleSeverity } from './delivery-checks-props';
import { loadEngine } from './identity';

const LEVELS: readonly unknown[] = Object.values(FailOn);

const isNonEmptyString = (value: unknown): boolean => typeof value === 'string' && value !== '';
const isBoolean = (value: unknown): boolean => typeof value === 'boolean';

type OptionType = readonly [isValid: (value: unknown) => boolean, type: string];

/** JavaScript callers can give any type: "false" for false, for example. */
const TYPES: { readonly [option in keyof Required<DeliveryChecksProps>]: OptionType } = {
  severities: [(value) => typeof value === 'object' && !Array.isArray(value), 'an object of severities by rule id'],
  failOn: [(value) => LEVELS.includes(value), `one of FailOn: ${LEVELS.join(', ')}`],
  verbose: [isBoolean, 'true or false'],
  baseline: [isNonEmptyString, 'the path of a file'],
  writeBaseline: [isBoolean, 'true or false'],
};

/** The props, with rule ids as in RULES.md. */
export function validateProps(props: DeliveryChecksProps): DeliveryChecksProps {
  refuseOtherTypes(props);
  const severities = Object.entries(props.severities ?? {})
    .map(([id, severity]) => [withoutNamespace(id), severity] as const);
  refuseUnknownRules(severities.map(([id]) => id));
  refuseUnknownSeverities(severities);
  refuseNoBaseline(props);
  return { ...props, severities: Object.fromEntries(severities) };
}

function refuseOtherTypes(props: DeliveryChecksProps): void {
  for (const [option, [isValid, type]] of Object.entries(TYPES)) {
    const value: unknown = props[option as keyof DeliveryChecksProps];
    refuseIf(value !== undefined && !isValid(value), `${option} is ${jsonText(value) ?? 'something else'}, which is not ${type}. `
      + `It would not have the intended effect. Give ${type}, or leave ${option} out.`);
  }
}

function refuseUnknownRules(ids: readonly string[]): void {
  if (ids.length === 0) return;
  const problem = loadEngine().unknownRule('severities', ids);
  refuseIf(problem !== undefined, problem!);
  const repeated = ids.find((id, index) => ids.indexOf(id) < index);
  refuseIf(repeated !== undefined, `severities names ${repeated} twice. One of the two would do nothing. Remove it.`);
}

function refuseUnknownSeverities(severities: readonly (readonly [id: string, severity: RuleSeverity])[]): void {
  const known = Object.values(RuleSeverity);
  for (const [id, severity] of severities) {
    refuseIf(!known.includes(severity), `severities gives ${id} the severity "${severity}", which does not exist. `
      + `Whether a finding fails the synth would be undefined. Give one of RuleSeverity: ${known.join(', ')}.`);
  }
}

function refuseNoBaseline({ baseline, writeBaseline }: DeliveryChecksProps): void {
  refuseIf(writeBaseline === true && baseline === undefined,
    'writeBaseline is true, and baseline is not given. There is no file to write. Give baseline, or leave writeBaseline out.');
}

function refuseIf(isWrong: boolean, problem: string): void {
  if (isWrong) throw new DeliveryError(`DeliveryChecks: ${problem}`);
}
