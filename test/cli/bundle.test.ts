/** The command as it ships: bundles of which each carries what the others do not, in a process of its own. */
import { spawnSync } from 'child_process';
import { readdirSync, readFileSync, statSync, truncateSync } from 'fs';
import * as nodeModule from 'module';
import { basename, dirname, join } from 'path';
import { version } from '../../package.json';
import { bundledIn } from './bundled';
import { Folder, LOSING, SOUND } from './support';

const CACHE = join(__dirname, '../../node_modules/.cache/cdk-lambda-delivery'); // the bundle's node_modules lead there
const hasNodeItsOwn = 'enableCompileCache' in nodeModule;

/** What every run of the command loads. */
const BUNDLES: readonly string[] = ['engine.js', 'formats.js', 'index.js'];

let folder: Folder;
let command: string;
let inputs: readonly string[];
beforeAll(() => {
  folder = new Folder();
  ({ command, inputs } = bundledIn(folder));
});
afterAll(() => folder.remove());

function spawned(args: readonly string[], input?: string | Buffer, node: readonly string[] = []) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, command, ...args], { cwd: folder.path, input, encoding: 'utf8' });
  return { exit: status, out: stdout, error: stderr };
}

test('exit codes: 1 for findings, 0 for none, 2 for bad usage', () => {
  expect(spawned(['check', folder.write('Shop.json', LOSING)]).exit).toBe(1);
  expect(spawned(['check', folder.write('Sound.json', SOUND)]).exit).toBe(0);
  expect(spawned(['check'])).toEqual({ exit: 2, out: '', error: expect.stringMatching(/^cdk-lambda-delivery: missing required argument 'path'/) });
});

test.each(['text', 'json', 'sarif', 'junit'])('- is standard input, as %s', (format) => {
  const { exit, out, error } = spawned(['check', '-', '--format', format], JSON.stringify(LOSING));
  expect([exit, error]).toEqual([1, '']);
  expect(out).toContain('stdin');
});

test('an earlier report may come through a pipe, as a report or a template', () => {
  const [losing, sound] = [folder.write('Losing.json', LOSING), folder.write('Sound.json', SOUND)];
  const report = folder.write('report.out', spawned(['report', sound, '--format', 'json']).out);
  const expected = spawned(['report', losing, '--diff', sound]);
  expect(expected).toMatchObject({ exit: 0, error: '', out: expect.stringContaining('loses an exit') });
  for (const file of [report, sound]) {
    expect(spawned(['report', losing, '--diff', '-'], readFileSync(file))).toEqual(expected);
    const { status, stdout, stderr } = spawnSync(
      'bash', ['-c', '"$0" "$1" report "$2" --diff <(cat "$3")', process.execPath, command, losing, file], { encoding: 'utf8' },
    );
    expect({ exit: status, out: stdout, error: stderr }).toEqual(expected);
  }
});

test('standard input may be YAML, and has positions', () => {
  const yaml = 'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n  F:\n    Type: AWS::Lambda::Function\n  M:\n    Type: AWS::Lambda::EventSourceMapping\n'
    + '    Properties:\n      FunctionName: !Ref F\n      EventSourceArn: !GetAtt Q.Arn\n';
  const { runs: [{ results }] } = JSON.parse(spawned(['check', '-', '--format', 'sarif'], yaml).out);
  expect(results[0].locations[0].physicalLocation).toMatchObject({ artifactLocation: { uri: 'stdin' }, region: { startLine: expect.any(Number) } });
});

test.each<[string, string | Buffer]>([
  ['nothing', ''], ['truncated JSON', '{"Resources": {"A"'], ['binary', Buffer.from([0, 1, 2, 254, 255])], ['deep lists', '['.repeat(100_000)],
  ['escapes', 'Resources: \u001b]0;gotcha\u0007'],
])('%s on standard input is exit 2 and one harmless line', (_, input) => {
  const { exit, out, error } = spawned(['check', '-'], input);
  expect([exit, out]).toEqual([2, '']);
  expect(error).toMatch(/^cdk-lambda-delivery: standard input: [^\n\p{Cc}]*\n$/u);
});

test('a reader that goes away is no error', () => {
  const { status, stderr } = spawnSync('/bin/sh', ['-c', `"${process.execPath}" "${command}" rules | head -1`], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});

test('a full disk is exit 2 and one line', () => {
  const { status, stderr } = spawnSync('/bin/sh', ['-c', `"${process.execPath}" "${command}" rules > /dev/full`], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, 'cdk-lambda-delivery: the report cannot be written (ENOSPC)\n']);
});

test('the file runs by itself: Python starts the command so', () => {
  const { error, stdout } = spawnSync(join(dirname(command), 'start.js'), ['--version'], { encoding: 'utf8' });
  expect([error, stdout]).toEqual([undefined, `${version}\n`]);
});

describe.each(['check', 'report'])('%s with its code from the cache', (name) => {
  const run = (env: NodeJS.ProcessEnv = {}) => {
    const args = [join(dirname(command), 'start.js'), name, folder.write('Shop.json', LOSING)];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: { ...process.env, ...env } });
    return { status, stdout, stderr };
  };

  test('says the same', () => {
    const without = run({ NODE_DISABLE_COMPILE_CACHE: '1' });
    expect([run(), run()]).toEqual([without, without]);
    expect(without.stdout).toContain('Orders');
  });

  (hasNodeItsOwn ? test.skip : test).each([0, 10, 10_000])('and with a cache that is cut to %d bytes, which it replaces', (length) => {
    const first = run();
    // Another Node that ran here has caches of its own.
    const isOfThis = (file: string): boolean => file.includes(`-${name}-${process.versions.v8}-`);
    const [cache] = readdirSync(CACHE).filter(isOfThis).map((file) => join(CACHE, file));
    const { size } = statSync(cache);
    truncateSync(cache, length);
    expect(run()).toEqual(first);
    expect(statSync(cache).size).toBeGreaterThan(size / 2);
  });
});

test.each(['svg', 'html'])('a picture needs no package: %s', (format) => {
  const hook = folder.write('loaded.js', 'process.on("exit", () => process.stderr.write(Object.keys(require.cache).join("\\n")))');
  const { exit, out, error } = spawned(['report', folder.write('Shop.json', LOSING), '--format', format], undefined, ['-r', hook]);
  expect([exit, out.includes('The only delivery loses failed events')]).toEqual([0, true]);
  const bundle = format === 'svg' ? 'layout.js' : 'page.js';
  expect(error.split('\n').map((file) => basename(file)).sort()).toEqual([...BUNDLES, bundle, 'loaded.js'].sort());
});

test('rules are explained from the page that ships', () => {
  expect(spawned(['rules', 'destination-is-standard']).out).toContain('FifoQueue: true');
});

test('nothing of aws-cdk-lib is in the file, nor loaded by it', () => {
  expect(inputs).toContain('src/graph/read-graph.ts');
  expect(inputs.filter((file) => /node_modules\/(?!commander\/)/.test(file))).toEqual([]);
  const hook = folder.write('hook.js', 'process.on("exit", () => process.stderr.write(Object.keys(require.cache).join("\\n")))');
  const loaded = spawned(['check', folder.file('Sound.json')], undefined, ['-r', hook]).error.split('\n');
  expect(loaded.map((file) => basename(file)).sort()).toEqual([...BUNDLES, 'hook.js'].sort());
  expect(loaded.filter((file) => !file.startsWith(folder.path))).toEqual([]);
});
