import { readFileSync, symlinkSync } from 'fs';
import { basename, join } from 'path';
import { folderOfEachTest, HIDDEN, LOSING, ran, SOUND } from './support';

const folder = folderOfEachTest();

const losing = () => folder.write('Shop.template.json', LOSING);
const json = (args: readonly string[]) => JSON.parse(ran(['check', ...args, '--format', 'json']).out);
const rules = ({ findings }: { readonly findings: readonly { readonly rule: string }[] }) => findings.map(({ rule }) => rule);

test('findings are exit 1', () => {
  const { exit, out, error } = ran(['check', losing()]);
  expect([exit, error]).toEqual([1, '']);
  expect(out).toContain('error visibility-covers-timeout\n  Shop.template.json:1:307: Orders: VisibilityTimeout\n');
  expect(out).toContain('this run fails');
});

test('nothing found is exit 0', () => {
  expect(ran(['check', folder.write('t.json', SOUND), '--fail-on', 'info'])).toMatchObject({
    exit: 0, error: '', out: expect.stringMatching(/^0 errors, 0 warnings, 0 info; 1 delivery: 1 keeps every failed event and tells somebody\n$/),
  });
});

test.each([
  [SOUND, 'info', 0], [HIDDEN, 'error', 0], [HIDDEN, 'warning', 0], [HIDDEN, 'unknown', 1], [HIDDEN, 'info', 1], [LOSING, 'unknown', 1],
])('--fail-on compares weights: %#', (template, failOn, exit) => {
  expect(ran(['check', folder.write('t.json', template), '--fail-on', failOn]).exit).toBe(exit);
});

