/** The GitHub Action, the pre-commit hook and the issue forms, read and run as GitHub and pre-commit do. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { bundleCommand } from '../../projenrc/bundle-command';
import { Folder, LOSING, SOUND } from '../cli/support';
import { ROOT } from './source-tree';

const read = (path: string) => parse(readFileSync(join(ROOT, path), 'utf8'));
const action = read('action.yml');

let folder: Folder;
beforeAll(() => {
  folder = new Folder();
  mkdirSync(folder.file('lib/cli'), { recursive: true });
  bundleCommand(folder.file('lib/cli/index.js'));
  for (const file of ['package.json', 'RULES.md', 'node_modules']) symlinkSync(join(ROOT, file), folder.file(file));
});
afterAll(() => folder.remove());

interface Step { readonly if?: string; readonly run: string; readonly env: Record<string, string> }

/** What GitHub knows of a run for a pull request. */
const PULL_REQUEST = { 'github.token': 'secret', 'github.repository': 'us/shop', 'github.event.pull_request.number': '7' };

/** `gh`, which writes down what it is asked, with the text of a comment, and answers with the id of a comment where there is one. */
const GH = `#!/usr/bin/env bash
for word; do printf '%s\\n' "$word" >>gh.log; done
for word; do case "$word" in body=@*) cp "\${word#body=@}" gh.body ;; esac; done
[ "$1 $2" != 'api --paginate' ] || printf '%s' "\${GH_FOUND:-}"
exit "\${GH_STATUS:-0}"
`;

/** Runs the steps with the inputs, the bundle of this checkout in place of npx, and a `gh` that calls nobody. */
function runAction(inputs: Record<string, string>, github: Record<string, string> = {}, gh: Record<string, string> = {}) {
  const written = Object.entries(action.inputs as Record<string, { default: string }>)
    .map(([name, { default: value }]) => [`inputs.${name}`, inputs[name] ?? value]);
  const known: Record<string, string> = { ...github, ...Object.fromEntries(written) };
  const filled = (text: string): string => text.replace(/^\$\{\{ ([\w.-]+) \}\}$/, (_, name: string) => filled(known[name] ?? ''));
  for (const file of ['gh.log', 'gh.body', 'summary.md']) rmSync(folder.file(file), { force: true });
  chmodSync(folder.write('gh', GH), 0o755);
  const steps = (action.runs.steps as Step[]).filter((step) => isRun(step.if, known));
  const runs = steps.map(({ run, env }) => spawnSync('bash', ['-c', run], {
    cwd: folder.path,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    env: {
      ...process.env,
      ...gh,
      ...Object.fromEntries(Object.entries(env).map(([name, text]) => [name, filled(text)])),
      PATH: `${folder.path}:${process.env.PATH}`,
      GITHUB_STEP_SUMMARY: folder.file('summary.md'),
      GITHUB_ACTION_PATH: ROOT,
      COMMAND: `${process.execPath} lib/cli/index.js`,
    },
  }));
  return {
    statuses: runs.map(({ status }) => status),
    status: runs.find(({ status }) => status !== 0)?.status ?? 0,
    stdout: runs.map(({ stdout }) => stdout).join(''),
    stderr: runs.map(({ stderr }) => stderr).join(''),
    asked: existsSync(folder.file('gh.log')) ? readFileSync(folder.file('gh.log'), 'utf8').trimEnd().split('\n') : [],
    comment: existsSync(folder.file('gh.body')) ? readFileSync(folder.file('gh.body'), 'utf8') : undefined,
  };
}

/** The conditions of the action, and no other. */
function isRun(condition: string | undefined, known: Record<string, string>): boolean {
  if (condition === undefined) return true;
  expect(condition).toBe("${{ !cancelled() && inputs.diff != '' }}");
  return known['inputs.diff'] !== '';
}

test('the action fails for a loss, prints it and writes SARIF', () => {
  const { status, stdout } = runAction({ paths: folder.write('Shop.json', LOSING) });
  expect(status).toBe(1);
  expect(stdout).toContain('source-queue-has-dead-letter-queue');
  expect(JSON.parse(readFileSync(folder.file('delivery.sarif'), 'utf8')).runs[0].results.length).toBeGreaterThan(0);
});

test('the action passes for a sound app, and fails with 2 for a path that is not there', () => {
  expect(runAction({ paths: folder.write('Sound.json', SOUND), sarif: 'sound.sarif' }).status).toBe(0);
  expect(existsSync(folder.file('sound.sarif'))).toBe(true);
  expect(runAction({ paths: 'nowhere.json', sarif: 'none.sarif' }).status).toBe(2);
});

test('a path is a word of the command, never a command', () => {
  expect(runAction({ paths: '; touch owned', sarif: 'none.sarif' }).status).toBe(2);
  expect(existsSync(folder.file('owned'))).toBe(false);
});

