/**
 * Writes the checks as JUnit XML, in the form that CI systems display best: a suite for each rule, with a case for each
 * setting that the rule reports, or one passed case. A result that fails the run is a failure, an acknowledged or
 * undecided one is skipped, and any other passes with its message as output. So the report fails exactly when the exit
 * code is 1.
 */
import { failLevelOf, fails } from '../../checks/baseline';
import { messageWithFix, Result } from '../../checks/result';
import { isInconclusive } from '../../rules/kit/finding';
import { breakCommands } from '../../text/ci-commands';
import { escapeControlCharacters } from '../../text/escape';
import { allResults, CheckReport, resourceName } from './check-report';

export function junitChecks(report: CheckReport): string {
  const suites = suitesOf(report);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: 'cdk-lambda-delivery', ...counts([...suites.values()].flat()) })}>`,
    ...[...suites].flatMap(([rule, cases]) => [
      `  <testsuite ${attributes({ name: rule, ...counts(cases) })}>`,
      ...cases.flatMap((one) => caseLines(rule, one)),
      '  </testsuite>',
    ]),
    ...noteLines(report),
    '</testsuites>',
    '',
  ].join('\n');
}

/** A suite without cases, whose output is the notes: whatever fails or passes stays as it is. */
function noteLines({ notes }: CheckReport): readonly string[] {
  if (notes.length === 0) return [];
  const text = notes.map((note) => xml(`Note: ${note}`)).join('\n');
  return [`  <testsuite ${attributes({ name: 'notes', ...counts([]) })}>`, `    <system-out>${text}</system-out>`, '  </testsuite>'];
}

type Outcome = 'failure' | 'skipped' | 'system-out' | 'passed';

interface Case {
  readonly name: string;
  readonly file?: string;
  readonly line?: number;
  readonly parts: readonly { readonly outcome: Outcome; readonly kind: string; readonly text: string }[];
}

function suitesOf(report: CheckReport): ReadonlyMap<string, readonly Case[]> {
  const { result, rules, failOn } = report;
  const regions = report.positions.regions(allResults(result));
  const suites = new Map(rules.map(({ id }) => [id, new Map<string, Case>()]));
  const add = (one: Result, outcome: Outcome, reason?: string): void => {
    const suite = suites.get(one.rule) ?? new Map<string, Case>();
    suites.set(one.rule, suite);
    const name = [one.at.stack, resourceName(one), one.property].filter((part) => part !== '').join(' ');
    const text = isInconclusive(one) ? `Could not be checked: ${one.reason}` : messageWithFix(one);
    const part = { outcome, kind: failLevelOf(one), text: reason === undefined ? text : `Acknowledged: ${reason}. ${text}` };
    const parts = [...suite.get(name)?.parts ?? [], part];
    const code = report.positions.code(one);
    const place = code ?? { file: report.positions.file(one.at.stack), line: regions.get(one)?.startLine };
    suite.set(name, { name, file: place.file, line: place.line, parts });
  };
  result.findings.forEach((finding) => add(finding, fails(finding.severity, failOn) ? 'failure' : 'system-out'));
  result.unknowns.forEach((unknown) => add(unknown, fails('unknown', failOn) ? 'failure' : 'skipped'));
  result.acknowledged.forEach(({ finding, reason }) => add(finding, 'skipped', reason));
  return new Map([...suites].map(([rule, cases]) => [rule, cases.size === 0 ? [{ name: 'nothing found', parts: [] }] : [...cases.values()]]));
}

function placeOf({ file, line }: Case): Record<string, string> {
  if (file === undefined) return {};
  return { file, ...(line === undefined ? {} : { line: String(line) }) };
}

/** The worst outcome of its parts. */
function outcomeOf({ parts }: Case): Outcome {
  const order: readonly Outcome[] = ['failure', 'system-out', 'skipped'];
  return order.find((outcome) => parts.some((part) => part.outcome === outcome)) ?? 'passed';
}

function counts(cases: readonly Case[]): Record<string, string> {
  const withOutcome = (outcome: Outcome): string => String(cases.filter((one) => outcomeOf(one) === outcome).length);
  return { tests: String(cases.length), failures: withOutcome('failure'), errors: '0', skipped: withOutcome('skipped') };
}

function caseLines(rule: string, one: Case): readonly string[] {
  const outcome = outcomeOf(one);
  const start = `    <testcase ${attributes({ classname: rule, name: one.name, ...placeOf(one) })}`;
  if (outcome === 'passed') return [`${start}/>`];
  const texts = one.parts.map(({ kind, text }) => xml(`${kind}: ${text}`));
  const [{ kind, text }] = one.parts;
  const message = attributes(outcome === 'failure' ? { type: kind, message: text } : { message: text });
  const inner = outcome === 'system-out' ? `<system-out>${texts.join('\n')}</system-out>` : `<${outcome} ${message}>${texts.join('\n')}</${outcome}>`;
  return [`${start}>`, `      ${inner}`, '    </testcase>'];
}

function attributes(all: Readonly<Record<string, string>>): string {
  return Object.entries(all).map(([name, value]) => `${name}="${xml(value)}"`).join(' ');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** XML cannot contain most control characters and non-characters, so their code is printed. */
function xml(text: string): string {
  const escaped = escapeControlCharacters(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);
  return breakCommands(escaped, (character) => `&#${character.charCodeAt(0)};`).replace(/[\ufffe\uffff]/g, '\ufffd');
}
