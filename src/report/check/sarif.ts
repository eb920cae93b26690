/**
 * Writes the checks as SARIF 2.1.0, which code hosts show beside the lines of a pull request. The location of a finding
 * is its setting in the template, or the closest parent of the setting that exists. An acknowledged finding is a
 * suppressed result with its reason. An undecided check is a notification of the tool, because code hosts show every
 * result as a defect; where it fails the run, it is a result of kind `open`.
 */
import { createHash } from 'crypto';
import type { Location, Log, Notification, ReportingDescriptor, Result as SarifResult, Run } from 'sarif';
import { messageWithFix, Result } from '../../checks/result';
import { Rule } from '../../rules/kit/define-rule';
import { isInconclusive, Severity } from '../../rules/kit/finding';
import { harmlessJson } from '../../text/escape';
import { CheckReport, fails, resourceName } from './check-report';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/cdk-lambda-delivery/cdk-lambda-delivery';
const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, SarifResult.level>;

export function sarifChecks(report: CheckReport): string {
  const { rules, version } = report;
  const run: Run = {
    tool: { driver: { name: 'cdk-lambda-delivery', version, informationUri: HOME, rules: rules.map(descriptorOf) } },
    columnKind: 'utf16CodeUnits',
    invocations: [{
      executionSuccessful: true,
      toolExecutionNotifications: report.result.unknowns.map((unknown) => notificationOf(unknown, report)),
      toolConfigurationNotifications: report.notes.map((text) => ({ level: 'note', message: { text } })),
    }],
    results: resultsOf(report),
  };
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs: [run] };
  return `${harmlessJson(JSON.stringify(log, undefined, 2))}\n`;
}

function descriptorOf({ id, severity, harm, why, source }: Rule): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: why },
    helpUri: source,
    help: { text: `${why} See ${source}` },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { harm, tags: [harm] },
  };
}

function notificationOf(result: Result, report: CheckReport): Notification {
  return {
    level: 'note',
    message: { text: textOf(result) },
    associatedRule: { id: result.rule },
    locations: [locationOf(result, report)],
  };
}

function resultsOf(report: CheckReport): SarifResult[] {
  const { result: { findings, unknowns, acknowledged }, rules, failOn } = report;
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const fingerprints = new Fingerprints();
  const resultOf = (result: Result): SarifResult => ({
    ruleId: result.rule,
    ruleIndex: indexes.get(result.rule) ?? -1,
    ...(isInconclusive(result) ? { kind: 'open', level: 'none' } : { level: LEVELS[result.severity] }),
    message: { text: textOf(result) },
    locations: [locationOf(result, report)],
    partialFingerprints: { 'deliveryPlace/v1': fingerprints.of(result) },
  });
  const failing = fails('unknown', failOn) ? unknowns : [];
  return [
    ...[...findings, ...failing].map(resultOf),
    ...acknowledged.filter(({ finding }) => !isInconclusive(finding)).map(({ finding, reason }): SarifResult => ({
      ...resultOf(finding), suppressions: [{ kind: 'external', status: 'accepted', justification: reason }],
    })),
  ];
}

function textOf(result: Result): string {
  return isInconclusive(result) ? `Could not be checked: ${result.reason}` : messageWithFix(result);
}

function locationOf(result: Result, report: CheckReport): Location {
  const { stack, logicalId } = result.at;
  const file = report.positions.file(stack);
  const region = report.positions.region(result);
  return {
    ...(file === undefined ? {} : {
      physicalLocation: { artifactLocation: { uri: uriOf(file) }, ...(region === undefined ? {} : { region }) },
    }),
    logicalLocations: [{ name: logicalId, fullyQualifiedName: `${stack}/${resourceName(result)}`, kind: 'resource' }],
  };
}

/** Relative to the working directory; a file URL for files outside it. */
function uriOf(file: string): string {
  const uri = file.split(/[\\/]/).map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'))).join('/');
  return uri.startsWith('/') ? `file://${uri}` : uri;
}

/** A fingerprint does not change with values or lines; a number distinguishes several findings at one setting. */
class Fingerprints {
  private readonly seen = new Map<string, number>();

  public of(result: Result): string {
    const key = JSON.stringify([result.rule, result.at.stack, resourceName(result), result.property]);
    const count = this.seen.get(key) ?? 0;
    this.seen.set(key, count + 1);
    return `${createHash('sha256').update(key).digest('hex').slice(0, 32)}:${count}`;
  }
}
