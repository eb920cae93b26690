/**
 * Converts results of rules to violations of aws-cdk-lib, which suppresses acknowledged rule names: since 2.274.0 at
 * and below the construct that acknowledges, before that in the whole app. In older releases the rule name of a finding
 * that is not acknowledged therefore includes its location, as soon as another finding of the rule is acknowledged.
 */
import { PolicyViolatingResource, PolicyViolation } from 'aws-cdk-lib';
import type { IneffectiveAcknowledgment } from '../../checks/acknowledgments/collect';
import type { HiddenValue } from '../../checks/hidden-values';
import type { Finding, Result } from '../../checks/result';
import { InputFiles } from '../../files/input-files';
import { INPUT_LIMITS } from '../../limits';
import { groupBy } from '../../model/collections';
import { Rule } from '../../rules/kit/define-rule';
import { escapeText } from '../../text/escape';
import { joinFirst } from '../../text/lists';
import { pluralizeCount } from '../../text/pluralize';
import { sentences } from '../../text/sentences';
import { FailOn, RuleSeverity } from './delivery-checks-props';
import { equalFindings, failLevelOf, fails, isInconclusive, OWN_NAMES } from './engine';

/** aws-cdk-lib prints the text at each of its resources. */
const NAMED_OTHERS = 5;

export interface LocatedResult<T extends Result = Result> {
  readonly result: T;
  readonly file: string;
  /** Construct path. Not set if no construct of the app creates the resource. */
  readonly path?: string;
  /** Reason of its acknowledgment. */
  readonly reason?: string;
  /** Whether a template that the app includes declares the resource, instead of a construct with options. */
  readonly isIncluded: boolean;
}

export interface ViolationOptions {
  readonly failOn: FailOn;
  /** Rules by id, to include the reason of each. */
  readonly explain?: ReadonlyMap<string, Rule>;
  /** Rule names, with or without a location, that are acknowledged somewhere. */
  readonly acknowledged: ReadonlySet<string>;
  /** Rule names that are acknowledged somewhere without a reason. */
  readonly blank: ReadonlySet<string>;
  readonly silencesByPath: boolean;
}

/** aws-cdk-lib fails a synth for errors only, so whatever is to fail it is reported as one. */
export function severityOf(result: Result, failOn: FailOn): string {
  if (fails(failLevelOf(result), failOn)) return RuleSeverity.ERROR;
  return isInconclusive(result) ? RuleSeverity.INFO : result.severity;
}

/**
 * Equal findings that have one name, in the same words, of what one class makes in several stages or stacks, are one
 * violation of several resources. aws-cdk-lib prints its text at each of them, so other resources have their own.
 */
export function equalViolations(
  findings: readonly LocatedResult<Finding>[], options: ViolationOptions,
): readonly PolicyViolation[] {
  const located = new Map(findings.map((one) => [one.result, one]));
  return equalFindings(findings.map(({ result }) => result)).flatMap((group) => {
    const alike = groupBy(group.map((finding) => located.get(finding)!), (one) => (
      JSON.stringify([nameOf(one, options), isMadeByConstruct(one), one.result.at.logicalId])));
    return [...alike.values()].map((all) => violation(all, options));
  });
}

/** Builds the violation of one result, or of several that differ only in names. */
export function violation(all: readonly LocatedResult[], options: ViolationOptions): PolicyViolation {
  const [first, ...others] = all;
  const { result, reason } = first;
  const same = others.length === 0 ? [] : [`The same holds for ${joinFirst(others.map(placeOf), NAMED_OTHERS)}.`];
  return {
    ruleName: nameOf(first, options),
    description: escapeText([textOf(first), ...same, ...reasonOf(options.explain?.get(result.rule))].join(' ')),
    fix: isInconclusive(result) ? undefined : escapeText(wordsOf(result, first).fix),
    severity: severityOf(result, options.failOn),
    ...(reason === undefined ? {} : { ruleMetadata: { acknowledged: escapeText(reason) } }),
    violatingResources: all.map(resourceOf),
  };
}

function placeOf({ path, result }: LocatedResult): string {
  return path ?? result.at.logicalId;
}

