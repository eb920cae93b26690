/** An app that adopts the checks late: what was there on the first day passes, what is new fails, and what is gone is named. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Baseline } from '../../../src/checks/baseline';
import { LOSS, lossy, rulesOf, validate, withChecks } from './validated';

let folder: string;
let baselineFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baseline-'));
  baselineFile = join(folder, 'delivery-baseline.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const shop = (...ids: readonly string[]) => (app: App): void => {
  const stack = new Stack(app, 'Shop');
  ids.forEach((id) => lossy(stack, id));
};
const run = (ids: readonly string[], writeBaseline = false) => validate(withChecks(shop(...ids), { baseline: baselineFile, writeBaseline }));

test('what is written is neither reported nor fails, then or later', () => {
  expect(rulesOf(run(['Orders'], true).told)).toEqual(['baseline-is-written']);
  expect(existsSync(baselineFile)).toBe(true);
  expect(run(['Orders'])).toMatchObject({ failed: false, told: [] });
});

test('each run that writes says so, for nothing new is reported meanwhile', () => {
  const count = JSON.parse((run(['Orders'], true), readFileSync(baselineFile, 'utf8'))).findings.length;
  expect(count).toBeGreaterThan(1);
  expect(run(['Orders'], true)).toMatchObject({
    failed: false,
    told: [{
      severity: 'info',
      description: `${count} findings are recorded in ${baselineFile}, and none is reported. As long as writeBaseline is set, new findings are not reported either.`,
      fix: 'Remove writeBaseline.',
    }],
  });
  expect(run([], true).told).toMatchObject([{ rule: 'baseline-is-written', description: expect.stringMatching(/^0 findings are recorded/) }]);
});

test('what is new fails the synth, alone', () => {
  run(['Orders'], true);
  const { failed, told } = run(['Orders', 'Others']);
  expect(failed).toBe(true);
  expect(told.filter(({ rule }) => rule === LOSS).map(({ path }) => path)).toEqual(['Shop/Others/Resource']);
});

test('what is gone is named, and fails nothing', () => {
  run(['Orders', 'Others'], true);
  const { failed, told } = run(['Orders']);
  expect(failed).toBe(false);
  expect(told).toMatchObject([{ rule: 'baseline-is-current', severity: 'info', fix: 'Write the baseline again with writeBaseline: true.' }]);
  const [{ description }] = told;
  const gone = (JSON.parse(readFileSync(baselineFile, 'utf8')) as Baseline).findings.filter(({ resource }) => resource.startsWith('Shop/Others'));
  expect(gone.length).toBeGreaterThan(1);
  expect(description).toMatch(new RegExp(`^${gone.length} findings that .*delivery-baseline\\.json records are gone: .+\\. If one came back, it would pass as known\\.$`));
  gone.forEach(({ rule, resource, property }) => expect(description).toContain(`${rule} at ${resource}${property && `: ${property}`}`));
  expect(description).not.toContain('Shop/Orders/');
});

test('one that is gone is named as one', () => {
  const entry = { rule: LOSS, severity: 'error', stack: 'Shop', resource: 'Shop/Q', property: '', count: 1 };
  const described = (count: number) => {
    writeFileSync(baselineFile, JSON.stringify({ version: 1, findings: [{ ...entry, count }] }));
    return run([]).told.map(({ description }) => description);
  };
  expect(described(1)).toEqual([`1 finding that ${baselineFile} records is gone: ${LOSS} at Shop/Q. If it came back, it would pass as known.`]);
  expect(described(2)).toEqual([`2 findings that ${baselineFile} records are gone: ${LOSS} at Shop/Q (2 times). If one came back, it would pass as known.`]);
});

test('a file that is no baseline is reported in a sentence', () => {
  writeFileSync(baselineFile, '{"version":"0.0.0"}');
  expect(run([]).told).toMatchObject([{
    description: `baseline ${baselineFile} cannot be used: it is no baseline: its version is "0.0.0" and must be 1. Known and new findings cannot be distinguished.`,
  }]);
  writeFileSync(baselineFile, '{"version":1}');
  expect(run([]).told[0].description).toContain('cannot be used: it is no baseline: findings must be a list. Known');
});

test('the same app writes the same bytes', () => {
  const [one, other] = [0, 1].map(() => {
    run(['Orders', 'Others'], true);
    return readFileSync(baselineFile, 'utf8');
  });
  expect(one).toBe(other);
});

test('a file that begins with a byte order mark is read, as the command reads it', () => {
  run(['Orders'], true);
  writeFileSync(baselineFile, `\uFEFF${readFileSync(baselineFile, 'utf8')}`);
  expect(run(['Orders'])).toMatchObject({ failed: false, told: [] });
});

test('a file that cannot be written fails the synth, and says what to do', () => {
  const { failed, told } = validate(withChecks(shop('Orders'), { baseline: folder, writeBaseline: true }));
  expect(failed).toBe(true);
  expect(told.filter(({ rule }) => rule === 'baseline-can-be-used')).toMatchObject([{
    severity: 'error',
    description: `baseline ${folder} cannot be written: it is a directory. Nothing is recorded, and later runs would fail.`,
    fix: 'Give the path of a file in a directory that exists.',
  }]);
});

test.each<[string, string | undefined]>([['is missing', undefined], ['is no JSON', '{'], ['is no baseline', '[]']])('a file that %s fails the synth', (_, text) => {
  if (text !== undefined) writeFileSync(baselineFile, text);
  expect(run([])).toMatchObject({ failed: true, told: [{ rule: 'baseline-can-be-used', severity: 'error' }] });
  expect(rulesOf(run(['Orders']).told)).toContain(LOSS);
});
