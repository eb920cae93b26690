/**
 * The checks as SARIF 2.1.0, which code hosts show beside the lines of a pull request. A finding stands at its setting in the template, or at
 * the next thing around it that is there. What is acknowledged is a suppressed result with its reason. What could not be decided is a
 * notification of the tool, since code hosts show every result as a defect; it is a result of kind `open` where it fails the run.
 */
import { createHash } from 'crypto';
import { Result } from '../../checks/check';
import { Rule } from '../../rules/kit/define-rule';
import { isInconclusive, Severity } from '../../rules/kit/finding';
import { escapeControlCharactersInJson } from '../../text/escape';
import { CheckReport, fails, resourceName } from './check-report';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/cdk-lambda-delivery/cdk-lambda-delivery';
const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

export function sarifChecks(report: CheckReport): string {
  const { result: { findings, unknowns, acknowledged }, rules, version, failOn, notes } = report;
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const prints = new Fingerprints();
  const resultOf = (told: Result): object => ({
    ruleId: told.rule,
    ruleIndex: indexes.get(told.rule) ?? -1,
    ...(isInconclusive(told) ? { kind: 'open', level: 'none' } : { level: LEVELS[told.severity] }),
    message: { text: textOf(told) },
    locations: [locationOf(told, report)],
    partialFingerprints: { 'deliveryPlace/v1': prints.of(told) },
  });
  const open = fails('unknown', failOn) ? unknowns : [];
  const run = {
    tool: { driver: { name: 'cdk-lambda-delivery', version, informationUri: HOME, rules: rules.map(ruleOf) } },
    columnKind: 'utf16CodeUnits',
    invocations: [{
      executionSuccessful: true,
      toolExecutionNotifications: unknowns.map((told) => ({
        level: 'note',
        message: { text: textOf(told) },
        associatedRule: { id: told.rule },
        locations: [locationOf(told, report)],
      })),
      toolConfigurationNotifications: notes.map((text) => ({ level: 'note', message: { text } })),
    }],
    results: [
      ...[...findings, ...open].map(resultOf),
      ...acknowledged.filter(({ finding }) => !isInconclusive(finding)).map(({ finding, reason }) => ({
        ...resultOf(finding), suppressions: [{ kind: 'external', status: 'accepted', justification: reason }],
      })),
    ],
  };
  return `${escapeControlCharactersInJson(JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2))}\n`;
}

function ruleOf({ id, severity, why, source }: Rule): object {
  return {
    id,
    shortDescription: { text: why },
    helpUri: source,
    help: { text: `${why} See ${source}` },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function textOf(told: Result): string {
  return isInconclusive(told) ? `Could not be checked: ${told.reason}` : told.message;
}

function locationOf(told: Result, report: CheckReport): object {
  const { stack, logicalId } = told.at;
  const file = report.file(stack);
  const region = report.region(told);
  return {
    ...(file === undefined ? {} : {
      physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...(region === undefined ? {} : { region }) },
    }),
    logicalLocations: [{ name: logicalId, fullyQualifiedName: `${stack}/${resourceName(told)}`, kind: 'resource' }],
  };
}

/** A path as it is named from the working directory; what lies outside it is named from the root. */
function uriOf(file: string): string {
  const uri = file.split(/[\\/]/).map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))).join('/');
  return uri.startsWith('/') ? `file://${uri}` : uri;
}

/** A finding keeps its print when values or lines change; several at one setting are told apart by their number. */
class Fingerprints {
  private readonly seen = new Map<string, number>();

  public of(told: Result): string {
    const place = JSON.stringify([told.rule, told.at.stack, resourceName(told), told.property]);
    const before = this.seen.get(place) ?? 0;
    this.seen.set(place, before + 1);
    return `${createHash('sha256').update(place).digest('hex').slice(0, 32)}:${before}`;
  }
}
