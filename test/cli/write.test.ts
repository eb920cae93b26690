/** `--write` puts the plan into the file, or says in one line why not; then the file is as it was. */
import { execFileSync } from 'child_process';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'fs';
import { stringify } from 'yaml';
import { withPaths } from '../report/fix-plan/with-paths';
import { folderOfEachTest, LOSING, ran, Ran } from './support';

const folder = folderOfEachTest();
const TEXT = `${JSON.stringify(LOSING, null, 2)}\n`;
const YAML = stringify(LOSING);
const write = (...args: readonly string[]): Ran => ran(['check', ...args, '--fix-plan', '--write']);
const git = (...args: readonly string[]): void => void execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'core.autocrlf=false', ...args], { stdio: 'pipe' });
const commit = (): void => {
  git('add', '-A');
  git('commit', '--quiet', '--message', 'all');
};

/** Exit 2, one line, and no file changed or added. */
function expectRefused(result: Ran, why: string, file = 't.json', before = TEXT): void {
  expect(result).toEqual({ exit: 2, out: '', error: `cdk-lambda-delivery: ${why}\n` });
  expect(readFileSync(file, 'utf8')).toBe(before);
  expect(existsSync(`${file}.orig`)).toBe(false);
}

describe('what is written', () => {
  test('the plan, with a copy of the file beside it, in the mode of the file; the exit code is that of what is left', () => {
    folder.write('t.json', TEXT);
    chmodSync('t.json', 0o640);
    const { exit, out, error } = write('t.json');
    expect([exit, error]).toEqual([0, '']);
    expect(out).toContain('\n\nWrote t.json; as it was before, it is t.json.orig.\n');
    expect(readFileSync('t.json.orig', 'utf8')).toBe(TEXT);
    expect(['t.json', 't.json.orig'].map((file) => statSync(file).mode % 0o1000)).toEqual([0o640, 0o640]);
    expect(ran(['check', 't.json']).exit).toBe(0);
    const after = readFileSync('t.json', 'utf8');
    expect(write('t.json')).toEqual({ exit: 0, out: expect.stringMatching(/\n\nNothing is written\.\n$/), error: '' });
    expect(readFileSync('t.json', 'utf8')).toBe(after);
  });

  test('an earlier copy is kept', () => {
    folder.write('t.json', TEXT);
    folder.write('t.json.orig', 'mine');
    expect(write('t.json').out).toContain('it is t.json.orig.1.');
    expect([readFileSync('t.json.orig', 'utf8'), readFileSync('t.json.orig.1', 'utf8')]).toEqual(['mine', TEXT]);
  });

  test('what SAM has no setting for is left, with the reason', () => {
    const name = 'test/cases/reports/second-queue-policy-replaces-first.bad.yaml';
    folder.write('t.yaml', readFileSync(`${__dirname}/../../${name}`, 'utf8'));
    const { out } = write('t.yaml');
    expect(out.replace(/\s+/g, ' ')).toContain('Not written: t.WorkerPlacedQueuePolicy.Queues: SAM generates '
      + 'WorkerPlacedQueuePolicy from Worker.Events.Placed (resource-has-one-policy) t.WorkerPlacedEventSourceMapping.FunctionResponseTypes: SAM generates '
      + 'WorkerPlacedEventSourceMapping from Worker.Events.Placed, and has no setting for Properties.FunctionResponseTypes (batch-reports-item-failures)');
  });

  test('an edit that would cause another finding is left, with the reason, and the others are written', () => {
    folder.write('t.yaml', readFileSync(`${__dirname}/../fixes/write/templates/kafka.yaml`, 'utf8'));
    const { out } = write('t.yaml');
    expect(out.replace(/\s+/g, ' ')).toContain('the edit would cause mapping-waits-for-permissions at FnTopic');
    expect(readFileSync('t.yaml', 'utf8')).toContain('deadLetterTargetArn: !GetAtt JobsDeadLetterQueue.Arn');
  });

  test('what a transform makes of a loop is left, with the reason', () => {
    const loop = ['N', ['A'], {
      'Jobs${N}': { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 60 } },
      'Fn${N}': {
        Type: 'AWS::Serverless::Function',
        Properties: {
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          InlineCode: 'x',
          Events: { Jobs: { Type: 'SQS', Properties: { Queue: { 'Fn::GetAtt': [{ 'Fn::Sub': 'Jobs${N}' }, 'Arn'] } } } },
        },
      },
    }];
    const template = { Transform: ['AWS::LanguageExtensions', 'AWS::Serverless-2016-10-31'], Resources: { 'Fn::ForEach::All': loop } };
    folder.write('t.json', JSON.stringify(template));
    const text = write('t.json').out.replace(/\s+/g, ' ');
    expect(text).toContain('t.JobsA.RedrivePolicy: a transform creates JobsA, and the file does not declare it');
    expect(text).toContain('t.FnAJobs.FunctionResponseTypes: a transform creates FnA, and the file does not declare it');
  });

  test('what an alias repeats is left, with the reason', () => {
    folder.write('t.yaml', `${YAML.replace('Orders:\n', 'Orders: &orders\n')}Metadata:\n  Copy: *orders\n`);
    const { exit, out } = write('t.yaml');
    expect([exit, out]).toEqual([1, expect.stringContaining('an alias repeats the value of its anchor elsewhere; write the value out')]);
    expect(existsSync('t.yaml.orig')).toBe(false);
  });

  test('two templates at once', () => {
    folder.write('a.yaml', YAML);
    folder.write('b.yaml', YAML);
    expect(write('a.yaml', 'b.yaml').out).toContain('Wrote a.yaml; as it was before, it is a.yaml.orig.\nWrote b.yaml;');
  });
});

