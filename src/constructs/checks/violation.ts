/**
 * What the rules say, in the form that aws-cdk-lib prints and acknowledges. It silences by rule name: since 2.274.0 at and below the construct
 * that acknowledges, before that in the whole app, however small the part that was meant. There, a finding that nobody acknowledged gets
 * its place behind its name as soon as another finding of the rule is acknowledged, so that it is not silenced with that one.
 */
import { readFileSync } from 'fs';
import { PolicyViolation } from 'aws-cdk-lib';
import type { FailLevel } from '../../checks/baseline';
import type { Result } from '../../checks/check';
import { Rule } from '../../rules/kit/define-rule';
import { escapeControlCharacters } from '../../text/escape';
import { FailOn, RuleSeverity } from './delivery-checks-props';
import type { IneffectiveAcknowledgment } from '../../checks/acknowledgments/collect';
import { sentences } from '../../text/sentences';
import { FAIL_LEVELS, isInconclusive, OWN_NAMES, withoutFix } from './engine';

export interface LocatedResult<T extends Result = Result> {
  readonly told: T;
  readonly file: string;
  /** Construct path; absent for what no construct of the app makes. */
  readonly path?: string;
  /** Of the acknowledgment that covers it. */
  readonly reason?: string;
}

export interface Manner {
  readonly failOn: FailOn;
  /** The rules whose reasons are told too. */
  readonly explain?: ReadonlyMap<string, Rule>;
  /** Names of rules, and of findings with their places, that are acknowledged somewhere. */
  readonly acknowledged: ReadonlySet<string>;
  /** Those that are acknowledged somewhere without a reason. */
  readonly blank: ReadonlySet<string>;
  readonly silencesByPath: boolean;
}

/** aws-cdk-lib fails a synth for errors only, so whatever is to fail it is reported as one. */
export function severityOf(told: Result, failOn: FailOn): string {
  if (isAtOrAbove(isInconclusive(told) ? 'unknown' : told.severity, failOn)) return RuleSeverity.ERROR;
  return isInconclusive(told) ? RuleSeverity.INFO : told.severity;
}

export function isAtOrAbove(level: FailLevel, failOn: FailOn): boolean {
  return FAIL_LEVELS.indexOf(level) <= FAIL_LEVELS.indexOf(failOn);
}

export function violation({ told, file, path, reason }: LocatedResult, manner: Manner): PolicyViolation {
  const { rule, at, property } = told;
  const placed = locatedName(rule, escapeControlCharacters(path ?? at.logicalId).replace(/::/g, ':'));
  return {
    ruleName: reason === undefined ? openName(rule, placed, manner) : manner.acknowledged.has(placed) ? placed : rule,
    description: escapeControlCharacters([textOf(told), ...reasonOf(manner.explain?.get(rule))].join(' ')),
    fix: isInconclusive(told) ? DECIDES : escapeControlCharacters(told.fix),
    severity: severityOf(told, manner.failOn),
    ...(reason === undefined ? {} : { ruleMetadata: { acknowledged: escapeControlCharacters(reason) } }),
    violatingResources: [{
      resourceLogicalId: at.logicalId,
      templatePath: file,
      locations: property === '' ? [] : [`Properties.${escapeControlCharacters(property)}`],
      ...(path === undefined ? {} : { constructPath: path }),
    }],
  };
}

/** The first name that aws-cdk-lib does not silence, for a finding that nobody acknowledged with a reason. */
function openName(rule: string, placed: string, { acknowledged, blank, silencesByPath: byPath }: Manner): string {
  const isSilenced = (name: string): boolean => blank.has(name) || (acknowledged.has(name) && !byPath);
  return [rule, placed].find((name) => !isSilenced(name)) ?? locatedName(placed, 'without a reason');
}

/** What names one finding alone. */
export function locatedName(rule: string, place: string): string {
  return `${rule}[${place}]`;
}

/** The fix stands apart. */
function textOf(told: Result): string {
  if (!(isInconclusive(told))) return withoutFix(told);
  return `Whether ${told.rule} holds for ${told.property || 'the resource'} could not be checked. Reason: ${told.reason}.`;
}

/** For what a template hides. */
const DECIDES = 'Write the value down, give a parameter AllowedValues, or check the stacks that it passes through together, by the command.';

function reasonOf(rule: Rule | undefined): readonly string[] {
  return rule === undefined ? [] : [`Why: ${rule.why} See ${rule.source}`];
}

export function ineffectiveAcknowledgmentViolation({ name, path, problem, fix }: IneffectiveAcknowledgment): PolicyViolation {
  return ownViolation(name, path, RuleSeverity.WARNING, { description: sentences(problem), fix: sentences(fix) });
}

export function secondChecksViolation(): PolicyViolation {
  return ownViolation(OWN_NAMES.secondChecks, '', RuleSeverity.WARNING, {
    description: 'DeliveryChecks is added twice to the same stacks. The first speaks for them, and the options of this one do nothing.',
    fix: 'Keep one of the two, with the options that are meant.',
  });
}

export function ownViolation(
  ruleName: string, constructPath: string, severity: RuleSeverity, { description, fix }: { readonly description: string; readonly fix: string },
): PolicyViolation {
  return { ruleName, description: escapeControlCharacters(description), fix: escapeControlCharacters(fix), severity, violatingResources: [{ constructPath, locations: [] }] };
}

const FIRST_BY_PATH = [2, 274];

/** Whether the aws-cdk-lib that runs us silences by path; a version that cannot be told does not. */
export function silencesByPath(): boolean {
  try {
    const { version } = JSON.parse(readFileSync(require.resolve('aws-cdk-lib/package.json'), 'utf8')) as { readonly version: string };
    const [major, minor] = version.split('.').map(Number);
    return major > FIRST_BY_PATH[0] || (major === FIRST_BY_PATH[0] && minor >= FIRST_BY_PATH[1]);
  } catch {
    return false;
  }
}
