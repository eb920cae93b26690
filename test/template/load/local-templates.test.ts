/** Nested stacks whose template is a file beside the one that names it. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { check } from '../../../src/checks/check';
import { unreadParts } from '../../../src/cli/unread-parts';
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { ALL_RULES } from '../../../src/rules/all';
import { TemplateApp } from '../../../src/template/app';
import { readApp } from '../../../src/template/load/read-app';

let directory: string;
const before = process.cwd();
beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'local-')));
  mkdirSync(join(directory, 'app'));
  process.chdir(directory);
});
afterEach(() => {
  process.chdir(before);
  rmSync(directory, { recursive: true });
});

function write(name: string, content: string): void {
  mkdirSync(dirname(join(directory, name)), { recursive: true });
  writeFileSync(join(directory, name), content);
}

const QUEUE = 'Resources: {Q: {Type: AWS::SQS::Queue}}\nOutputs: {Arn: {Value: !GetAtt Q.Arn}}\n';
const nesting = (path: string, id = 'N'): string => `Resources: {${id}: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ${path}}}}\n`;
const names = (app: TemplateApp): readonly string[] => app.stacks.map(({ name }) => name);
const unread = (app: TemplateApp): readonly string[] => app.stacks.flatMap((stack) => stack.unread.map(({ where, why }) => `${stack.name}.${where}: ${why}`));

test.each([
  ['beside it', 'app/child.yaml', 'child.yaml'],
  ['beside it, with a dot', 'app/child.yaml', './child.yaml'],
  ['in a directory', 'app/nested/child.json.yaml', 'nested/child.json.yaml'],
  ['further up, in the working directory', 'shared/child.yaml', '../shared/child.yaml'],
])('a template %s is read', (_, file, path) => {
  write(file, QUEUE);
  write('app/t.yaml', nesting(path));
  const app = readApp(['app/t.yaml']);
  expect([names(app), unread(app), unreadParts(app).notes]).toEqual([['t', 't.N'], [], []]);
  expect(app.ofType('AWS::SQS::Queue')[0].stack.file).toBe(join(directory, file));
});

test('each template names those that it nests from its own directory', () => {
  write('app/t.yaml', nesting('one/a.yaml'));
  write('app/one/a.yaml', nesting('two/b.yaml'));
  write('app/one/two/b.yaml', nesting('../../c.json'));
  write('app/c.json', '{"Resources": {"Q": {"Type": "AWS::SQS::Queue"}}}');
  expect(names(readApp([join(directory, 'app/t.yaml')]))).toEqual(['t', 't.N', 't.N.N', 't.N.N.N']);
});

test('an application of SAM is a nested stack', () => {
  write('app/child.yaml', QUEUE);
  write('app/t.yaml', 'Transform: AWS::Serverless-2016-10-31\nResources: {App: {Type: AWS::Serverless::Application, Properties: {Location: child.yaml}}}\n');
  const app = readApp(['app/t.yaml']);
  expect([names(app), unread(app)]).toEqual([['t', 't.App'], []]);
});

test('parameters go into the nested stack, and outputs come out of it', () => {
  write('app/child.yaml', `Parameters: {Seconds: {Type: Number}}
Resources:
  Failed: {Type: AWS::SQS::Queue, Properties: {MessageRetentionPeriod: 1209600}}
  Orders: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: !Ref Seconds, RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 5}}}
Outputs: {Arn: {Value: !GetAtt Orders.Arn}}
`);
  write('app/t.yaml', `Resources:
  N: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {Seconds: 30}}}
  Fn: {Type: AWS::Lambda::Function, Properties: {Timeout: 60}}
  M: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Fn, EventSourceArn: !GetAtt N.Outputs.Arn}}
`);
  const { findings } = check(readDeliveryGraph(readApp(['app/t.yaml'])), ALL_RULES);
  expect(findings.filter(({ rule }) => rule === 'visibility-covers-timeout').map(({ at }) => at)).toEqual([{ stack: 't.N', logicalId: 'Orders' }]);
});

test.each<[string, string, string]>([
  ['that does not exist', 'gone.yaml', 'gone.yaml: no such file or directory'],
  ['outside the working directory', '../../../../../../../etc/hostname', '../../../../../../../etc/hostname: is outside '],
  ['with an absolute path outside', '/etc/hostname', '/etc/hostname: is outside '],
  ['that a link leads out to', 'link.yaml', 'link.yaml: is outside '],
  ['that is no template', 'text.yaml', 'text.yaml: has no Resources, so it is not a CloudFormation template'],
  ['that is no YAML', 'broken.yaml', 'broken.yaml: is not YAML: '],
  ['that is a directory', 'nested', 'nested: is a directory'],
  ['that is the same template', 't.yaml', 't.yaml: nests itself'],
])('a template %s is listed as not read', (_, path, why) => {
  symlinkSync('/etc/hostname', join(directory, 'app/link.yaml'));
  write('app/text.yaml', 'a: 1\n');
  write('app/broken.yaml', 'Resources: [\n');
  mkdirSync(join(directory, 'app/nested'));
  write('app/t.yaml', nesting(path));
  const app = readApp(['app/t.yaml']);
  expect([names(app), unread(app)]).toEqual([['t'], [expect.stringContaining(`t.N: ${why}`)]]);
  expect(unreadParts(app)).toMatchObject({ count: 1, notes: [expect.stringContaining('1 part of the templates is not read: t.N (')] });
});

test('templates that nest each other end', () => {
  write('app/t.yaml', nesting('u.yaml'));
  write('app/u.yaml', nesting('t.yaml'));
  expect(names(readApp(['app/t.yaml']))).toEqual(['t', 't.N']);
  expect(names(readApp(['app/t.yaml', 'app/u.yaml']))).toEqual(['t', 't.N']);
});

test.each(['https://bucket.s3.amazonaws.com/t.json', 's3://bucket/t.json', '!Sub "https://${B}/t.json"', '""'])('%s is no path', (url) => {
  write('app/t.yaml', nesting(url));
  expect([names(readApp(['app/t.yaml'])), unread(readApp(['app/t.yaml']))]).toEqual([['t'], []]);
});

test('templates that multiply are read up to a bound', () => {
  const many = (file: string): string => `Resources:\n${Array.from({ length: 40 }, (_, i) => `  N${i}: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: ${file}}}`).join('\n')}\n`;
  write('app/t.yaml', many('a.yaml'));
  write('app/a.yaml', many('b.yaml'));
  write('app/b.yaml', QUEUE);
  const app = readApp(['app/t.yaml']);
  expect(app.stacks).toHaveLength(1_001);
  expect(unread(app)[0]).toContain('more than 1000 nested stacks');
});

test('a template that is nested and named as well is read once', () => {
  write('app/child.yaml', QUEUE);
  write('app/t.yaml', nesting('child.yaml'));
  expect(names(readApp(['app/child.yaml', 'app/t.yaml']))).toEqual(['t', 't.N']);
});
