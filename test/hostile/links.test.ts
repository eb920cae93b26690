/** No file outside a cloud assembly is read, however the assembly leads there; links that stay inside are followed. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ran } from '../cli/support';
import { aQueue } from '../template/app-of';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'links-'));
  write('secret/t.json', { Resources: { SecretQueue: aQueue() } });
  write('secret/manifest.json', { artifacts: {} });
  write('cdk.out/manifest.json', { artifacts: { S: { type: 'aws:cloudformation:stack', properties: { templateFile: 't.json' } } } });
  write('cdk.out/t.json', { Resources: {} });
});
afterEach(() => rmSync(directory, { recursive: true }));

function write(path: string, content: unknown): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), JSON.stringify(content));
}

function link(from: string, to: string): void {
  rmSync(join(directory, from), { force: true });
  symlinkSync(to, join(directory, from));
}

const check = () => ran(['check', join(directory, 'cdk.out')]);
const stack = (properties: object, more: object = {}) => ({ type: 'aws:cloudformation:stack', properties, ...more });

test.each<[string, () => void]>([
  ['the template', () => link('cdk.out/t.json', '../secret/t.json')],
  ['the template, by its whole path', () => link('cdk.out/t.json', join(directory, 'secret/t.json'))],
  ['the template, over a second link', () => {
    link('cdk.out/t.json', 'u.json');
    link('cdk.out/u.json', '../secret/t.json');
  }],
  ['a directory on the way to the template', () => {
    link('cdk.out/d', '../secret');
    write('cdk.out/manifest.json', { artifacts: { S: stack({ templateFile: 'd/t.json' }) } });
  }],
  ['the manifest', () => link('cdk.out/manifest.json', '../secret/manifest.json')],
  ['the metadata', () => {
    link('cdk.out/m.json', '../secret/t.json');
    write('cdk.out/manifest.json', { artifacts: { S: stack({ templateFile: 't.json' }, { additionalMetadataFile: 'm.json' }) } });
  }],
  ['the list of assets', () => link('cdk.out/S.assets.json', '../secret/t.json')],
  ['the validation report', () => link('cdk.out/validation-report.json', '../secret/t.json')],
  ['the template of a nested stack', () => {
    link('cdk.out/n.json', '../secret/t.json');
    write('cdk.out/t.json', { Resources: { N: { Type: 'AWS::CloudFormation::Stack', Metadata: { 'aws:asset:path': 'n.json' } } } });
  }],
  ['a nested assembly', () => {
    link('cdk.out/assembly-Dev', '../secret');
    write('cdk.out/manifest.json', { artifacts: { Dev: { type: 'cdk:cloud-assembly', properties: { directoryName: 'assembly-Dev' } } } });
  }],
])('%s is a link out of the assembly: refused in one line', (_, make) => {
  make();
  const { exit, out, error } = check();
  expect([exit, out]).toEqual([2, '']);
  expect(error).toMatch(/^cdk-lambda-delivery: .*: a symbolic link leads out of the assembly, and only files inside it are read(?:; it is the template of nested stack N)?\n$/);
});

test('links that stay inside are followed', () => {
  write('cdk.out/d/real.json', { Resources: { Q: aQueue() } });
  link('cdk.out/e', 'd');
  link('cdk.out/t.json', 'e/real.json');
  expect(check()).toMatchObject({ exit: 0, error: '' });
});

test('the assembly itself may be a link', () => {
  link('current', 'cdk.out');
  expect(ran(['check', join(directory, 'current')])).toMatchObject({ exit: 0, error: '' });
});

test('an assembly that leads to itself by a link is read once', () => {
  link('cdk.out/again', '.');
  write('cdk.out/manifest.json', {
    artifacts: { S: stack({ templateFile: 't.json' }), A: { type: 'cdk:cloud-assembly', properties: { directoryName: 'again' } } },
  });
  write('cdk.out/t.json', { Resources: { F: { Type: 'AWS::Lambda::Function' }, C: { Type: 'AWS::Lambda::EventInvokeConfig', Properties: { FunctionName: { Ref: 'F' } } } } });
  expect(check().out).toContain('1 delivery: ');
});
