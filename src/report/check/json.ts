/**
 * Writes the checks as JSON for programs. `findings`, `unknown` and `checked` are stable; other members may be added.
 * `resource` is the logical id, `path` the construct path or null. The same app results in the same bytes.
 */
import { Result, textsOf } from '../../checks/result';
import { isInconclusive } from '../../rules/kit/finding';
import { escapeJson } from '../../text/escape';
import { allResults, CheckReport, failures, Region, ResultPositions } from './check-report';

export function jsonChecks(report: CheckReport): string {
  const { result: { findings, unknowns, acknowledged, checked }, baseline, notes, failOn, positions } = report;
  const regions = positions.regions(allResults(report.result));
  const memberOf = (one: Result): object => ({ ...factsOf(one), ...placeOf(one, positions, regions.get(one)) });
  const json = {
    version: 1,
    findings: findings.map((result) => memberOf(result)),
    unknown: unknowns.map((result) => memberOf(result)),
    checked,
    summary: report.deliveries().summary,
    acknowledged: acknowledged.map(({ finding, reason }) => (
      { ...memberOf(finding), acknowledgedBecause: reason }
    )),
    failOn,
    failures: failures(report),
    ...(baseline === undefined ? {} : { baseline }),
    unreadCallers: report.unreadCallers ?? [],
    notes,
  };
  return `${escapeJson(JSON.stringify(json, undefined, 2))}\n`;
}

function factsOf(result: Result): object {
  const { rule, severity, harm, property, at: { stack, logicalId, path } } = result;
  return {
    rule,
    severity,
    harm,
    resource: logicalId,
    property,
    ...(isInconclusive(result) ? { reason: result.reason, cause: result.cause ?? null } : textsOf(result)),
    path: path ?? null,
    stack,
  };
}

/** The setting in the template, and the code of a CDK app that creates the resource. */
function placeOf(result: Result, positions: ResultPositions, region: Region | undefined): object {
  return {
    file: positions.file(result.at.stack) ?? null,
    line: region?.startLine ?? null,
    column: region?.startColumn ?? null,
    code: positions.code(result) ?? null,
  };
}
