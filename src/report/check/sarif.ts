/**
 * Writes the checks as SARIF 2.1.0, which code hosts show beside the lines of a pull request. An acknowledged finding
 * is a suppressed result with its reason. An undecided check is a notification of the tool, because code hosts show
 * every result as a defect; where it fails the run, it is a result of kind `open`.
 */
import { createHash } from 'crypto';
import type { Notification, ReportingDescriptor, Result as SarifResult, Tool } from 'sarif';
import { fails } from '../../checks/baseline';
import { messageWithFix, Result } from '../../checks/result';
import { Rule } from '../../rules/kit/define-rule';
import { isInconclusive, Severity } from '../../rules/kit/finding';
import { escapeJson } from '../../text/escape';
import { allResults, CheckReport, resourceName } from './check-report';
import { Locations, locationsOf, REPOSITORY } from './sarif-places';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const HOME = 'https://github.com/cdk-lambda-delivery/cdk-lambda-delivery';
type PlaceOf = (result: Result) => Locations;

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, SarifResult.level>;

/** The log, with a line for each result: an app of ten thousand functions has fifty thousand. */
export function sarifChecks(report: CheckReport): string {
  const { rules, version, notes, positions, result: { unknowns } } = report;
  const regions = positions.regions(allResults(report.result));
  const placeOf = (result: Result): Locations => locationsOf(result, positions, regions.get(result));
  const driver = { name: 'cdk-lambda-delivery', version, informationUri: HOME, rules: rules.map(descriptorOf) };
  const tool: Tool = { driver };
  return [
    '{',
    `  "$schema": ${json(SCHEMA)},`,
    '  "version": "2.1.0",',
    '  "runs": [{',
    `    "tool": ${json(tool)},`,
    '    "columnKind": "utf16CodeUnits",',
    `    "originalUriBaseIds": ${json({ [REPOSITORY]: { description: { text: 'The root of the repository' } } })},`,
    '    "invocations": [{',
    '      "executionSuccessful": true,',
    `      "toolExecutionNotifications": ${list(unknowns, (unknown) => notificationOf(unknown, placeOf))},`,
    `      "toolConfigurationNotifications": ${list(notes, (text): Notification => ({ level: 'note', message: { text } }))}`,
    '    }],',
    `    "results": ${list(resultsOf(report, placeOf), (result) => result)}`,
    '  }]',
    '}',
    '',
  ].join('\n');
}

/** Each item is made, written and forgotten. */
function list<T>(items: Iterable<T>, make: (item: T) => object): string {
  const lines: string[] = [];
  for (const item of items) lines.push(json(make(item)));
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
}

function json(value: unknown): string {
  return escapeJson(JSON.stringify(value));
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

function notificationOf(result: Result, placeOf: PlaceOf): Notification {
  return {
    level: 'note',
    message: { text: textOf(result) },
    associatedRule: { id: result.rule },
    locations: placeOf(result).locations,
  };
}

function* resultsOf(report: CheckReport, placeOf: PlaceOf): Generator<SarifResult> {
  const { result: { findings, unknowns, acknowledged }, rules, failOn } = report;
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const fingerprints = new Fingerprints();
  const resultOf = (result: Result): SarifResult => ({
    ruleId: result.rule,
    ruleIndex: indexes.get(result.rule) ?? -1,
    ...(isInconclusive(result) ? { kind: 'open', level: 'none' } : { level: LEVELS[result.severity] }),
    message: { text: textOf(result) },
    ...placeOf(result),
    partialFingerprints: { 'deliveryPlace/v1': fingerprints.of(result) },
  });
  for (const finding of findings) yield resultOf(finding);
  if (fails('unknown', failOn)) for (const unknown of unknowns) yield resultOf(unknown);
  for (const { finding, reason } of acknowledged.filter((one) => !isInconclusive(one.finding))) {
    yield { ...resultOf(finding), suppressions: [{ kind: 'external', status: 'accepted', justification: reason }] };
  }
}

function textOf(result: Result): string {
  return isInconclusive(result) ? `Could not be checked: ${result.reason}` : messageWithFix(result);
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
