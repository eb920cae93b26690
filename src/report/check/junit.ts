/**
 * The checks as JUnit XML, as test reports of CI show it best: a suite for each rule, in it a case for each setting that the rule speaks of,
 * and one passed case where it is silent. What fails the run is a failure, what is acknowledged or undecided is skipped, the rest has
 * passed with its text as output, so that the report is red exactly when the exit code is 1.
 */
import { Result } from '../../checks/check';
import { isInconclusive } from '../../rules/kit/finding';
import { escapeControlCharacters } from '../../text/escape';
import { CheckReport, fails, resourceName, failLevelOf } from './check-report';

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
    '</testsuites>',
    '',
  ].join('\n');
}

type Outcome = 'failure' | 'skipped' | 'system-out' | 'passed';

interface Case {
  readonly name: string;
  readonly file?: string;
  readonly parts: readonly { readonly outcome: Outcome; readonly kind: string; readonly text: string }[];
}

function suitesOf(report: CheckReport): ReadonlyMap<string, readonly Case[]> {
  const { result, rules, failOn } = report;
  const suites = new Map(rules.map(({ id }) => [id, new Map<string, Case>()]));
  const add = (told: Result, outcome: Outcome, reason?: string): void => {
    const suite = suites.get(told.rule) ?? new Map<string, Case>();
    suites.set(told.rule, suite);
    const name = [told.at.stack, resourceName(told), told.property].filter((part) => part !== '').join(' ');
    const text = isInconclusive(told) ? `Could not be checked: ${told.reason}` : told.message;
    const part = { outcome, kind: failLevelOf(told), text: reason === undefined ? text : `Acknowledged: ${reason}. ${text}` };
    suite.set(name, { name, file: report.file(told.at.stack), parts: [...suite.get(name)?.parts ?? [], part] });
  };
  result.findings.forEach((told) => add(told, fails(told.severity, failOn) ? 'failure' : 'system-out'));
  result.unknowns.forEach((told) => add(told, fails('unknown', failOn) ? 'failure' : 'skipped'));
  result.acknowledged.forEach(({ finding, reason }) => add(finding, 'skipped', reason));
  return new Map([...suites].map(([rule, cases]) => [rule, cases.size === 0 ? [{ name: 'nothing found', parts: [] }] : [...cases.values()]]));
}

/** The worst of a case decides; its texts stand together. */
function outcomeOf({ parts }: Case): Outcome {
  const order: readonly Outcome[] = ['failure', 'system-out', 'skipped'];
  return order.find((outcome) => parts.some((part) => part.outcome === outcome)) ?? 'passed';
}

function counts(cases: readonly Case[]): Record<string, string> {
  const having = (outcome: Outcome): string => String(cases.filter((one) => outcomeOf(one) === outcome).length);
  return { tests: String(cases.length), failures: having('failure'), errors: '0', skipped: having('skipped') };
}

function caseLines(rule: string, one: Case): readonly string[] {
  const outcome = outcomeOf(one);
  const start = `    <testcase ${attributes({ classname: rule, name: one.name, ...(one.file === undefined ? {} : { file: one.file }) })}`;
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

/** XML has no way to say most control characters and the non-characters: they are shown by their code. */
function xml(text: string): string {
  return escapeControlCharacters(text).replace(/[&<>"']/g, (character) => ENTITIES[character]).replace(/[\ufffe\uffff]/g, '\ufffd');
}
