/** Files that are not templates: the command prints one line and exits with 2. */
import { execFileSync, spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { run } from '../../src/cli/run-command';
import { aFunction, aMapping, aQueue, arn } from '../template/app-of';

const TEMPLATE = JSON.stringify({ Resources: { Fn: aFunction(), Q: aQueue(), M: aMapping({ EventSourceArn: arn('Q') }) } });
let directory: string;
beforeAll(() => { directory = mkdtempSync(join(tmpdir(), 'hostile-')); });
afterAll(() => rmSync(directory, { recursive: true }));

function ran(...args: string[]): { readonly exit: number; readonly out: string; readonly error: string } {
  let [out, error] = ['', ''];
  const exit = run(args, { out: (text) => { out += text; }, error: (text) => { error += text; } });
  return { exit, out, error };
}

function file(name: string, content: string | Buffer): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  return path;
}

/** A process of its own listens, since the socket of this one would be closed with its server. */
function socket(path: string): string {
  spawnSync(process.execPath, ['-e', `require('net').createServer().listen(${JSON.stringify(path)}, () => process.kill(process.pid, 'SIGKILL'))`], { stdio: 'ignore' });
  return path;
}

function assembly(name: string, manifest: unknown, files: Readonly<Record<string, unknown>> = {}): string {
  const path = join(directory, name);
  mkdirSync(path);
  for (const [inner, content] of Object.entries({ 'manifest.json': manifest, ...files })) writeFileSync(join(path, inner), JSON.stringify(content));
  return path;
}

const stackOf = (templateFile: string): unknown => ({ artifacts: { S: { type: 'aws:cloudformation:stack', properties: { templateFile } } } });
const nested = (path: string): unknown => ({ Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'x' }, Metadata: { 'aws:asset:path': path } });

function nestingAssembly(name: string, path: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = assembly(name, stackOf('t.json'), { 't.json': { Resources: { N: nested(path) } } });
  for (const [inner, text] of Object.entries(files)) writeFileSync(join(folder, inner), text);
  return folder;
}

const manyResources = (count: number): unknown => Object.fromEntries(Array.from({ length: count }, (_, i) => [`Q${i}`, aQueue()]));
const manyEvents = (count: number): unknown => (
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`E${i}`, { Type: 'SQS', Properties: { Queue: 'arn:aws:sqs:eu-west-1:111122223333:q' } }]))
);

