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
  Shop/Orders/Resource (Orders): VisibilityTimeout in cdk.out/Shop template.json
  Queue Orders hides a message for 10 s. It is handled twice.
  Fix: Set VisibilityTimeout to 180.

Could not be checked (1):
  the parameter Size
    batch-reports-item-failures at Mapping: BatchSize

Note: the acknowledgment of x covers no finding

1 error, 0 warnings, 0 info; 1 could not be checked (50 rules over 1 function and 2 deliveries)
1 at or above error: this run fails
"
`);
});

test('what could not be checked is grouped by what hides it, the largest group first', () => {
  const unknowns = [undecided({ reason: 'b' }), ...['1', '2', '3', '4', '5'].map((property) => undecided({ property, reason: 'a' }))];
  const told = text({ findings: [], unknowns });
  expect(told).toContain('Could not be checked (6):\n  a\n    batch-reports-item-failures at Mapping: 1\n');
  expect(told).toContain('    and 2 more\n  b\n');
  expect(text({ findings: [], unknowns }, { verbose: true })).toContain('Mapping: 5');
});

test('many reasons are counted, unless all are asked for', () => {
  const unknowns = Array.from({ length: 12 }, (_, i) => undecided({ reason: `reason ${i}` }));
  expect(text({ unknowns })).toContain('  and 2 reasons more: --verbose lists all\n');
  expect(text({ unknowns }, { verbose: true })).not.toContain('--verbose');
});

test('what is acknowledged is counted, and told with its reason when all is asked for', () => {
  const acknowledged = { ...report().result, findings: [], acknowledged: [{ finding: finding(), reason: 'it is idempotent' }] };
  expect(text({ result: acknowledged })).toMatch(/^0 errors, 0 warnings, 0 info; 1 acknowledged /);
  expect(text({ result: acknowledged }, { verbose: true })).toContain('Acknowledged: visibility-covers-timeout at Shop/Orders/Resource (Orders): Visib');
});

test('what is gone from a baseline is named', () => {
  const gone = [{ rule: 'r', severity: 'error' as const, stack: 'Shop', resource: 'Shop/Old', property: 'Timeout', count: 2 }];
  const told = text({ findings: [], baseline: { known: 3, gone } });
  expect(told).toContain('  r at Shop/Old: Timeout (2 times)\n');
  expect(told).toContain('3 in the baseline; 1 no longer found');
});

test.each([20, 40, 80, 200])('no line is wider than %s columns, with colors and without', (width) => {
  const given = {
    findings: [finding(), hostileFinding, finding({ at: { stack: 'S', logicalId: 'x'.repeat(300) } }), finding({ message: '東京'.repeat(80), fix: '' })],
    unknowns: [undecided({ reason: 'y'.repeat(300) })],
    notes: ['z '.repeat(100)],
  };
  const columns = (line: string) => [...line].reduce((sum, character) => sum + (/[\u3000-\u9fff]/.test(character) ? 2 : 1), 0);
  const painted = text(given, { width, colors: true, verbose: true });
  expect(Math.max(...plain(painted).split('\n').map(columns))).toBeLessThanOrEqual(width);
  expect(plain(painted)).toBe(text(given, { width, verbose: true }));
});

test('colors are ours alone, and none without a terminal that has them', () => {
  expect(text({}, { colors: true })).toContain('\u001b[31merror\u001b[39m');
  // eslint-disable-next-line no-control-regex
  expect(plain(text({ findings: [hostileFinding], notes: [HOSTILE], positions: { file: () => HOSTILE } }, { colors: true }))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(text()).not.toContain('\u001b');
});

test('what SAM made is told with what it was made of', () => {
  const made = finding({ at: { stack: 'Shop', logicalId: 'SaveOrdered' } });
  const told = textChecks(report({ findings: [made], positions: { origin: () => 'Events.Ordered of Save' } }), { width: 100, verbose: false, paint: textStyler(false) });
  expect(told).toContain('SaveOrdered (Events.Ordered of Save): ');
});
