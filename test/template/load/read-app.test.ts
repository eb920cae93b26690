import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, relative } from 'path';
import { FileError } from '../../../src/files/file-error';
import { readApp } from '../../../src/template/load/read-app';

let directory: string;
beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'assembly-')); });
afterEach(() => rmSync(directory, { recursive: true }));

function write(files: Record<string, unknown>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, name)), { recursive: true });
    writeFileSync(join(directory, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

const stack = (templateFile: unknown, stackName?: string): object => ({ type: 'aws:cloudformation:stack', properties: { templateFile, stackName } });
const stage = (directoryName: unknown): object => ({ type: 'cdk:cloud-assembly', properties: { directoryName } });
const QUEUE = { Resources: { Q: { Type: 'AWS::SQS::Queue' } } };
const names = (): readonly string[] => readApp([directory]).stacks.map(({ name }) => name);

test('the manifest of a directory lists its stacks, stages included, and stacks of one name stay apart', () => {
  write({
    'manifest.json': { artifacts: { A: stack('a.json', 'shop'), Dev: stage('dev'), tree: { type: 'cdk:tree' } } },
    'a.json': QUEUE,
    'dev/manifest.json': { artifacts: { DevA: stack('a.json', 'shop'), DevB: stack('b.json') } },
    'dev/a.json': QUEUE,
    'dev/b.json': {},
  });
  expect(names()).toEqual(['shop', 'DevA', 'DevB']);
  expect(readApp([directory]).ofType('AWS::SQS::Queue').map(({ declaredAt }) => declaredAt)).toEqual([{ stack: 'shop', logicalId: 'Q' }, { stack: 'DevA', logicalId: 'Q' }]);
});

test('a template file is a stack with the name of the file', () => {
  write({ 'Shop.template.json': QUEUE, 'other.json': `\uFEFF${JSON.stringify(QUEUE)}`, 'dev/other.json': QUEUE });
  expect(readApp(['Shop.template.json', 'other.json', 'dev/other.json'].map((file) => join(directory, file))).stacks.map(({ name }) => name))
    .toEqual(['Shop', 'other', 'other#2']);
});

test('stacks of one name are numbered by their files, in whatever order and by whatever path they are given', () => {
  write({ 'b/T.json': QUEUE, 'a/T.json': QUEUE, 'c/T.json': QUEUE });
  const files = ['a', 'b', 'c'].map((name) => join(directory, name, 'T.json'));
  const numbered = files.map((file, i) => [i === 0 ? 'T' : `T#${i + 1}`, file]);
  const [a, b, c] = files;
  for (const order of [[a, b, c], [c, b, a], [b, c, a]]) {
    expect(readApp(order).stacks.map(({ name, file }) => [name, file])).toEqual(numbered);
  }
  const around = relative(process.cwd(), b);
  expect(readApp([c, around, a]).stacks.map(({ name, file }) => [name, file])).toEqual([['T', a], ['T#2', around], ['T#3', c]]);
});

test('a stage that contains itself is read once', () => {
  write({ 'manifest.json': { artifacts: { A: stack('a.json'), Again: stage('.') } }, 'a.json': QUEUE });
  expect(names()).toEqual(['A']);
});

const nesting = (path: string): unknown => ({ Resources: { N: { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': path } } } });

test('a nested template is found by its asset path', () => {
  write({ 'manifest.json': { artifacts: { A: stack('a.json') } }, 'a.json': nesting('b.json'), 'b.json': nesting('c.json'), 'c.json': {} });
  expect(names()).toEqual(['A', 'A.N', 'A.N.N']);
});

test.each<[string, Record<string, unknown>, string, string]>([
  ['no manifest', {}, '', ': has no manifest.json, so it is not a cloud assembly; name its templates instead'],
  ['a manifest without artifacts', { 'manifest.json': {} }, '', 'manifest.json: has no artifacts, so it is not the manifest of a cloud assembly; run cdk synth again'],
  ['a manifest that is not JSON', { 'manifest.json': '{' }, '', 'manifest.json: is not JSON'],
  ['a stack without a template', { 'manifest.json': { artifacts: { A: stack(5) } } }, '', 'manifest.json: an artifact names no file; run cdk synth again'],
  ['a template that is missing', { 'manifest.json': { artifacts: { A: stack('a.json') } } }, '', 'a.json: no such file or directory'],
  ['a template that is no object', { 'manifest.json': { artifacts: { A: stack('a.json') } }, 'a.json': [] }, '', 'manifest.json: the template of A is not an object; run cdk synth again'],
  ['a nested template that is missing', { 'manifest.json': { artifacts: { A: stack('a.json') } }, 'a.json': nesting('b.json') }, '', 'b.json: no such file or directory; it is the template of nested stack N'],
  ['a template that nests itself', { 'manifest.json': { artifacts: { A: stack('a.json') } }, 'a.json': nesting('a.json') }, '', 'a.json: nests stacks more than 32 deep; check whether a template nests itself'],
  ['a file outside', { 'manifest.json': { artifacts: { A: stack('../../etc/passwd') } } }, '', 'manifest.json: an artifact names a file outside the assembly, and only files inside it are read'],
  ['an absolute file', { 'manifest.json': { artifacts: { A: stack('/etc/passwd') } } }, '', 'manifest.json: an artifact names a file outside the assembly, and only files inside it are read'],
  ['a stage outside', { 'manifest.json': { artifacts: { A: stage('..') } } }, '', 'manifest.json: an artifact names a file outside the assembly, and only files inside it are read'],
  ['a file that is no template', { 'x.json': { a: 1 } }, 'x.json', 'x.json: has no Resources, so it is not a CloudFormation template'],
  ['YAML that is none', { 'x.yaml': 'Resources: [' }, 'x.yaml', 'x.yaml: is not YAML'],
  ['YAML in a file of JSON', { 'x.json': '{a: 1}' }, 'x.json', 'x.json: is not JSON'],
  ['an empty file', { 'x.yaml': '' }, 'x.yaml', 'x.yaml: has no Resources, so it is not a CloudFormation template'],
  ['no file', {}, 'x.json', 'x.json: no such file or directory'],
])('%s is one clear line', (_, files, path, message) => {
  write(files);
  const read = (): unknown => readApp([join(directory, path)]);
  expect(read).toThrow(FileError);
  expect(read).toThrow(message);
});
