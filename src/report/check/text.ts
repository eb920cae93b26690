/** Writes the checks for people: findings by severity, then undecided checks with their reasons, then a summary. */
import { formatEntry } from '../../checks/baseline';
import { Finding, Result } from '../../checks/result';
import { pluralizeCount } from '../../text/pluralize';
import { CheckReport, failures } from './check-report';
import { INDENT, lines, Screen } from './lines';
import { undecidedLines } from './undecided';

export function textChecks(report: CheckReport, screen: Screen): string {
  const { result, baseline, notes } = report;
  const blocks = [
    ...result.findings.map((finding) => findingLines(finding, report, screen)),
    undecidedLines(result.unknowns, screen),
    screen.verbose ? result.acknowledged.flatMap(({ finding, reason }) => (
      block(`Acknowledged: ${finding.rule} at ${placeOf(finding, report)}`, reason, screen)
    )) : [],
    (baseline?.gone ?? []).length === 0 ? [] : [
      ...lines('No longer found, but still in the baseline; write it again to remove them:', '', screen),
      ...baseline!.gone.flatMap((entry) => lines(formatEntry(entry), INDENT, screen)),
    ],
    notes.flatMap((note) => lines(`Note: ${note}`, '', screen)),
    summaryLines(report).flatMap((line) => lines(line, '', screen)),
  ];
  return `${blocks.filter((part) => part.length > 0).map((part) => part.join('\n')).join('\n\n')}\n`;
}

function findingLines(finding: Finding, report: CheckReport, screen: Screen): readonly string[] {
  const { severity, rule } = finding;
  const head = `${severity} ${rule}`.length > screen.width
    ? lines(`${severity} ${rule}`, '', screen)
    : [`${screen.paint(severity, severity)} ${screen.paint('strong', rule)}`];
  return [
    ...head,
    ...lines(placeOf(finding, report), INDENT, screen).map((line) => screen.paint('faint', line)),
    ...lines(finding.message, INDENT, screen),
    ...lines(`Fix: ${finding.fix}`, INDENT, screen),
  ];
}

/**
 * `Shop/Orders/Resource (OrdersA1B2): VisibilityTimeout in cdk.out/Shop.template.json`, `SaveOrdered (Events.Ordered of
 * Save): …`.
 */
function placeOf(result: Result, report: CheckReport): string {
  const { stack, logicalId, path } = result.at;
  const origin = report.positions.origin(result);
  const name = path !== undefined ? `${path} (${logicalId})` : origin === undefined ? logicalId : `${logicalId} (${origin})`;
  const property = result.property === '' ? '' : `: ${result.property}`;
  return `${name}${property} in ${report.positions.file(stack) ?? stack}`;
}

function summaryLines(report: CheckReport): readonly string[] {
  const { result: { findings, unknowns, acknowledged, checked }, baseline } = report;
  const ofSeverity = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    `${pluralizeCount(ofSeverity('error'), 'error')}, ${pluralizeCount(ofSeverity('warning'), 'warning')}, ${ofSeverity('info')} info`,
    ...(unknowns.length === 0 ? [] : [`${unknowns.length} could not be checked`]),
    ...(acknowledged.length === 0 ? [] : [`${acknowledged.length} acknowledged`]),
    ...(baseline === undefined ? [] : [`${baseline.known} in the baseline`, `${baseline.gone.length} no longer found`]),
  ];
  const over = `${pluralizeCount(checked.rules, 'rule')} over ${pluralizeCount(checked.functions, 'function')} and ${pluralizeCount(checked.deliveries, 'delivery', 'deliveries')}`;
  const failing = failures(report);
  return [`${parts.join('; ')} (${over})`, ...(failing === 0 ? [] : [`${failing} at or above ${report.failOn}: this run fails`])];
}

function block(head: string, text: string, screen: Screen): readonly string[] {
  return [...lines(head, '', screen), ...lines(text, INDENT, screen)];
}
