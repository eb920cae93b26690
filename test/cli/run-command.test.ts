import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { run } from '../../src/cli/run-command';
import { Folder, LOSING, SOUND } from './support';

let directory: string;
let template: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cli-'));
  template = join(directory, 'Shop.template.json');
  writeFileSync(template, JSON.stringify({
    Resources: {
      Fn: { Type: 'AWS::Lambda::Function' },
      M: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { FunctionName: { Ref: 'Fn' }, EventSourceArn: 'arn:aws:sqs:eu-west-1:1:orders' } },
    },
  }));
});
afterEach(() => rmSync(directory, { recursive: true }));

interface Ran { readonly exit: number; readonly out: string; readonly error: string }

function ran(args: readonly string[], width?: number): Ran {
  let [out, error] = ['', ''];
  const exit = run(args, { out: (text) => { out += text; }, error: (text) => { error += text; }, width });
  return { exit, out, error };
}

test('report prints a table', () => {
  const { exit, out, error } = ran(['report', template], 100);
  expect([exit, error]).toEqual([0, '']);
  expect(out).toContain('1 delivery: 1 could not be checked');
  expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});

test('report prints JSON', () => {
  expect(JSON.parse(ran(['report', template, '--format', 'json']).out)).toMatchObject({ version: 1, deliveries: [{ id: 'Shop.M' }] });
});

test('-o writes the report to a file and nothing to the terminal', () => {
  const file = join(directory, 'report.txt');
  expect(ran(['report', template, '-o', file], 80)).toEqual({ exit: 0, out: '', error: '' });
  expect(readFileSync(file, 'utf8')).toBe(ran(['report', template]).out);
});

test('help is no error', () => {
  expect(ran(['--help'])).toMatchObject({ exit: 0, error: '', out: expect.stringContaining('report') });
  expect(ran(['report', '--help'])).toMatchObject({ exit: 0, out: expect.stringContaining('--format') });
});

test.each<[string, () => string[], string]>([
  ['no subcommand', () => [], 'a subcommand is missing: try --help'],
  ['an unknown subcommand', () => ['repot'], "unknown command 'repot' (Did you mean report?)"],
  ['no path', () => ['report'], "missing required argument 'path'"],
  ['an unknown option', () => ['report', template, '--colour'], "unknown option '--colour'"],
  ['an unknown format', () => ['report', template, '--format', 'pdf'], "option '--format <format>' argument 'pdf' is invalid. Allowed choices are text, json, html, svg, markdown, mermaid."],
  ['a path that is not there', () => ['report', join(directory, 'no\u001b[2J')], `${join('no\\u{1b}[2J')}: no such file or directory`],
  ['a directory that is no assembly', () => ['report', directory], 'has no manifest.json'],
  ['an output that cannot be written', () => ['report', template, '-o', join(directory, 'a', 'b')], 'cannot be written (ENOENT)'],
])('%s is exit 2 and one line', (_, args, message) => {
  const { exit, out, error } = ran(args());
  expect([exit, out]).toEqual([2, '']);
  expect(error).toMatch(/^cdk-lambda-delivery: [^\n]*\n$/);
  expect(error).toContain(message);
});

test('the command never loads aws-cdk-lib', () => {
  ran(['report', template]);
  const loaded = Object.keys(require.cache);
  expect(loaded).toContainEqual(expect.stringContaining('read-graph'));
  expect(loaded.filter((file) => /node_modules\/(?:aws-cdk-lib|constructs)\//.test(file))).toEqual([]);
});

test('a report says when the checks find errors in what it shows, and is silent else', () => {
  const folder = new Folder();
  expect(ran(['report', folder.write('a.json', LOSING)]).out).toMatch(/\ncdk-lambda-delivery check reports 2 errors/);
  expect(ran(['report', folder.write('b.json', SOUND)]).out).toMatch(/1 delivery: 1 keeps every failed event and tells somebody\n$/);
  folder.remove();
});
