/**
 * Writes the checks for people: a summary by harm, findings by severity and harm with equal ones in one block, what
 * hides values, and the totals. A clean app is one line.
 */
import { formatEntry } from '../../checks/baseline';
import { equalFindings } from '../../checks/equal-findings';
import { AcknowledgedResult, Finding, textsOf } from '../../checks/result';
import { escapeText } from '../../text/escape';
import { joinWithAnd } from '../../text/lists';
import { pluralizeCount } from '../../text/pluralize';
import { CheckReport, failures } from './check-report';
import { INDENT, lines, listLines, Screen } from './lines';
import { PlaceTexts } from './place-text';
import { placesOf } from './places';
import { harmSummary } from './summary';
import { undecidedLines } from './undecided';

export function textChecks(report: CheckReport, screen: Screen): string {
  const { result, baseline, notes } = report;
  const groups = equalFindings(result.findings);
  const acknowledged = screen.verbose ? result.acknowledged : [];
  const places = new PlaceTexts(report, [...result.findings, ...acknowledged.map(({ finding }) => finding)]);
  const blocks = [
    groups.length < 2 ? [] : harmSummary(result.findings).flatMap(({ head, rules }) => listLines(head, rules, '', screen)),
    ...groups.map((group) => groupLines(group, places, screen)),
    undecidedLines(result.unknowns, screen),
    acknowledged.flatMap(({ finding, reason }) => (
      block(`Acknowledged: ${finding.rule} at ${places.of(finding)}`, reason, screen)
    )),
    (baseline?.gone ?? []).length === 0 ? [] : [
      ...lines('No longer found, but still in the baseline; write it again to remove them:', '', screen),
      ...baseline!.gone.flatMap((entry) => lines(formatEntry(entry), INDENT, screen)),
    ],
    notes.flatMap((note) => lines(`Note: ${note}`, '', screen)),
    // One line each, however long: people and programs look for it.
    summaryLines(report).map(escapeText),
  ];
  return `${blocks.filter((part) => part.length > 0).map((part) => part.join('\n')).join('\n\n')}\n`;
}

/** The first finding in full, and the places of the others with the names that differ. */
function groupLines(group: readonly Finding[], places: PlaceTexts, screen: Screen): readonly string[] {
  const [first, ...others] = placesOf(group);
  const { severity, rule } = first.finding;
  const { message, fix } = textsOf(first.finding);
  const times = group.length === 1 ? '' : ` (${group.length} times)`;
  const head = `${severity} ${rule}${times}`.length > screen.width
    ? lines(`${severity} ${rule}${times}`, '', screen)
    : [`${screen.paint(severity, severity)} ${screen.paint('strong', rule)}${times}`];
  return [
    ...head,
    ...lines(places.ofPlace(first), INDENT, screen).map((line) => screen.paint('faint', line)),
    ...lines(message, INDENT, screen),
    ...lines(`Fix: ${fix}`, INDENT, screen),
    ...(others.length === 0 ? [] : lines('The same at:', INDENT, screen)),
    ...others.flatMap((other) => lines(`${places.ofPlace(other)}${otherNames(other.finding, first.finding)}`, INDENT + INDENT, screen)),
  ];
}

/** The names in which a finding differs from the first, but for that of its own resource, which the place shows. */
function otherNames({ names, at: { path, logicalId } }: Finding, first: Finding): string {
  const own = [logicalId, path, path?.replace(/\/Resource$/, '')];
  const differing = names.filter((name, i) => name !== first.names[i] && !own.includes(name));
  return differing.length === 0 ? '' : `, ${joinWithAnd(differing)}`;
}

function summaryLines(report: CheckReport): readonly string[] {
  const { result: { findings, unknowns, acknowledged }, baseline } = report;
  const ofSeverity = (severity: string): number => findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    `${pluralizeCount(ofSeverity('error'), 'error')}, ${pluralizeCount(ofSeverity('warning'), 'warning')}, ${ofSeverity('info')} info`,
    ...(unknowns.length === 0 ? [] : [`${unknowns.length} could not be checked`]),
    ...(acknowledged.length === 0 ? [] : [`${acknowledged.length} acknowledged${shareOfLibrary(acknowledged)}`]),
    ...(baseline === undefined ? [] : [`${baseline.known} in the baseline`, `${baseline.gone.length} no longer found`]),
  ];
  const failing = failures(report);
  return [`${[...parts, report.deliveries().text].join('; ')}`, ...(failing === 0 ? [] : [`${failing} at or above ${report.failOn}: this run fails`])];
}

function shareOfLibrary(acknowledged: readonly AcknowledgedResult[]): string {
  const own = acknowledged.filter(({ byLibrary }) => byLibrary === true).length;
  return own === 0 ? '' : ` (${own === acknowledged.length ? 'all' : own} by the library)`;
}

function block(head: string, text: string, screen: Screen): readonly string[] {
  return [...lines(head, '', screen), ...lines(text, INDENT, screen)];
}
