/**
 * Writes the checks as JSON for programs. `findings`, `unknown` and `checked` are stable; other members may be added.
 * `resource` is the logical id, `path` the construct path or null. The same app results in the same bytes.
 */
import { Result, textsOf } from '../../checks/result';
import { isInconclusive } from '../../rules/kit/finding';
import { harmlessJson } from '../../text/escape';
import { CheckReport, failures } from './check-report';

export function jsonChecks(report: CheckReport): string {
  const { result: { findings, unknowns, acknowledged, checked }, baseline, notes, failOn } = report;
  const json = {
    version: 1,
    findings: findings.map((result) => memberOf(result, report)),
    unknown: unknowns.map((result) => memberOf(result, report)),
    checked,
    acknowledged: acknowledged.map(({ finding, reason }) => (
      { ...memberOf(finding, report), acknowledgedBecause: reason }
    )),
    failOn,
    failures: failures(report),
    ...(baseline === undefined ? {} : { baseline }),
    notes,
  };
  return `${harmlessJson(JSON.stringify(json, undefined, 2))}\n`;
}

function memberOf(result: Result, report: CheckReport): object {
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
    file: report.positions.file(stack) ?? null,
  };
}
