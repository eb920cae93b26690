/**
 * The command as it ships, in a process with little memory: of an input that holds others up it prints one line and ends
 * with 2, or reports on it. The clock decides nothing; a process that does not end is killed.
 */
import { execFileSync, spawnSync } from 'child_process';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Bundled, bundledIn } from '../cli/bundled';
import { Folder, LOSING } from '../cli/support';
import { aFunction, Json } from '../template/app-of';

const MOST_MB = 200;
const KILLED_AFTER_MS = 60_000;
/** Of a process itself; `resourceUsage` counts what its parent had when it was started. */
const HOOK = "process.on('exit', () => require('fs').writeFileSync(process.env.PEAK, /VmHWM:\\s*(\\d+)/.exec(require('fs').readFileSync('/proc/self/status', 'utf8'))[1]))";

let folder: Folder;
let bundled: Bundled;
beforeAll(() => {
  folder = new Folder();
  bundled = bundledIn(folder);
  folder.write('hook.js', HOOK);
  folder.write('t.json', LOSING);
});
afterAll(() => folder.remove());

function ran(args: readonly string[], cwd = folder.path) {
  const peak = folder.file('peak');
  const { status, signal, stdout, stderr } = spawnSync(
    process.execPath, ['--max-old-space-size=150', '-r', folder.file('hook.js'), bundled.command, ...args],
    { cwd, encoding: 'utf8', timeout: KILLED_AFTER_MS, killSignal: 'SIGKILL', env: { ...process.env, PEAK: peak }, maxBuffer: 100_000_000 },
  );
  return { status, signal, out: stdout, error: stderr, mb: Number(readFileSync(peak, 'utf8')) / 1_000 };
}

const assembly = (name: string, manifest: string, files: Readonly<Record<string, string>> = {}): string => {
  mkdirSync(folder.file(name));
  for (const [file, text] of Object.entries({ 'manifest.json': manifest, ...files })) writeFileSync(join(folder.file(name), file), text);
  return name;
};
const linked = (name: string, to: string): string => {
  mkdirSync(folder.file(name));
  symlinkSync(to, join(folder.file(name), '.cdk-lambda-delivery.json'));
  return folder.file(name);
};
const STACK = { type: 'aws:cloudformation:stack', properties: { templateFile: 't.json' } };

/** What is refused, the arguments, and the working directory. */
type Refused = readonly [what: string, make: () => readonly string[], cwd?: () => string];

const REFUSED: readonly Refused[] = [
  ['a template that is a device', () => ['/dev/zero']],
  ['a config that is a device', () => ['t.json', '--config', '/dev/zero']],
  ['a baseline that is a device', () => ['t.json', '--baseline', '/dev/zero']],
  ['a committed config that is a link to a device', () => [folder.file('t.json')], () => linked('with-link', '/dev/zero')],
  ['a committed config that is a link to a pipe', () => [folder.file('t.json')], () => {
    execFileSync('mkfifo', [folder.file('pipe')]);
    return linked('with-pipe', folder.file('pipe'));
  }],
  ['100 MB', () => {
    truncateSync(folder.write('large.json', '{'), 100_000_000);
    return ['large.json'];
  }],
  ['60 MB of lists of nothing', () => [folder.write('nothing.json', `{"Resources":{},"A":[${'[],'.repeat(20_000_000)}[]]}`)]],
  ['5 MB of lists of nothing', () => [folder.write('nothing.json', `{"Resources":{},"A":[${'[],'.repeat(1_600_000)}[]]}`)]],
  ['a manifest of lists of nothing', () => [assembly('nothing', `{"artifacts":{},"A":[${'[],'.repeat(10_000_000)}[]]}`)]],
  ['200,000 resources', () => [folder.write('many.json', `{"Resources":{${Array.from({ length: 200_000 }, (_, i) => `"R${i}":{"Type":"A"}`).join(',')}}}`)]],
  ['100,000 resources in YAML', () => [folder.write('many.yaml', `Resources:\n${Array.from({ length: 100_000 }, (_, i) => `  R${i}: {Type: A}\n`).join('')}`)]],
  ['20,000 nested stacks of one file', () => [assembly('nested', JSON.stringify({ artifacts: { S: STACK } }), {
    't.json': JSON.stringify({ Resources: Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`N${i}`, { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'n.json' } }])) }),
    'n.json': '{"Resources":{}}',
  })]],
  ['the same template of 4 MB for 10,000 stacks', () => [assembly('same', JSON.stringify({ artifacts: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`S${i}`, STACK])) }), {
    't.json': JSON.stringify({ Resources: {}, Metadata: 'x'.repeat(4_000_000) }),
  })]],
  ['a template that is a link out of its assembly', () => {
    const path = assembly('out', JSON.stringify({ artifacts: { S: STACK } }));
    symlinkSync(folder.file('t.json'), join(folder.file(path), 't.json'));
    return [path];
  }],
];

test.each(REFUSED.map(([what, make, cwd]) => ({ what, make, cwd })))('$what: one line, exit code 2', ({ make, cwd }) => {
  const { status, signal, out, error, mb } = ran(['check', ...make()], cwd?.());
  expect([status, signal, out]).toEqual([2, null, '']);
  expect(error).toMatch(/^cdk-lambda-delivery: [^\n]+\n$/);
  expect(error).not.toContain('internal error');
  expect(mb).toBeLessThan(MOST_MB);
});

const tagged = (value: unknown): Json => ({ Resources: { ...LOSING.Resources, Tagged: aFunction({ Tags: [{ Key: 'a', Value: value }] }) } });

test.each<[string, () => readonly string[]]>([
  ['an Fn::Sub of 1 MB that never closes', () => [folder.write('sub.json', tagged({ 'Fn::Sub': '${a'.repeat(333_333) }))]],
  ['its plan', () => [folder.write('sub.json', tagged({ 'Fn::Sub': '${a'.repeat(333_333) })), '--fix-plan']],
  ['a logical id of 1 MB', () => [folder.write('id.json', { Resources: { ...LOSING.Resources, [`Custom${'A'.repeat(1_000_000)}`]: aFunction() } })]],
  ['its place in SARIF', () => [folder.write('id.json', { Resources: { ...LOSING.Resources, [`Custom${'A'.repeat(1_000_000)}`]: aFunction() } }), '--format', 'sarif']],
])('%s: a report', (_, make) => {
  const { status, signal, error, mb } = ran(['check', ...make()]);
  expect([status, signal]).toEqual([1, null]);
  // A note, such as one about a function that nothing calls, is no error.
  expect(error).toMatch(/^(?:note: [^\n]{1,1000}\n)*$/);
  expect(mb).toBeLessThan(MOST_MB);
});
