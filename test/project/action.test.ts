/** The GitHub Action, the pre-commit hook and the issue forms, read and run as GitHub and pre-commit do. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
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

/** Runs the steps with the inputs, and the bundle of this checkout in place of npx. */
function runAction(inputs: Record<string, string>) {
  const values: Record<string, string> = Object.fromEntries(Object.entries(action.inputs as Record<string, { default: string }>)
    .map(([name, { default: value }]) => [name, inputs[name] ?? value]));
  const [step, ...others] = action.runs.steps as { run: string; env: Record<string, string> }[];
  expect(others).toEqual([]);
  const env = Object.fromEntries(Object.entries(step.env)
    .map(([name, text]) => [name, text.replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, input: string) => values[input])]));
  const { status, stdout } = spawnSync('bash', ['-c', step.run], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { ...process.env, ...env, GITHUB_ACTION_PATH: ROOT, COMMAND: `${process.execPath} lib/cli/index.js` },
  });
  return { status, stdout };
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
