/**
 * The checks as JSON for programs. `findings`, `unknown` and `checked` are the contract; what stands beside them may grow. `resource` is the
 * logical id, `path` the construct path or null. The same app gives the same bytes.
 */
import { Told } from '../../checks/check';
import { isUndecided } from '../../rules/kit/finding';
import { harmlessJson } from '../../text/escape';
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
  return `${harmlessJson(JSON.stringify(json, undefined, 2))}\n`;
}

function memberOf(told: Told, report: CheckReport): object {
  const { rule, severity, property, at: { stack, logicalId, path } } = told;
  return {
    rule,
    severity,
    resource: logicalId,
    property,
    ...(isUndecided(told) ? { reason: told.because } : { message: told.message, fix: told.fix }),
    path: path ?? null,
    stack,
    file: report.file(stack) ?? null,
  };
}
