/**
 * The checks as JSON for programs. `findings`, `unknown` and `checked` are the contract; what stands beside them may grow. `resource` is the
 * logical id, `path` the construct path or null. The same app gives the same bytes.
 */
import { Result } from '../../checks/check';
import { isInconclusive } from '../../rules/kit/finding';
import { escapeControlCharactersInJson } from '../../text/escape';
import { CheckReport, failures } from './check-report';

export function jsonChecks(report: CheckReport): string {
  const { result: { findings, unknowns, acknowledged, checked }, baseline, notes, failOn } = report;
  const json = {
    version: 1,
    findings: findings.map((told) => memberOf(told, report)),
    unknown: unknowns.map((told) => memberOf(told, report)),
    checked,
    acknowledged: acknowledged.map(({ finding, reason }) => ({ ...memberOf(finding, report), acknowledgedBecause: reason })),
    failOn,
    failures: failures(report),
    ...(baseline === undefined ? {} : { baseline }),
    notes,
  };
  return `${escapeControlCharactersInJson(JSON.stringify(json, undefined, 2))}\n`;
}

function memberOf(told: Result, report: CheckReport): object {
  const { rule, severity, property, at: { stack, logicalId, path } } = told;
  return {
    rule,
    severity,
    resource: logicalId,
    property,
    ...(isInconclusive(told) ? { reason: told.reason } : { message: told.message, fix: told.fix }),
    path: path ?? null,
    stack,
    file: report.file(stack) ?? null,
  };
}
