import * as fc from 'fast-check';
import { compareWithBaseline, Baseline, baselineOf } from '../../src/checks/baseline';
import { BaselineError, parseBaseline } from '../../src/checks/parse-baseline';
import { CheckResult, Finding, InconclusiveCheck } from '../../src/checks/result';

const finding = (given: Partial<Finding> = {}): Finding => ({
  rule: 'visibility-covers-timeout',
  severity: 'error',
  harm: 'doubled-or-blocked',
  at: { stack: 'Shop', logicalId: 'Orders' },
  property: 'VisibilityTimeout',
  subject: 'Shop.Orders',
  inCdk: { message: 'It is 10 s.', fix: 'Set it.' },
  pattern: 'It is 10 s.',
  names: [],
  message: 'It is 10 s.',
  fix: 'Set it.',
  changes: [],
  ...given,
});
const unknown = (given: Partial<InconclusiveCheck> = {}): InconclusiveCheck => ({
  rule: 'batch-reports-item-failures',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  at: { stack: 'Shop', logicalId: 'Mapping' },
  property: 'BatchSize',
  reason: 'a parameter',
  ...given,
});
const result = (findings: readonly Finding[], unknowns: readonly InconclusiveCheck[] = []): CheckResult => (
  { findings, silent: [], unknowns, acknowledged: [], checked: { rules: 1, functions: 1, deliveries: 1 } }
);
const ENTRY = { rule: 'visibility-covers-timeout', severity: 'error', stack: 'Shop', resource: 'Orders', property: 'VisibilityTimeout', count: 1 };

test('what is recorded is known and nothing of it is new or gone', () => {
  const today = result([finding(), finding({ property: '' })]);
  expect(compareWithBaseline(today, baselineOf(today))).toEqual({ result: result([]), known: today.findings, gone: [] });
});

test('an entry is a rule at a setting of a resource, counted', () => {
  expect(baselineOf(result([finding(), finding({ message: 'It is 11 s.' })]))).toEqual({ version: 1, findings: [{ ...ENTRY, count: 2 }] });
});

test('a resource is known by its construct path where the template tells one', () => {
  const at = { stack: 'Shop', logicalId: 'OrdersA1B2', path: 'Shop/Orders/Resource' };
  expect(baselineOf(result([finding({ at })])).findings).toEqual([{ ...ENTRY, resource: 'Shop/Orders/Resource' }]);
});

test('another value in a message is no new finding', () => {
  expect(compareWithBaseline(result([finding({ message: 'It is 20 s.' })]), baselineOf(result([finding()]))).result.findings).toEqual([]);
});

test.each<[string, Partial<Finding>]>([
  ['another rule', { rule: 'visibility-covers-retries' }],
  ['another resource', { at: { stack: 'Shop', logicalId: 'Refunds' } }],
  ['another stack', { at: { stack: 'Shop2', logicalId: 'Orders' } }],
  ['another property', { property: 'KmsMasterKeyId' }],
])('%s is new, and the recorded one is gone', (_, given) => {
  const { result: { findings }, known, gone } = compareWithBaseline(result([finding(given)]), baselineOf(result([finding()])));
  expect([findings, known, gone]).toEqual([[finding(given)], [], [ENTRY]]);
});

test('one more at the same place is new, one less is gone', () => {
  const [once, twice] = [result([finding()]), result([finding(), finding({ message: 'It is 11 s.' })])];
  expect(compareWithBaseline(twice, baselineOf(once)).result.findings).toHaveLength(1);
  expect(compareWithBaseline(once, baselineOf(twice))).toMatchObject({ result: { findings: [] }, gone: [ENTRY] });
});

test('what became worse is new, what became less is known', () => {
  const [error, warning] = [result([finding()]), result([finding({ severity: 'warning' })])];
  expect(compareWithBaseline(error, baselineOf(warning)).result.findings).toHaveLength(1);
  expect(compareWithBaseline(warning, baselineOf(error)).result.findings).toEqual([]);
});

test('undecided checks are recorded only when asked for, and are another thing than findings', () => {
  const undecided = result([], [unknown()]);
  expect(baselineOf(undecided).findings).toEqual([]);
  expect(compareWithBaseline(undecided, baselineOf(result([]))).result.unknowns).toHaveLength(1);
  const recorded = baselineOf(undecided, { unknowns: true });
  expect(compareWithBaseline(undecided, recorded)).toMatchObject({ result: { unknowns: [] }, known: [unknown()], gone: [] });
  const decided = result([finding({ rule: unknown().rule, at: unknown().at, property: 'BatchSize', severity: 'warning' })]);
  expect(compareWithBaseline(decided, recorded)).toMatchObject({ result: { findings: decided.findings }, gone: [{ severity: 'unknown' }] });
});

test('the order of findings changes nothing, and a written baseline is read as the same', () => {
  const name = fc.constantFrom('a', 'b', '__proto__', 'constructor');
  const anyFinding = fc.record({ rule: name, severity: fc.constantFrom('error' as const, 'info' as const), logicalId: name, property: name })
    .map(({ logicalId, ...rest }) => finding({ ...rest, at: { stack: 'Shop', logicalId } }));
  fc.assert(fc.property(fc.array(anyFinding), (findings) => {
    const baseline = baselineOf(result(findings));
    expect(baselineOf(result([...findings].reverse()))).toEqual(baseline);
    expect(parseBaseline(JSON.parse(JSON.stringify(baseline)))).toEqual(baseline);
    expect(compareWithBaseline(result(findings), baseline)).toMatchObject({ result: { findings: [] }, gone: [] });
  }));
});

test('an entry that a merge doubled counts twice', () => {
  const doubled = { version: 1, findings: [ENTRY, ENTRY] } as Baseline;
  expect(compareWithBaseline(result([finding(), finding()]), doubled)).toMatchObject({ result: { findings: [] }, gone: [] });
});

test.each<[string, unknown, string]>([
  ['nothing', null, 'is no baseline: it must be an object with version and findings'],
  ['a list', [], 'is no baseline: it must be an object with version and findings'],
  ['another version', { version: 2, findings: [] }, 'is no baseline: its version is 2 and must be 1'],
  ['a long version', { version: '9'.repeat(99) }, `is no baseline: its version is "${'9'.repeat(39)} and must be 1`],
  ['a version whose 40th character is a half', { version: `${'9'.repeat(38)}\u{1f600}` }, `is no baseline: its version is "${'9'.repeat(38)} and must be 1`],
  ['no version', {}, 'is no baseline: its version is missing and must be 1'],
  ['no findings', { version: 1 }, 'is no baseline: findings must be a list'],
  ['an entry that is none', { version: 1, findings: [ENTRY, null] }, 'is no baseline: findings[1] must be an object'],
  ['an entry without a rule', { version: 1, findings: [{ ...ENTRY, rule: undefined }] }, 'is no baseline: findings[0].rule must be a string'],
  ['an unknown severity', { version: 1, findings: [{ ...ENTRY, severity: 'fatal' }] }, 'is no baseline: findings[0].severity must be one of error, warning, unknown, info'],
  ['a count of 0', { version: 1, findings: [{ ...ENTRY, count: 0 }] }, 'is no baseline: findings[0].count must be an integer of at least 1'],
])('%s is refused in one line', (_, value, message) => {
  expect(() => parseBaseline(value)).toThrow(new BaselineError(message));
});