describe('what changes for events', () => {
  const diffOf = (before: object, after: object, inputs: Record<string, string> = {}, github = PULL_REQUEST, gh: Record<string, string> = {}) => (
    runAction({ 'paths': folder.write('after.json', after), 'diff': folder.write('before.json', before), 'fail-on': 'error', ...inputs }, github, gh)
  );

  test('becomes a comment, in the summary and in a file as well, though the check failed', () => {
    const { statuses, asked, comment } = diffOf(SOUND, LOSING);
    expect(statuses).toEqual([1, 0]);
    expect(asked).toEqual(expect.arrayContaining(['POST', 'repos/us/shop/issues/7/comments']));
    expect(asked).not.toContain('PATCH');
    const [mark, title, ...rest] = comment!.split('\n');
    expect(mark).toMatch(/^<!-- cdk-lambda-delivery \d+ -->$/);
    expect(title).toBe('### What changes for events');
    const text = [title, ...rest].join('\n');
    expect(readFileSync(folder.file('delivery.md'), 'utf8')).toBe(text);
    expect(readFileSync(folder.file('summary.md'), 'utf8')).toBe(text);
  });

  test('replaces its earlier comment, the first where there are several, and no other\'s', () => {
    const { asked, comment } = diffOf(SOUND, LOSING, {}, PULL_REQUEST, { GH_FOUND: '123\n456\n' });
    expect(asked).toEqual(expect.arrayContaining(['.[] | select(.body | startswith(env.MARK)) | .id', 'PATCH', 'repos/us/shop/issues/comments/123']));
    expect(asked).not.toContain('POST');
    const other = diffOf(SOUND, LOSING, { paths: `${folder.file('after.json')} ${folder.write('more.json', SOUND)}` });
    expect(other.comment!.split('\n')[0]).not.toBe(comment!.split('\n')[0]);
  });

  test('fails the step for an event that lost its exit where that is asked for, and not where one gained it', () => {
    expect(diffOf(SOUND, LOSING, { 'fail-on-loss': 'true' }).statuses).toEqual([1, 1]);
    expect(diffOf(LOSING, SOUND, { 'fail-on-loss': 'true' }).statuses).toEqual([0, 0]);
    expect(diffOf(SOUND, SOUND, { diff: 'nowhere.json' })).toMatchObject({ statuses: [0, 2], asked: [] });
  });

  test('is a comment on pull requests alone; one that may not be written is a warning', () => {
    expect(diffOf(SOUND, LOSING, {}, { ...PULL_REQUEST, 'github.event.pull_request.number': '' }).asked).toEqual([]);
    expect(diffOf(SOUND, LOSING, { token: '' }).asked).toEqual([]);
    const refused = diffOf(LOSING, SOUND, {}, PULL_REQUEST, { GH_STATUS: '1' });
    expect(refused.statuses).toEqual([0, 0]);
    expect(refused.stdout).toContain('::warning::The comment was not written');
  });

  test('has at most 60,000 characters, however much changes', () => {
    const { comment } = diffOf(times(SOUND, 300), times(LOSING, 300));
    expect(comment!.length).toBeGreaterThan(10_000);
    expect(comment!.length).toBeLessThanOrEqual(60_000);
  });

  test('is nothing where no earlier app is given', () => {
    expect(runAction({ paths: folder.write('Sound.json', SOUND) }, PULL_REQUEST)).toMatchObject({ statuses: [0], asked: [] });
  });
});

/** The same resources so many times, under names of their own. */
function times({ Resources }: { readonly Resources: object }, count: number): object {
  const names = Object.keys(Resources);
  const named = (at: number) => JSON.parse(JSON.stringify(Resources), (_, value: unknown) => (
    typeof value === 'string' && names.includes(value) ? `${value}${at}` : value
  )) as object;
  return { Resources: Object.fromEntries(Array.from({ length: count }, (_, at) => Object.entries(named(at)).map(([id, one]) => [`${id}${at}`, one])).flat()) };
}

test('the hook of pre-commit runs the command on templates and on nothing else', () => {
  const [hook, ...others] = read('.pre-commit-hooks.yaml') as { entry: string; files: string; language: string }[];
  expect(others).toEqual([]);
  expect([hook.entry, hook.language]).toEqual(['cdk-lambda-delivery check', 'node']);
  const taken = ['template.yaml', 'services/a/template.yml', 'Shop.template.json', 'mytemplate.yaml', 'template.yaml.md', 'src/index.ts']
    .filter((file) => new RegExp(hook.files).test(file));
  expect(taken).toEqual(['template.yaml', 'services/a/template.yml', 'Shop.template.json']);
});

test('each issue form asks for the version and the smallest input', () => {
  const forms = readdirSync(join(ROOT, '.github/ISSUE_TEMPLATE')).filter((name) => name !== 'config.yml');
  expect(forms).toHaveLength(3);
  for (const form of forms) {
    const fields = (read(`.github/ISSUE_TEMPLATE/${form}`).body as { type: string; validations: { required: boolean } }[]);
    expect(fields.filter(({ validations }) => validations.required).map(({ type }) => type)).toEqual(expect.arrayContaining(['textarea', 'input']));
  }
});
