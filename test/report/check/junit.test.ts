import { SaxesParser } from 'saxes';
import { messageWithFix, textsOf } from '../../../src/checks/result';
import { junitChecks } from '../../../src/report/check/junit';
import { ALL_RULES } from '../../../src/rules/all';
import { finding, HOSTILE, hostileFinding, report, undecided } from './reports';

const MESSAGE = messageWithFix(finding());

interface Element { readonly name: string; readonly attributes: Record<string, string>; readonly inner: Element[]; text: string }

/** Parses as strictly as XML 1.0 asks; throws for what is not well-formed. */
function elements(xml: string): Element[] {
  const all: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, inner: [], text: '' };
    open.at(-1)?.inner.push(element);
    open.push(element);
    all.push(element);
  });
  parser.on('text', (text) => {
    if (open.length > 0) open[open.length - 1].text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return all;
}

const cases = (given: Parameters<typeof report>[0]) => elements(junitChecks(report(given))).filter(({ name }) => name === 'testcase');
const told = (given: Parameters<typeof report>[0]) => cases(given).filter(({ inner }) => inner.length > 0);

test('what fails the run is a failure of its rule, at its setting', () => {
  expect(told({})).toMatchObject([{
    attributes: { classname: 'visibility-covers-timeout', name: 'Shop Shop/Orders/Resource VisibilityTimeout', file: 'cdk.out/Shop template.json' },
    inner: [{ name: 'failure', attributes: { type: 'error', message: MESSAGE }, text: `error: ${MESSAGE}` }],
  }]);
});

test.each([
  ['the setting in the template', {}, { file: 'cdk.out/Shop template.json', line: '3' }],
  ['the code of a CDK app', { code: () => ({ file: 'lib/shop.ts', line: 21, column: 5 }) }, { file: 'lib/shop.ts', line: '21' }],
])('a case names the line of %s', (_, positions, expected) => {
  expect(told({ positions })[0].attributes).toMatchObject(expected);
});

test('every rule that was asked is a suite, and a silent one a passed case', () => {
  const all = elements(junitChecks(report()));
  expect(all.filter(({ name }) => name === 'testsuite').map(({ attributes }) => attributes.name)).toEqual(ALL_RULES.map(({ id }) => id));
  expect(all[0].attributes).toMatchObject({ tests: String(ALL_RULES.length), failures: '1', errors: '0', skipped: '0' });
});

test('notes are the output of a suite without cases', () => {
  const all = elements(junitChecks(report({ notes: ['the first', 'a <second>'] })));
  const suites = all.filter(({ name }) => name === 'testsuite');
  expect(suites.at(-1)).toMatchObject({ attributes: { name: 'notes', tests: '0', failures: '0' }, inner: [{ name: 'system-out', text: 'Note: the first\nNote: a <second>' }] });
  expect(all[0].attributes.tests).toBe(String(ALL_RULES.length));
});

test.each<[string, Parameters<typeof report>[0], string]>([
  ['a finding that does not fail the run', { findings: [finding({ severity: 'warning' })] }, 'system-out'],
  ['a finding that does', { findings: [finding({ severity: 'warning' })], failOn: 'warning' }, 'failure'],
  ['what could not be checked', { findings: [], unknowns: [undecided()] }, 'skipped'],
  ['what could not be checked and fails the run', { findings: [], unknowns: [undecided()], failOn: 'unknown' }, 'failure'],
  ['what is acknowledged', { result: { ...report().result, findings: [], acknowledged: [{ finding: finding(), reason: 'it is idempotent' }] } }, 'skipped'],
])('%s is told as what it is', (_, given, outcome) => {
  expect(told(given)).toMatchObject([{ inner: [{ name: outcome }] }]);
});

test('two findings at one setting are one case, which the worse one decides', () => {
  const [one, ...others] = told({ findings: [finding(), finding({ severity: 'info', message: 'And more.' })] });
  expect(others).toEqual([]);
  expect(one.inner).toMatchObject([{ name: 'failure', text: `error: ${MESSAGE}\ninfo: And more. ${textsOf(finding()).fix}` }]);
});

test('hostile text stays text', () => {
  const [one] = told({ findings: [hostileFinding], positions: { file: () => HOSTILE } });
  expect(one.inner[0].text).toContain('\\u{1b}[31m<b a="1">]]>&\'\\u{00}\\u{202e}\\u{d800}\ufffd\\u{0a}CDATA');
});