test('--help and the docs list the levels of --fail-on in the same order', () => {
  const order = ['error', 'warning', 'unknown', 'info'];
  const help = ran(['check', '--help']).out.replace(/\s+/g, ' ');
  expect(help).toContain('exit with 1 on results of this level or one before it; unknown: checks that could not be made (default: "error") (choices: "error", "warning", "unknown", "info")');
  const docs = readFileSync(join(__dirname, '../../docs/checking.md'), 'utf8');
  expect(docs).toContain(`(${order.map((word) => `\`${word}\``).join(', ')})`);
});

test('a severity of the config decides what fails', () => {
  const template = losing();
  folder.write('.cdk-lambda-delivery.json', {
    severities: { 'visibility-covers-timeout': 'info', 'visibility-covers-retries': 'off', 'source-queue-has-dead-letter-queue': 'warning' },
  });
  expect(ran(['check', template]).exit).toBe(0);
  expect(ran(['check', template, '--fail-on', 'warning']).exit).toBe(1);
  expect(rules(json([template]))).not.toContain('visibility-covers-retries');
});

test('JSON has the members that programs rely on', () => {
  const { findings, unknown, checked } = json([losing()]);
  expect(findings[0]).toEqual({
    rule: 'source-queue-has-dead-letter-queue',
    severity: 'error',
    harm: 'lost-on-failure',
    resource: 'Orders',
    property: 'RedrivePolicy',
    message: expect.stringMatching(/\.$/),
    fix: expect.stringMatching(/\.$/),
    path: null,
    stack: 'Shop',
    file: 'Shop.template.json',
    line: 1,
    column: 258,
    code: null,
  });
  expect(findings[0].message).not.toContain(findings[0].fix);
  expect([unknown, checked]).toEqual([[], { rules: expect.any(Number), functions: 1, deliveries: 1 }]);
  expect(json([folder.write('h.json', HIDDEN)]).unknown[0]).toMatchObject({
    rule: expect.any(String), severity: expect.any(String), resource: expect.any(String), reason: expect.stringContaining('Seconds'),
  });
});

test('several paths are one app', () => {
  const { findings, checked } = json([losing(), folder.write('Other.yaml', JSON.stringify(LOSING))]);
  expect(new Set(findings.map(({ stack }: { stack: string }) => stack))).toEqual(new Set(['Shop', 'Other']));
  expect(checked.functions).toBe(2);
});

test('a file that is named twice is one template, by whatever name', () => {
  const once = json([losing()]).findings;
  expect(json([losing(), join('.', basename(losing()))]).findings).toEqual(once);
  symlinkSync(losing(), folder.file('linked.json'));
  expect(json([losing(), 'linked.json']).findings).toEqual(once);
  folder.write('manifest.json', { artifacts: { Shop: { type: 'aws:cloudformation:stack', properties: { templateFile: basename(losing()) } } } });
  expect(json(['.', losing()]).findings).toHaveLength(once.length);
  expect(json(['.', '.']).findings).toHaveLength(once.length);
});

test('what SAM makes of a function stands at its part of the SAM template', () => {
  const template = folder.write('template.yaml', [
    'Transform: AWS::Serverless-2016-10-31', 'Resources:', '  Q:', '    Type: AWS::SQS::Queue', '  F:', '    Type: AWS::Serverless::Function',
    '    Properties:', '      Events:', '        Ordered:', '          Type: SQS', '          Properties:', '            Queue: !GetAtt Q.Arn',
    '            BatchSize: 5',
  ].join('\n'));
  const { runs: [{ results }] } = JSON.parse(ran(['check', template, '--format', 'sarif']).out);
  const found = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'batch-reports-item-failures');
  expect(found.locations[0].physicalLocation.region).toMatchObject({ startLine: 11, endLine: 13 });
});

test('-o writes the report to a file', () => {
  expect(ran(['check', losing(), '-o', 'out.txt'], { colors: true, width: 30 })).toEqual({ exit: 1, out: '', error: '' });
  const text = readFileSync('out.txt', 'utf8');
  expect(text).not.toContain('\u001b');
  expect(text).toBe(ran(['check', losing()]).out);
});

test('acknowledgments of the config file are reported, and unused ones are notes', () => {
  const template = losing();
  const config = folder.write('my.json', {
    acknowledgments: [
      { rule: 'visibility-covers-timeout', reason: 'idempotent', logicalId: 'Orders' },
      { rule: 'mapping-is-enabled', reason: 'paused', stack: 'Elsewhere' },
    ],
  });
  const { findings, acknowledged, notes } = json([template, '--config', config]);
  expect(rules({ findings })).toEqual(['source-queue-has-dead-letter-queue']);
  expect(acknowledged).toMatchObject([{ rule: 'visibility-covers-timeout', acknowledgedBecause: 'idempotent' }]);
  expect(notes).toEqual(['the acknowledgment of "mapping-is-enabled" at stack Elsewhere covers no finding: remove it']);
  expect(ran(['check', template, '--config', config, '--verbose']).out).toContain('Acknowledged: visibility-covers-timeout at Shop.template.json:1:307: Orders');
  expect(ran(['check', template, '--config', config, '--format', 'junit']).error).toBe(`note: ${notes[0]}\n`);
});

test('a baseline is written, read, and compared with what is gone', () => {
  const template = losing();
  const { exit, out } = ran(['check', template, '--write-baseline', 'baseline.json']);
  expect([exit, out]).toEqual([0, expect.stringContaining('Note: 2 findings are recorded in baseline.json\n')]);
  expect(ran(['check', template, '--baseline', 'baseline.json', '--fail-on', 'info']).exit).toBe(0);
  folder.write('.cdk-lambda-delivery.json', { baseline: 'baseline.json' });
  expect(json([template]).findings).toEqual([]);

  const { findings, baseline } = json([folder.write('Shop.template.json', {
    Resources: {
      ...LOSING.Resources,
      Orders: SOUND.Resources.Orders,
      Dead: SOUND.Resources.Dead,
    },
  })]);
  expect(rules({ findings })).toEqual(['failure-exit-is-watched']);
  expect(baseline).toMatchObject({ known: 0, gone: [{ count: 1 }, { count: 1 }] });
});

test('undecided checks are recorded where they fail the run', () => {
  const template = folder.write('h.json', HIDDEN);
  ran(['check', template, '--write-baseline', 'b.json']);
  expect(ran(['check', template, '--baseline', 'b.json', '--fail-on', 'unknown']).exit).toBe(1);
  ran(['check', template, '--write-baseline', 'b.json', '--fail-on', 'unknown']);
  expect(ran(['check', template, '--baseline', 'b.json', '--fail-on', 'unknown']).exit).toBe(0);
});

test.each<[string, () => string[], string]>([
  ['a path that is not there', () => ['check', 'no.json'], 'no.json: no such file or directory'],
  ['a folder that is no cloud assembly', () => ['check', '.'], '.: has no manifest.json, so it is not a cloud assembly; name its templates instead'],
  ['truncated JSON', () => ['check', folder.write('t.json', '{"Resources": {')], 't.json: is not JSON'],
  ['binary', () => ['check', folder.write('t.yaml', Buffer.from([65, 255, 1, 200, 0]))], 't.yaml: is a binary file, and no text in UTF-8\n'],
  ['a binary report', () => ['report', folder.write('t.yaml', Buffer.from([0]))], 't.yaml: is a binary file'],
  ['no path', () => ['check'], "missing required argument 'path': pass a cloud assembly (cdk.out), a template, or - for standard input"],
  ['no path of a report', () => ['report'], "missing required argument 'path': pass a cloud assembly (cdk.out), a template, or -"],
  ['no template', () => ['check', folder.write('t.json', '{}')], 'has no Resources'],
  ['an unknown format', () => ['check', losing(), '--format', 'xml'], 'Allowed choices are text, json, sarif, junit.'],
  ['an unknown severity', () => ['check', losing(), '--fail-on', 'fatal'], 'Allowed choices are error, warning, unknown, info.'],
  ['a config that is not there', () => ['check', losing(), '--config', 'no.json'], 'no.json: no such file or directory'],
  ['a config that is not JSON', () => ['check', losing(), '--config', folder.write('c.json', '{')], 'c.json: is not JSON'],
  ['a baseline that is none', () => ['check', losing(), '--baseline', folder.write('b.json', '[]')], 'b.json: is no baseline'],
  ['a baseline that cannot be written', () => ['check', losing(), '--write-baseline', 'no/b.json'], 'no/b.json: cannot be written (ENOENT)'],
  ['an output that cannot be written', () => ['check', losing(), '-o', 'no/b.json'], 'no/b.json: cannot be written (ENOENT)'],
])('%s is exit 2 and one line', (_, args, message) => {
  const { exit, out, error } = ran(args());
  expect([exit, out]).toEqual([2, '']);
  expect(error).toMatch(/^cdk-lambda-delivery: [^\n]*\n$/);
  expect(error).toContain(message);
});

describe('progress', () => {
  const clockOf = (step: number) => {
    let now = 0;
    return () => (now += step);
  };

  test('is shown to a person who has waited for a second, and taken away', () => {
    const { error } = ran(['check', losing()], { clock: clockOf(600) });
    expect(error).toMatch(/\r\u001b\[Kchecking: rule 1 of \d+\r/);
    expect(error).toMatch(/writing the report\r\u001b\[K$/);
  });

  test('is not shown when the work is quick, or to no terminal', () => {
    expect(ran(['check', losing()], { clock: clockOf(1) }).error).toBe('');
    expect(ran(['check', losing()]).error).toBe('');
  });

  test('leaves its line to the error', () => {
    expect(ran(['check', folder.write('a.json', LOSING), 'no.json'], { clock: clockOf(1_100) }).error)
      .toBe(`\r\u001b[Kreading ${folder.file('a.json')}\r\u001b[Kreading no.json\r\u001b[Kcdk-lambda-delivery: no.json: no such file or directory\n`);
  });
});

describe('a template that deploys although its text is not quite right is read, with a note', () => {
  const QUEUE = 'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n    Properties: {\n    VisibilityTimeout: 30,\n    VisibilityTimeout: 60\n  }\n';
  const JSON_TEXT = '{"Resources": {"Q": {"Type": "AWS::SQS::Queue",\n"Type": "AWS::SNS::Topic"}}}';

  test.each<[string, string, string, string]>([
    ['q.yaml', QUEUE, 'text', 'the key VisibilityTimeout (line 6) is set twice in one object'],
    ['q.yaml', QUEUE, 'json', 'brackets or quoted text are indented no further than their key'],
    ['q.yaml', QUEUE, 'sarif', 'the key VisibilityTimeout (line 6) is set twice in one object'],
    ['q.yaml', QUEUE, 'junit', 'brackets or quoted text are indented no further than their key'],
    ['q.json', JSON_TEXT, 'text', 'q.json: the key Type (line 2) is set twice in one object, and the last value counts'],
    ['q.json', JSON_TEXT, 'junit', 'q.json: the key Type (line 2) is set twice in one object, and the last value counts'],
    ['q.yaml', `${QUEUE}---\nResources: {}\n`, 'json', '1 part of the templates is not read: q.document 2 (CloudFormation reads one document of a file)'],
  ])('%s: %#', (name, text, format, note) => {
    folder.write(name, text);
    const { exit, out } = ran(['check', name, '--format', format]);
    expect(exit).toBe(0);
    expect(out.replace(/\s+/g, ' ')).toContain(note);
  });

  test('a further document fails a run in which nothing may be undecided', () => {
    folder.write('q.yaml', `${QUEUE}---\nResources: {}\n`);
    expect(ran(['check', 'q.yaml', '--fail-on', 'unknown']).exit).toBe(1);
  });
});