/** One violation for all checks that one value leaves undecided. */
export function hiddenValueViolation(
  { title, fix, checks, located }: HiddenValue & { readonly located: readonly LocatedResult[] }, failOn: FailOn,
): PolicyViolation {
  const rules = [...new Set(checks.map(({ rule }) => rule))].sort();
  const resources = groupBy(located, ({ file, result: { at } }) => JSON.stringify([file, at.logicalId]));
  return {
    ruleName: OWN_NAMES.hiddenValue,
    description: escapeText(
      `${pluralizeCount(checks.length, 'check')} could not be made for ${title}: ${rules.join(', ')}.`,
    ),
    fix: escapeText(fix),
    severity: severityOf(checks[0], failOn),
    violatingResources: [...resources.values()].map((all) => ({
      ...resourceOf(all[0]), locations: [...new Set(all.flatMap((one) => resourceOf(one).locations))],
    })),
  };
}

function resourceOf({ result: { at, property }, file, path }: LocatedResult): PolicyViolatingResource {
  return {
    resourceLogicalId: at.logicalId,
    templatePath: file,
    locations: property === '' ? [] : [`Properties.${escapeText(property)}`],
    ...(path === undefined ? {} : { constructPath: path }),
  };
}

function nameOf({ result: { rule, at }, path, reason }: LocatedResult, options: ViolationOptions): string {
  const placed = locatedName(rule, escapeText(path ?? at.logicalId).replace(/::/g, ':'));
  if (reason === undefined) return openName(rule, placed, options);
  return options.acknowledged.has(placed) ? placed : rule;
}

/** The first name that aws-cdk-lib does not suppress, for a finding that is not acknowledged with a reason. */
function openName(
  rule: string, placed: string, { acknowledged, blank, silencesByPath: byPath }: ViolationOptions,
): string {
  const isSilenced = (name: string): boolean => blank.has(name) || (acknowledged.has(name) && !byPath);
  return [rule, placed].find((name) => !isSilenced(name)) ?? locatedName(placed, 'without a reason');
}

/** The name of a single finding. */
export function locatedName(rule: string, place: string): string {
  return `${rule}[${place}]`;
}

function textOf(one: LocatedResult): string {
  const { result } = one;
  if (!isInconclusive(result)) return wordsOf(result, one).message;
  return `Whether ${result.rule} holds for ${result.property || 'the resource'} could not be checked. Reason: ${result.reason}.`;
}

function wordsOf(finding: Finding, located: LocatedResult): Finding['inCdk'] {
  return isMadeByConstruct(located) ? finding.inCdk : finding;
}

/** A construct has options, and an included template has properties. */
function isMadeByConstruct({ path, isIncluded }: LocatedResult): boolean {
  return path !== undefined && !isIncluded;
}

function reasonOf(rule: Rule | undefined): readonly string[] {
  return rule === undefined ? [] : [`Why: ${rule.why} See ${rule.source}`];
}

export function ineffectiveAcknowledgmentViolation({
  name,
  path,
  problem,
  fix,
}: IneffectiveAcknowledgment): PolicyViolation {
  return ownViolation(name, path, RuleSeverity.WARNING, { description: sentences(problem), fix: sentences(fix) });
}

export function secondChecksViolation(): PolicyViolation {
  return ownViolation(OWN_NAMES.secondChecks, '', RuleSeverity.WARNING, {
    description: 'DeliveryChecks is added twice to the same stacks. The first reports on them, and the options of this one have no effect.',
    fix: 'Keep one of the two, with the intended options.',
  });
}

export function ownViolation(
  ruleName: string,
  constructPath: string,
  severity: RuleSeverity,
  { description, fix }: { readonly description: string; readonly fix: string },
): PolicyViolation {
  return {
    ruleName,
    description: escapeText(description),
    fix: escapeText(fix),
    severity,
    violatingResources: [{ constructPath, locations: [] }],
  };
}

const FIRST_BY_PATH = [2, 274];

/** Whether this aws-cdk-lib suppresses by construct path. False if its version is unknown. */
export function silencesByPath(): boolean {
  try {
    const manifest = new InputFiles().json(require.resolve('aws-cdk-lib/package.json'), INPUT_LIMITS.packageMegabytes);
    const { version } = manifest as { readonly version: string };
    const [major, minor] = version.split('.').map(Number);
    return major > FIRST_BY_PATH[0] || (major === FIRST_BY_PATH[0] && minor >= FIRST_BY_PATH[1]);
  } catch {
    return false;
  }
}
