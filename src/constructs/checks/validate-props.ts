/** Refuses options of `DeliveryChecks` that would have no effect, or another effect than intended. */
import { withoutNamespace } from '../../text/rule-namespace';
import { OptionTypes, refuseOtherTypes, TRUE_OR_FALSE } from '../wiring/option-types';
import { DeliveryError } from '../wiring/refuse';
import { DeliveryChecksProps, FailOn, RuleSeverity } from './delivery-checks-props';
import { loadEngine } from './identity';

const LEVELS: readonly unknown[] = Object.values(FailOn);

const isNonEmptyString = (value: unknown): boolean => typeof value === 'string' && value !== '';

const TYPES: OptionTypes<DeliveryChecksProps> = {
  severities: [(value) => typeof value === 'object' && !Array.isArray(value), 'an object of severities by rule id'],
  failOn: [(value) => LEVELS.includes(value), `one of FailOn: ${LEVELS.join(', ')}`],
  verbose: TRUE_OR_FALSE,
  baseline: [isNonEmptyString, 'the path of a file'],
  writeBaseline: TRUE_OR_FALSE,
};

/** The props, with rule ids as in RULES.md. */
export function validateProps(props: DeliveryChecksProps): DeliveryChecksProps {
  refuseOtherTypes('DeliveryChecks', props, TYPES, 'It would not have the intended effect');
  const severities = Object.entries(props.severities ?? {})
    .map(([id, severity]) => [withoutNamespace(id), severity] as const);
  refuseUnknownRules(severities.map(([id]) => id));
  refuseUnknownSeverities(severities);
  refuseNoBaseline(props);
  return { ...props, severities: Object.fromEntries(severities) };
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