const bomb = `a0: &a0 [x, x]\n${Array.from({ length: 60 }, (_, i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`).join('\n')}`;

const REFUSED: readonly (readonly [string, () => string])[] = [
  ['an empty file', () => file('empty.json', '')],
  ['an empty YAML file', () => file('empty.yaml', '')],
  ['a binary', () => file('binary.json', Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 37) % 256)))],
  ['a binary in YAML', () => file('binary.yaml', Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 41) % 256)))],
  ['UTF-16', () => file('utf16.json', Buffer.from(`\ufeff${TEMPLATE}`, 'utf16le'))],
  ['NUL characters', () => file('nul.yaml', '\u0000'.repeat(1_000))],
  ['a YAML bomb', () => file('bomb.yaml', bomb)],
  ['a list', () => file('list.json', '[]')],
  ['a text', () => file('text.json', '"Resources"')],
  ['Resources that is a list', () => file('resources.json', '{"Resources":[]}')],
  ['a file that is not there, with a name that clears the screen', () => join(directory, 'a\u001b[2J\n\u202e\u0000b')],
  ['a character device', () => '/dev/zero'],
  ['a pipe that nobody writes to', () => {
    execFileSync('mkfifo', [join(directory, 'fifo.json')]);
    return join(directory, 'fifo.json');
  }],
  ['100 MB', () => {
    const path = file('large.json', '{');
    truncateSync(path, 100_000_000);
    return path;
  }],
  ['5 MB of lists of nothing', () => file('lists.json', `{"Resources":{},"Metadata":[${'[],'.repeat(1_600_000)}[]]}`)],
  ['30 MB of lists of nothing as a manifest', () => {
    const path = assembly('lists', {});
    writeFileSync(join(path, 'manifest.json'), `{"artifacts":{},"x":[${'[],'.repeat(10_000_000)}[]]}`);
    return path;
  }],
  ['a manifest of 100 MB', () => {
    const path = assembly('large', {});
    truncateSync(join(path, 'manifest.json'), 100_000_000);
    return path;
  }],
  ['one template of 4 MB as the template of a hundred stacks', () => {
    const stack = (stackOf('t.json') as { artifacts: { S: unknown } }).artifacts.S;
    const path = assembly('again', { artifacts: Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`S${i}`, stack])) });
    writeFileSync(join(path, 't.json'), `{"Resources":{},"Metadata":"${'x'.repeat(4_000_000)}"}`);
    return path;
  }],
  ['a socket', () => socket(join(directory, 'socket.json'))],
  ['a manifest that is a pipe', () => {
    const path = assembly('piped', {});
    rmSync(join(path, 'manifest.json'));
    execFileSync('mkfifo', [join(path, 'manifest.json')]);
    return path;
  }],
  ['2,001 resources', () => file('many.json', JSON.stringify({ Resources: manyResources(2_001) }))],
  ['a loop of 8,000 resources', () => file('loop-of-many.json', JSON.stringify({
    Transform: 'AWS::LanguageExtensions', Resources: { 'Fn::ForEach::A': ['A', Array.from({ length: 8_000 }, (_, i) => `a${i}`), { 'T${A}': { Type: 'AWS::SNS::Topic' } }] },
  }))],
  ['a function of which SAM makes 10,000 resources', () => file('sam-of-many.json', JSON.stringify({
    Transform: 'AWS::Serverless-2016-10-31', Resources: { Fn: { Type: 'AWS::Serverless::Function', Properties: { Events: manyEvents(10_000) } } },
  }))],
  ['2,001 resources of a nested stack', () => nestingAssembly('nested-many', 'inner.json', { 'inner.json': JSON.stringify({ Resources: manyResources(2_001) }) })],
  ['a directory without a manifest', () => {
    mkdirSync(join(directory, 'nothing'));
    return join(directory, 'nothing');
  }],
  ['a manifest that names a file outside', () => assembly('outside', stackOf('../../../etc/passwd'))],
  ['a manifest that names a file by its whole path', () => assembly('whole', stackOf('/etc/passwd'))],
  ['a manifest that names an assembly outside', () => assembly('parent', { artifacts: { A: { type: 'cdk:cloud-assembly', properties: { directoryName: '..' } } } })],
  ['a manifest that names a directory as template', () => assembly('folder', stackOf('.'))],
  ['a manifest whose stack has an id that leads outside', () => assembly('id', { artifacts: { '../../x': { type: 'aws:cloudformation:stack', properties: { templateFile: 't.json' } } } }, { 't.json': {} })],
  ['a manifest of the wrong types', () => assembly('types', { artifacts: { S: { type: 'aws:cloudformation:stack', properties: 7 } } })],
  ['a manifest whose nested stack has no file', () => nestingAssembly('nested-gone', 'gone.json')],
  ['a manifest whose nested stack is no JSON', () => nestingAssembly('nested-broken', 'inner.json', { 'inner.json': '{' })],
  ['a manifest whose nested stack is a list', () => nestingAssembly('nested-list', 'inner.json', { 'inner.json': '[]' })],
  ['a manifest whose nested stack is a directory', () => nestingAssembly('nested-folder', '.')],
  ['a stack that nests itself', () => nestingAssembly('nested-itself', 't.json')],
  ['stacks that nest each other a million times', () => nestingAssembly('nested-each-other', 'inner.json', {
    'inner.json': JSON.stringify({ Resources: Object.fromEntries(Array.from({ length: 1_001 }, (_, i) => [`N${i}`, nested('leaf.json')])) }), 'leaf.json': '{}',
  })],
  ['a link to itself', () => {
    symlinkSync('loop.json', join(directory, 'loop.json'));
    return join(directory, 'loop.json');
  }],
];

describe.each(['check', 'report'])('%s', (command) => {
  test.each(REFUSED)('%s is refused in one line', (_, make) => {
    const path = made(make);
    const { exit, out, error } = ran(command, path);
    expect([exit, out]).toEqual([2, '']);
    expect(error).toMatch(/^cdk-lambda-delivery: [^\p{Cc}\p{Cf}]+\n$/u);
    expect(error).not.toContain('internal error');
    expect(error).not.toMatch(/ at .*\.[jt]s:\d+/);
  });
});

/** Created once for both commands. */
const paths = new Map<() => string, string>();
function made(make: () => string): string {
  const known = paths.get(make) ?? make();
  paths.set(make, known);
  return known;
}

test('a template with a byte order mark is read', () => {
  expect(ran('check', file('bom.json', `\ufeff${TEMPLATE}`)).exit).toBe(1);
});

test('an assembly that contains itself is read once', () => {
  const path = assembly('itself', {
    artifacts: {
      Again: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } },
      S: { type: 'aws:cloudformation:stack', properties: { templateFile: 't.json' } },
    },
  }, { 't.json': { Resources: {} } });
  expect(ran('check', path)).toMatchObject({ exit: 0, error: '' });
});

test('too many resources: the error has both limits', () => {
  expect(ran('check', join(directory, 'many.json')).error).toMatch(/many\.json: has 2001 resources; CloudFormation accepts 500 in a template, and more than 2000 are not read; split the stack\n$/);
  expect(ran('check', file('most.json', JSON.stringify({ Resources: manyResources(2_000) })))).toMatchObject({ exit: 0, error: '' });
});

test('a missing nested template: the error names the stack', () => {
  const { error } = ran('check', join(directory, 'nested-gone'));
  expect(error).toMatch(/gone\.json: no such file or directory; it is the template of nested stack N\n$/);
});

test('a nested template may be YAML', () => {
  const path = nestingAssembly('nested-yaml', 'inner.yaml', {
    'inner.yaml': 'Resources: {F: {Type: AWS::Lambda::Function}, C: {Type: AWS::Lambda::EventInvokeConfig, Properties: {FunctionName: !Ref F}}}',
  });
  expect(ran('check', path).out).toContain('1 delivery: ');
});

test('a nested stack without a template in the assembly is listed', () => {
  const path = assembly('nested-elsewhere', stackOf('t.json'), { 't.json': { Resources: { N: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://x/y.json' } } } } });
  expect(ran('check', path).out).toContain('Note: 1 nested stack is not checked without a template in the assembly: S.N');
});

test('parts that a loop, a macro or SAM hides are listed, and fail a run that fails on unknown', () => {
  const path = file('unread.json', JSON.stringify({
    Transform: ['AWS::LanguageExtensions', 'Mine'],
    Parameters: { Names: { Type: 'CommaDelimitedList' } },
    Resources: { 'Fn::ForEach::L': ['X', { Ref: 'Names' }, { 'Fn${X}': { Type: 'AWS::Lambda::Function' } }] },
  }));
  const { out, exit } = ran('check', path);
  expect(out.replace(/\s+/g, ' ')).toContain(
    'Note: 2 parts of the templates are not read: unread.Transform (the macro Mine runs at deployment), unread.Fn::ForEach::L (Ref Names, a parameter of unread)',
  );
  expect(exit).toBe(0);
  expect(ran('check', path, '--fail-on', 'unknown')).toMatchObject({ exit: 1, out: expect.stringContaining('2 at or above unknown: this run fails') as string });
});

test('no truncated template crashes: JSON is refused, YAML is refused or read as far as it goes', () => {
  const yaml = readFileSync(join(__dirname, '../rules/fixtures/mapping-options-fit-source.good.yaml'), 'utf8');
  for (let length = 0; length < TEMPLATE.length; length += 50) {
    expect([length, ran('check', file('cut.json', TEMPLATE.slice(0, length))).exit]).toEqual([length, 2]);
  }
  for (let length = 0; length < yaml.length; length += 211) {
    const { exit, error } = ran('check', file('cut.yaml', yaml.slice(0, length)));
    expect([0, 1, 2]).toContain(exit);
    expect(error).not.toContain('internal error');
  }
});

test.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])('%s is no rule that a config can name', (name) => {
  const config = file('config.json', `{"severities":{"${name}":"off"}}`);
  expect(ran('check', file('t.json', TEMPLATE), '--config', config)).toMatchObject({ exit: 2, out: '', error: expect.stringContaining('names no rule') });
  expect(ran('check', file('t.json', TEMPLATE), '--config', file('config.json', `{"${name}":1}`))).toMatchObject({ exit: 2, out: '' });
});