test('nothing of it is loaded without --write', () => {
  folder.write('t.json', TEXT);
  jest.isolateModules(() => {
    jest.doMock('../../src/cli/write-fixes', () => {
      throw new Error('loaded');
    });
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { run } = require('../../src/cli/run-command') as typeof import('../../src/cli/run-command');
    const terminal = { out: () => {}, error: () => {} };
    expect(run(['check', 't.json', '--fix-plan'], terminal)).toBe(1);
    expect(run(['check', 't.json', '--fix-plan', '--write'], terminal)).toBe(2);
  });
  jest.dontMock('../../src/cli/write-fixes');
});

describe('options', () => {
  test.each([
    [['t.json', '--write'], '--write writes the plan of --fix-plan: pass both'],
    [['t.json', '--fix-plan', '--force'], '--force is an option of --write'],
    [['-', '--fix-plan', '--write'], '--write cannot write standard input: name a file'],
    [['t.json', '--fix-plan', '--write', '--write-baseline', 'b.json'], '--write and --write-baseline exclude each other: write the plan first, then record what is left'],
  ])('%j', (args, why) => {
    folder.write('t.json', TEXT);
    expectRefused(ran(['check', ...args]), why);
  });

  test('a report is not written over what was written, nor over the copy', () => {
    folder.write('t.json', TEXT);
    expect(write('t.json', '--output', 't.json.orig')).toMatchObject({ exit: 2, error: expect.stringContaining('t.json.orig: is an input or another output of this run') });
    expect(readFileSync('t.json.orig', 'utf8')).toBe(TEXT);
  });
});

