/** The options of `report`, and what it tells a person who waits. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import * as ts from 'typescript';
import { REPORT_FORMATS } from '../../src/cli/report-formats';
import * as json from '../../src/files/json';
import { reachable } from '../project/rooms';
import { parse, readSources, SourceFile } from '../project/source-tree';
import { folderOfEachTest, LOSING, ran, SOUND } from './support';

const folder = folderOfEachTest();
const clockOf = (step: number) => {
  let now = 0;
  return () => (now += step);
};

test('progress is shown to a person who has waited for a second, and taken away', () => {
  const { error } = ran(['report', folder.write('a.json', LOSING)], { clock: clockOf(600) });
  expect(error).toMatch(/\r\u001b\[Ktelling the stories of the deliveries\r/);
  expect(error).toMatch(/writing the report\r\u001b\[K$/);
  expect(ran(['report', folder.write('a.json', LOSING)], { clock: clockOf(1) }).error).toBe('');
});

test('--fail-on-loss writes the report all the same', () => {
  const { exit, out } = ran(['report', folder.write('a.json', LOSING), '--fail-on-loss', '-o', 'report.md', '--format', 'markdown']);
  expect([exit, out]).toEqual([1, '']);
  expect(readFileSync('report.md', 'utf8')).toContain('NOWHERE');
});

describe('--only with a pattern that names nothing', () => {
  const TOPIC = {
    Topic: { Type: 'AWS::SNS::Topic' },
    Sub: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'sqs', Endpoint: { 'Fn::GetAtt': ['Orders', 'Arn'] } } },
  };
  const WHERE = 'it is compared with ids, names, exits, construct paths and stacks';
  const app = (): string => folder.write('a.json', { Resources: { ...LOSING.Resources, ...TOPIC } });

  test.each([[[]], [['--fail-on-loss']], [['--format', 'json', '-o', 'report.json']]])('is exit 2 and one line, and nothing is written (%j)', (more) => {
    const { exit, out, error } = ran(['report', app(), '--only', 'ordres', ...more]);
    expect([exit, out]).toEqual([2, '']);
    expect(error).toBe(`cdk-lambda-delivery: --only ordres matches no delivery and no first hop: ${WHERE}\n`);
    expect(existsSync('report.json')).toBe(false);
  });

  test('of an app without deliveries is too', () => {
    const { exit, error } = ran(['report', folder.write('b.json', { Resources: { Q: { Type: 'AWS::SQS::Queue' } } }), '--only', `${'x'.repeat(200)}`]);
    expect(exit).toBe(2);
    expect(error).toContain(`--only ${'x'.repeat(100)}… matches no delivery`);
  });

  test('of both apps of a comparison is too, but not of one that has it no more', () => {
    const old = folder.write('old.json', SOUND);
    expect(ran(['report', app(), '--diff', old, '--only', 'ordres']).error).toContain('--only ordres matches no delivery and no first hop of either app: ');
    expect(ran(['report', app(), '--diff', old, '--only', 'dead', '--fail-on-loss']).exit).toBe(1);
    const same = folder.write('old.json', { Resources: { ...LOSING.Resources, ...TOPIC } });
    expect(ran(['report', app(), '--diff', same, '--only', 'orders', '--fail-on-loss']).exit).toBe(0);
    expect(ran(['report', app(), '--diff', same, '--only', 'topic', '--fail-on-loss']).exit).toBe(0);
    expect(ran(['report', app(), '--diff', same, '--only', 'old', '--fail-on-loss'])).toMatchObject({ exit: 0, out: expect.stringContaining('1 unchanged') });
  });

  test('but a first hop is exit 2 where --fail-on-loss asks of deliveries alone', () => {
    expect(ran(['report', app(), '--only', 'topic']).exit).toBe(0);
    expect(ran(['report', app(), '--only', 'topic', '--fail-on-loss'])).toEqual({
      exit: 2, out: '', error: `cdk-lambda-delivery: --only topic matches first hops alone, and --fail-on-loss looks at deliveries: ${WHERE}\n`,
    });
  });
});

test('what is already lost does not fail a comparison', () => {
  const losing = folder.write('a.json', LOSING);
  const sound = folder.write('b.json', SOUND);
  const exits = [['a.json', 'a.json'], ['b.json', 'a.json'], ['a.json', 'b.json']].map(([app, old]) => ran(['report', app, '--diff', old, '--fail-on-loss']).exit);
  expect([losing, sound, exits]).toEqual([folder.file('a.json'), folder.file('b.json'), [0, 0, 1]]);
});

test.each<[string, readonly string[], string]>([
  ['an earlier app that is not there', ['--diff', 'no.json'], 'no.json: no such file or directory'],
  ['an earlier app that is no template', ['--diff', 'x.json'], 'x.json: has no Resources'],
  ['an output over the earlier app', ['--diff', 'old.json', '-o', 'old.json'], 'old.json: is an input or another output of this run'],
])('%s is exit 2 and one line', (_, more, message) => {
  folder.write('x.json', {});
  folder.write('old.json', SOUND);
  const { exit, out, error } = ran(['report', folder.write('a.json', LOSING), ...more]);
  expect([exit, out]).toEqual([2, '']);
  expect(error).toMatch(/^cdk-lambda-delivery: [^\n]*\n$/);
  expect(error).toContain(message);
});

test.each([...REPORT_FORMATS.keys()])('templates of one name have the same bytes as %s in any order', (format) => {
  for (const name of ['a', 'b']) mkdirSync(name);
  const files = [folder.write('a/T.json', LOSING), folder.write('b/T.json', SOUND)];
  const of = (paths: readonly string[], ...more: readonly string[]) => ran(['report', ...paths, '--format', format, ...more]);
  expect(of([...files].reverse()).out === of(files).out).toBe(true);
  writeFileSync('old.json', ran(['report', ...files, '--format', 'json']).out);
  expect(of([...files].reverse(), '--diff', 'old.json').out === of(files, '--diff', 'old.json').out).toBe(true);
});

describe('an earlier report is known by its content', () => {
  const changes = (old: string): string => {
    const { exit, out, error } = ran(['report', folder.write('a.json', LOSING), '--diff', old]);
    expect([exit, error]).toEqual([0, '']);
    return out;
  };
  const report = (): string => ran(['report', folder.write('b.json', SOUND), '--format', 'json']).out;

  test.each(['old.json', 'old.out', 'old.JSON', 'old', 'old.yaml', 'old.template'])('as %s', (name) => {
    const text = report();
    const expected = changes(folder.write('b.json', SOUND));
    expect(expected).toContain('loses an exit');
    expect(changes(folder.write(name, text))).toBe(expected);
    expect(changes(folder.write(name, `\uFEFF\n${text}`))).toBe(expected);
  });

  test.each<[string, () => string]>([['a template', () => JSON.stringify(SOUND)], ['a report', report]])('%s is parsed once', (_, textOf) => {
    const text = textOf();
    const old = folder.write('old.json', text);
    const spies = [jest.spyOn(json, 'parseJson'), jest.spyOn(json, 'parseJsonIfAny')];
    changes(old);
    expect(spies.flatMap(({ mock }) => mock.calls).filter(([one]) => one === text)).toHaveLength(1);
    spies.forEach((spy) => spy.mockRestore());
  });

  test('templates of any name are still read as such', () => {
    for (const name of ['b.out', 'b.JSON', 'b.yaml']) expect(changes(folder.write(name, SOUND))).toContain('loses an exit');
    expect(changes(folder.write('c.yaml', 'Resources:\n  Q: {Type: AWS::SQS::Queue}\n'))).toContain('is new');
    expect(changes(folder.write('d.yaml', '{Resources: {Q: {Type: AWS::SQS::Queue}}}\n'))).toContain('is new');
  });

  test.each([
    ['x.json', '{}', 'has no Resources, so it is not a CloudFormation template'],
    ['x.out', '{"version":1}', 'has no Resources, so it is not a CloudFormation template'],
    ['x.txt', 'hello', 'has no Resources, so it is not a CloudFormation template'],
    ['x.json', '{"version":1,"deliveries":[', 'is not JSON'],
    ['x.json', '[]', 'has no Resources, so it is not a CloudFormation template'],
  ])('%s with %s is neither, which is one line that names both', (name, text, why) => {
    const old = folder.write(name, text);
    const { exit, error } = ran(['report', folder.write('a.json', LOSING), '--diff', old]);
    expect([exit, error]).toEqual([2, `cdk-lambda-delivery: ${old}: ${why}, and it is no report that --format json wrote\n`]);
  });

  test('a report or a template with a fault is told its own fault', () => {
    const errors = [['r.out', '{"version":2,"deliveries":[]}'], ['t.out', 'Resources:\n  A: [\n']].map(([name, text]) => (
      ran(['report', folder.write('a.json', LOSING), '--diff', folder.write(name, text)]).error
    ));
    expect(errors[0]).toContain('r.out: is no report that this version reads');
    expect(errors[1]).toContain('t.out: is not YAML');
    expect(errors[1]).not.toContain('--format json');
  });
});

/** `src` with the imports alone that are loaded with their file. */
function eagerly(sources: readonly SourceFile[]): readonly SourceFile[] {
  return sources.map((file) => {
    const imports = file.syntax.statements.filter(ts.isImportDeclaration).filter(({ importClause }) => importClause?.isTypeOnly !== true);
    const lines = imports.map((one) => one.getText());
    return { ...file, files: parse(file.path, lines.join('\n')).files };
  });
}

/** What writes or compares reports of deliveries. */
const FORMATS = /^src\/report\/(?:(?:markdown|mermaid|picture|diff)\/|text\.ts|json\.ts)/;
const ofReport = (sources: readonly SourceFile[]): readonly string[] => (
  [...reachable(eagerly(sources), (path) => path === 'src/cli/index.ts')].filter((path) => FORMATS.test(path))
);

describe('no command loads a format of the report before it writes one', () => {
  const sources = readSources('src');

  test('through any file that its entry reaches', () => {
    expect(ofReport(sources)).toEqual([]);
    expect(REPORT_FORMATS.size).toBeGreaterThan(3);
  });

  test('not as in an import of a value', () => {
    const file = parse('src/cli/terminal.ts', "import { textReport } from '../report/text'; export const x = textReport;");
    expect(ofReport([...sources.filter(({ path }) => path !== file.path), file])).toContain('src/report/text.ts');
  });
});
