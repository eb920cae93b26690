/** No output is written over a file that the run has read, by whatever path it is named. */
import { linkSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { join } from 'path';
import { folderOfEachTest, LOSING, ran } from '../cli/support';

const folder = folderOfEachTest();
const TEMPLATE = JSON.stringify(LOSING);
const CONFIG = '{"failOn":"info"}';
const BASELINE = '{"version":1,"findings":[]}';
const FILES: Readonly<Record<string, string>> = {
  't.json': TEMPLATE,
  'c.json': CONFIG,
  'b.json': BASELINE,
  'cdk.out/manifest.json': JSON.stringify({ artifacts: { S: { type: 'aws:cloudformation:stack', properties: { templateFile: 'S.template.json' }, additionalMetadataFile: 'S.metadata.json' } } }),
  'cdk.out/S.template.json': TEMPLATE,
  'cdk.out/S.assets.json': '{}',
  'cdk.out/S.metadata.json': '{}',
};

beforeEach(() => {
  mkdirSync('cdk.out');
  for (const [name, text] of Object.entries(FILES)) writeFileSync(name, text);
  mkdirSync('d');
  symlinkSync('../t.json', 'd/link.json');
  linkSync('t.json', 'hard.json');
});

const untouched = (): void => Object.entries(FILES).forEach(([name, text]) => expect(readFileSync(name, 'utf8')).toBe(text));

describe.each(['-o', '--write-baseline'])('%s', (option) => {
  test.each([
    ['the template', 't.json'],
    ['the template, by another path', join('d', '..', 't.json')],
    ['a symbolic link to it', join('d', 'link.json')],
    ['a hard link to it', 'hard.json'],
    ['the config', 'c.json'],
    ['the manifest of the assembly', join('cdk.out', 'manifest.json')],
    ['a template of the assembly', join('cdk.out', 'S.template.json')],
    ['the list of assets of the assembly', join('cdk.out', 'S.assets.json')],
    ['the metadata of the assembly', join('cdk.out', 'S.metadata.json')],
  ])('%s is an input', (_, file) => {
    expect(ran(['check', 't.json', 'cdk.out', '--config', 'c.json', option, file])).toEqual({
      exit: 2, out: '', error: `cdk-lambda-delivery: ${file}: is an input or another output of this run; name another file\n`,
    });
    untouched();
  });

  test('a file that is no input is replaced, whole, and a link to one is followed', () => {
    folder.write('old.json', 'x'.repeat(1_000_000));
    symlinkSync('old.json', 'to-old.json');
    expect(ran(['check', 't.json', option, 'to-old.json', '--format', 'json'])).toMatchObject({ error: '' });
    expect(Object.keys(JSON.parse(readFileSync('old.json', 'utf8')) as object)).toContain('version');
  });
});

test('the baseline is an input', () => {
  expect(ran(['check', 't.json', '--baseline', 'b.json', '-o', 'b.json'])).toMatchObject({ exit: 2, error: expect.stringContaining('b.json: is an input') as string });
  untouched();
});

test('a baseline that is only written may be written again', () => {
  folder.write('.cdk-lambda-delivery.json', { baseline: 'b.json' });
  expect(ran(['check', 't.json', '--write-baseline', 'b.json', '--fail-on', 'error']).error).toBe('');
  expect(readFileSync('b.json', 'utf8')).not.toBe(BASELINE);
});

test('the report of a graph', () => {
  expect(ran(['report', 't.json', '-o', 'hard.json'])).toMatchObject({ exit: 2, out: '' });
  untouched();
});

test('report and baseline in one file: the second is refused', () => {
  expect(ran(['check', 't.json', '--write-baseline', 'new.json', '-o', 'new.json'])).toMatchObject({ exit: 2, out: '' });
  expect(JSON.parse(readFileSync('new.json', 'utf8'))).toMatchObject({ version: 1 });
});