describe('what CDK synthesizes is not written', () => {
  const synthesized = JSON.stringify(withPaths(LOSING));

  test('its plan goes to the file of --output', () => {
    folder.write('t.json', synthesized);
    const why = 't.json: is synthesized by CDK, and the next synthesis replaces it';
    expectRefused(write('t.json'), `${why}: name a file for the plan with --output, and change the code of the app by it`, 't.json', synthesized);
    expect(write('t.json', '--output', 'plan.txt')).toEqual({
      exit: 1, out: '', error: `note: ${why}: nothing is written into it, and the plan for the code of the app is in plan.txt\n`,
    });
    expect([readFileSync('t.json', 'utf8'), readFileSync('plan.txt', 'utf8')]).toEqual([synthesized, expect.stringContaining('in CDK')]);
  });

  test('a cloud assembly alike, and not together with a template', () => {
    mkdirSync('cdk.out');
    folder.write('cdk.out/manifest.json', {
      version: '36.0.0', artifacts: { Shop: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Shop.template.json' } } },
    });
    folder.write('cdk.out/Shop.template.json', TEXT);
    folder.write('t.json', TEXT);
    expectRefused(
      write('cdk.out'), 'cdk.out: is a cloud assembly, and the next synthesis replaces it: name a file for the plan with --output, and change the code of the app by it',
      'cdk.out/Shop.template.json',
    );
    expectRefused(write('cdk.out', 't.json'), '--write writes into templates, and not into cloud assemblies: pass them in two runs');
    expect(write('cdk.out', '--output', 'plan.txt')).toMatchObject({ exit: 1, error: expect.stringContaining('the plan for the code of the app is in plan.txt') });
    expect(readFileSync('cdk.out/Shop.template.json', 'utf8')).toBe(TEXT);
  });
});

describe('a file that is not written', () => {
  test('a symbolic link', () => {
    folder.write('t.json', TEXT);
    symlinkSync('t.json', 'link.json');
    expectRefused(write('link.json'), 'link.json: is a symbolic link; name the file that it leads to');
  });

  test('a file with another name', () => {
    folder.write('t.json', TEXT);
    linkSync('t.json', 'other.json');
    expectRefused(write('t.json'), 't.json: has several names (hard links), and only this one would get the new text');
  });

  test('a read-only file, whoever runs the command', () => {
    folder.write('t.json', TEXT);
    chmodSync('t.json', 0o444);
    expectRefused(write('t.json'), 't.json: is read-only');
  });

  test('characters that are not UTF-8', () => {
    const latin = Buffer.from(YAML.replace('Resources:', 'Description: caf\u00e9\nResources:'), 'latin1');
    writeFileSync('t.yaml', latin);
    expect(write('t.yaml')).toEqual({ exit: 2, out: '', error: 'cdk-lambda-delivery: t.yaml: is not UTF-8 throughout, and writing it would change other characters\n' });
    expect(readFileSync('t.yaml').equals(latin)).toBe(true);
  });

  test.each([
    ['several documents', `${YAML}---\nA: 1\n`, 'it has 2 documents, and CloudFormation reads one; take the others out'],
    ['a key that stands twice', `${YAML}Description: a\nDescription: b\n`, 'the key Description is set twice in one object; keep one of them'],
    ['a key that stands twice in JSON', TEXT.replace('"Timeout": 30', '"Timeout": 3, "Timeout": 30'), 'the key Timeout is set twice in one object; keep one of them'],
    ['what is no YAML 1.2', `Metadata: {\nA: 1\n}\n${YAML}`, 'YAML 1.2 forbids how it writes brackets, quoted text or a dash; the notes of check name the lines'],
  ])('%s', (_, text, why) => {
    folder.write('t.yaml', text);
    expectRefused(write('t.yaml'), `t.yaml: --write cannot edit it: ${why}`, 't.yaml', text);
  });
});

describe('in a git repository', () => {
  const CHANGED = 't.json: has changes that git does not have; commit or stage them, or pass --force';
  const UNTRACKED = 't.json: is in a git repository that does not have it; add it, or pass --force';
  const UNREADABLE = 't.json: is in a git repository whose index cannot be read, so it may have changes that git does not have; pass --force if it has none';
  const FORMATS = ['--object-format=sha1', '--object-format=sha256'];

  test.each(FORMATS)('a committed or staged file is written, another one only with --force: %s', (format) => {
    folder.write('t.json', TEXT);
    git('init', '--quiet', format);
    expectRefused(write('t.json'), UNTRACKED);
    git('add', 't.json');
    folder.write('t.json', `${TEXT}\n`);
    expectRefused(write('t.json'), CHANGED, 't.json', `${TEXT}\n`);
    expect(write('t.json', '--force').exit).toBe(0);
    folder.write('t.json', TEXT);
    expect(write('t.json').out).toContain('Wrote t.json; as it was before, it is t.json.orig.1.');
  });

  test.each([2, 3, 4])('version %d of the index, with other files around', (version) => {
    git('init', '--quiet');
    mkdirSync('deep/er', { recursive: true });
    for (const name of ['a', 'deep/er/a', 'deep/er/t.json.b', 'deep/er/t', 'z'.repeat(200)]) folder.write(name, name);
    folder.write('deep/er/t.json', TEXT);
    commit();
    git('update-index', '--index-version', String(version));
    if (version === 3) git('add', '--intent-to-add', '.');
    folder.write('deep/er/t.json', `${TEXT} `);
    expect(write('deep/er/t.json').error).toContain(CHANGED.slice('t.json'.length));
    folder.write('deep/er/t.json', TEXT);
    expect(write('deep/er/t.json').exit).toBe(0);
  });

  test('line ends that git converts are no change', () => {
    git('init', '--quiet');
    folder.write('t.json', TEXT);
    commit();
    folder.write('t.json', TEXT.replaceAll('\n', '\r\n'));
    expect(write('t.json').exit).toBe(0);
  });

  test('a worktree has an index of its own', () => {
    git('init', '--quiet', 'main');
    folder.write('main/t.json', TEXT);
    git('-C', 'main', 'add', '-A');
    git('-C', 'main', 'commit', '--quiet', '--message', 'all');
    git('-C', 'main', 'worktree', 'add', '--quiet', '../tree');
    process.chdir('tree');
    folder.write('tree/t.json', `${TEXT} `);
    expectRefused(write('t.json'), CHANGED, 't.json', `${TEXT} `);
    folder.write('tree/t.json', TEXT);
    expect(write('t.json').exit).toBe(0);
  });

  test.each<[string, () => void]>([
    ['split', () => git('update-index', '--split-index')],
    ['damaged', () => writeFileSync('.git/index', readFileSync('.git/index').fill(7, 20, 30))],
    ['empty', () => writeFileSync('.git/index', '')],
  ])('an index that is %s is not guessed at', (_, damage) => {
    git('init', '--quiet');
    folder.write('t.json', TEXT);
    commit();
    damage();
    expectRefused(write('t.json'), UNREADABLE);
    expect(write('t.json', '--force').exit).toBe(0);
  });
});
