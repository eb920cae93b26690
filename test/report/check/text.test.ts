import { textStyler } from '../../../src/cli/paint';
import { textChecks } from '../../../src/report/check/text';
import { finding, HOSTILE, hostileFinding, report, undecided } from './reports';

const text = (given: Parameters<typeof report>[0] = {}, screen: { width?: number; verbose?: boolean; colors?: boolean } = {}) => (
  textChecks(report(given), { width: screen.width ?? 100, verbose: screen.verbose ?? false, paint: textStyler(screen.colors ?? false) })
);
// eslint-disable-next-line no-control-regex
const plain = (painted: string) => painted.replace(/\u001b\[\d+m/g, '');

test('a finding, what could not be checked, and the sum', () => {
  expect(text({ unknowns: [undecided()], notes: ['the acknowledgment of x covers no finding'] })).toMatchInlineSnapshot(`
"error visibility-covers-timeout
  cdk.out/Shop template.json:3:5: Shop/Orders/Resource (Orders): VisibilityTimeout
  Queue Orders hides a message for 10 s. It is handled twice.
  Fix: Set visibilityTimeout to Duration.seconds(180).

Could not be checked (1), because 1 value is hidden:
  the parameter Size
    1 check: batch-reports-item-failures
    Fix: Review what the template does not show, and acknowledge these checks with the reason.

Note: the acknowledgment of x covers no finding

1 error, 0 warnings, 0 info; 1 could not be checked; 2 deliveries: 2 keep every failed event and tell nobody
1 at or above error: this run fails
"
`);
});

test('what could not be checked is one block for each thing that hides, the largest first, with a fix that fits it', () => {
  const cause = { kind: 'outside', noun: 'queue', id: 'arn:aws:sqs:eu-west-1:111122223333:jobs' } as const;
  const unknowns = [
    undecided({ reason: 'b' }),
    ...['1', '2', '3', '4', '5'].map((property) => undecided({ property, cause, reason: `${property} of a queue` })),
    undecided({ reason: 'Ref Size', cause: { kind: 'parameter', stack: 'Shop', name: 'Size' } }),
    undecided({ reason: 'Fn::ImportValue Jobs', cause: { kind: 'import', name: 'Jobs' } }),
  ];
  const told = text({ findings: [], unknowns });
  expect(told).toContain(`Could not be checked (8), because 4 values are hidden:
  queue arn:aws:sqs:eu-west-1:111122223333:jobs, outside the app
    5 checks: batch-reports-item-failures
    Fix: Check the template that declares it together with this one, or review its visibility
    timeout, retention and redrive policy and acknowledge these checks with the reason.
`);
  expect(told).toContain('    Fix: Give parameter Size AllowedValues, or write the value into the template.\n');
  expect(told).toContain('    Fix: Check the template that exports Jobs together with this one.\n');
  expect(text({ findings: [], unknowns }, { verbose: true })).toContain('batch-reports-item-failures at Mapping: 5');
});

test('in a CDK app the fix of what hides is in the words of CDK', () => {
  const cause = { kind: 'outside', noun: 'function', id: 'work' } as const;
  expect(text({ unknowns: [undecided({ cause, at: { stack: 'Shop', logicalId: 'M', path: 'Shop/M' } })] })).toContain('Fix: Import the function with its role,');
});

test('many hidden values are counted, unless all are asked for', () => {
  const unknowns = Array.from({ length: 12 }, (_, i) => undecided({ reason: `reason ${i}` }));
  expect(text({ unknowns })).toContain('  and 2 values more: --verbose lists all\n');
  expect(text({ unknowns }, { verbose: true })).not.toContain('--verbose');
});

test('the first lines are a summary by what is lost, the greatest harm first', () => {
  const told = text({
    findings: [
      finding(), finding({ rule: 'source-may-invoke', harm: 'nothing-arrives', severity: 'warning' }),
      finding({ rule: 'async-failure-has-an-exit', harm: 'lost-on-failure' }), finding({ rule: 'async-failure-has-an-exit', harm: 'lost-on-failure' }),
    ],
  });
  expect(told.split('\n\n')[0]).toBe([
    'Nothing arrives (1 warning): 1 source-may-invoke',
    'Lost on failure (2 errors): 2 async-failure-has-an-exit',
    'Doubled or blocked (1 error): 1 visibility-covers-timeout',
  ].join('\n'));
});

test('equal findings are one block, with the places of the others and the names that differ', () => {
  const of = (logicalId: string, queue: string) => finding({ at: { stack: 'Shop', logicalId }, names: [logicalId, queue] });
  expect(text({ findings: [of('A', 'Orders'), of('B', 'Orders'), of('C', 'Returns')] })).toBe(`error visibility-covers-timeout (3 times)
  cdk.out/Shop template.json:3:5: A: VisibilityTimeout
  Queue Orders hides a message for 10 s. It is handled twice.
  Fix: Set VisibilityTimeout to 180.
  The same at:
    cdk.out/Shop template.json:3:5: B: VisibilityTimeout
    cdk.out/Shop template.json:3:5: C: VisibilityTimeout, Returns

3 errors, 0 warnings, 0 info; 2 deliveries: 2 keep every failed event and tell nobody
3 at or above error: this run fails
`);
});

test('findings that say something else are blocks of their own', () => {
  expect(text({ findings: [finding(), finding({ pattern: 'Queue … hides a message for 20 s.' })] })).not.toContain('times)');
});

test('findings of one source line are reported once, with the stages', () => {
  const of = (stage: string, path = 'Shop/Orders/Resource') => finding({ at: { stack: `${stage}-Shop`, logicalId: 'Orders', path: `${stage}/${path}` } });
  const told = text({ findings: [of('Dev'), of('Test'), of('Prod')] });
  expect(told).toContain('(3 times)\n  Shop/Orders/Resource (Orders): VisibilityTimeout (in Dev, Test, Prod)\n');
  expect(told).not.toContain('The same at');
  const sources = ['Dev', 'Test'].map((stage, i) => of(stage, `Shop/Fn/SqsEventSource:${stage}ShopJobs0A1B2C3${i}`));
  expect(text({ findings: sources })).toContain(' (in Dev, Test)\n');
});

test('the line of the code of a CDK app comes first', () => {
  const positions = { code: () => ({ file: 'lib/shop.ts', line: 21, column: 5 }) };
  expect(text({ positions })).toContain('\n  lib/shop.ts:21:5: Shop/Orders/Resource (Orders): VisibilityTimeout\n');
  const of = (stage: string) => finding({ at: { stack: `${stage}-Shop`, logicalId: 'Orders', path: `${stage}/Shop/Orders/Resource` } });
  expect(text({ findings: [of('Dev'), of('Test')], positions })).toContain('\n  lib/shop.ts:21:5: Shop/Orders/Resource (Orders): VisibilityTimeout (in Dev, Test)\n');
});

test('without a line, the file or the stack comes last', () => {
  const regions = () => new Map();
  expect(text({ positions: { regions } })).toContain('\n  Shop/Orders/Resource (Orders): VisibilityTimeout in cdk.out/Shop template.json\n');
  expect(text({ positions: { regions, file: () => undefined } })).toContain('\n  Shop/Orders/Resource (Orders): VisibilityTimeout in Shop\n');
});

test('two resources of one stack are two places', () => {
  const of = (id: string) => finding({ at: { stack: 'Shop', logicalId: id, path: `Shop/${id}/Queue/Resource` } });
  expect(text({ findings: [of('A'), of('B')] })).toContain('The same at:\n    cdk.out/Shop template.json:3:5: Shop/B/Queue/Resource (B): ');
});

test('a clean app is one line', () => {
  expect(text({ findings: [] })).toBe('0 errors, 0 warnings, 0 info; 2 deliveries: 2 keep every failed event and tell nobody\n');
});

test('what is acknowledged is counted, and reported with its reason when all is asked for', () => {
  const acknowledged = { ...report().result, findings: [], acknowledged: [{ finding: finding(), reason: 'it is idempotent' }] };
  expect(text({ result: acknowledged })).toMatch(/^0 errors, 0 warnings, 0 info; 1 acknowledged; /);
  const [one] = acknowledged.acknowledged;
  const both = { ...acknowledged, acknowledged: [one, { ...one, byLibrary: true as const }] };
  expect(text({ result: both })).toMatch(/^0 errors, 0 warnings, 0 info; 2 acknowledged \(1 by the library\); /);
  expect(text({ result: { ...both, acknowledged: both.acknowledged.slice(1) } })).toContain('; 1 acknowledged (all by the library); ');
  expect(text({ result: acknowledged }, { verbose: true })).toContain('Acknowledged: visibility-covers-timeout at cdk.out/Shop template.json:3:5: Shop/Orders/Resource');
});

test('what is gone from a baseline is named', () => {
  const gone = [{ rule: 'r', severity: 'error' as const, stack: 'Shop', resource: 'Shop/Old', property: 'Timeout', count: 2 }];
  const told = text({ findings: [], baseline: { known: 3, gone } });
  expect(told).toContain('  r at Shop/Old: Timeout (2 times)\n');
  expect(told).toContain('3 in the baseline; 1 no longer found');
});

test.each([20, 40, 80, 200])('no line but the last is wider than %s columns, with colors and without', (width) => {
  const given = {
    findings: [finding(), hostileFinding, finding({ at: { stack: 'S', logicalId: 'x'.repeat(300) } }), finding({ message: '東京'.repeat(80), fix: '' })],
    unknowns: [undecided({ reason: 'y'.repeat(300) })],
    notes: ['z '.repeat(100)],
  };
  const columns = (line: string) => [...line].reduce((sum, character) => sum + (/[\u3000-\u9fff]/.test(character) ? 2 : 1), 0);
  const painted = text(given, { width, colors: true, verbose: true });
  const lines = plain(painted).trimEnd().split('\n');
  const sum = lines.findIndex((line) => /^\d+ errors?, /.test(line));
  expect(sum).toBeGreaterThan(0);
  expect(Math.max(...lines.slice(0, sum).map(columns))).toBeLessThanOrEqual(width);
  expect(lines[sum]).toMatch(/^\d+ errors?, .*: .*[a-z]$/);
  expect(plain(painted)).toBe(text(given, { width, verbose: true }));
});

test('colors are ours alone, and none without a terminal that has them', () => {
  expect(text({}, { colors: true })).toContain('\u001b[31merror\u001b[39m');
  // eslint-disable-next-line no-control-regex
  expect(plain(text({ findings: [hostileFinding], notes: [HOSTILE], positions: { file: () => HOSTILE } }, { colors: true }))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(text()).not.toContain('\u001b');
});

test('what SAM made is reported with what it was made of', () => {
  const made = finding({ at: { stack: 'Shop', logicalId: 'SaveOrdered' } });
  const told = textChecks(report({ findings: [made], positions: { origin: () => 'Events.Ordered of Save' } }), { width: 100, verbose: false, paint: textStyler(false) });
  expect(told).toContain('SaveOrdered (Events.Ordered of Save): ');
});
