/** The command of the Python package: it finds and unpacks the npm package without importing anything, and runs Node on it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleCommand } from '../../projenrc/bundle-command';
import { Folder, LOSING, SOUND } from '../cli/support';
import { ROOT } from '../project/source-tree';

const COMMAND = join(ROOT, 'projenrc/python/command.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
/** CI has Python; a contributor without it is not stopped. */
const withPython = hasPython || process.env.CI !== undefined ? test : test.skip;

let folder: Folder;
beforeAll(() => {
  folder = new Folder();
  mkdirSync(folder.file('npm/package/lib/cli'), { recursive: true });
  mkdirSync(folder.file('npm/package/node_modules'), { recursive: true });
  bundleCommand(folder.file('npm/package/lib/cli/index.js'));
  for (const name of ['package.json', 'RULES.md']) symlinkSync(join(ROOT, name), folder.file(`npm/package/${name}`));
  mkdirSync(folder.file('site/cdk_lambda_delivery/_jsii'), { recursive: true });
  // Importing it would fail; finding it does not.
  writeFileSync(folder.file('site/cdk_lambda_delivery/__init__.py'), 'raise RuntimeError("imported")\n');
  const packed = folder.file('site/cdk_lambda_delivery/_jsii/cdk-lambda-delivery@0.1.0.jsii.tgz');
  expect(spawnSync('tar', ['-czhf', packed, '-C', folder.file('npm'), 'package']).status).toBe(0);
});
afterAll(() => folder.remove());

function python(args: readonly string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync('python3', [COMMAND, ...args], {
    cwd: folder.path,
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: folder.file('site'), XDG_CACHE_HOME: folder.file('cache'), ...env },
  });
  return { status, stdout, stderr };
}

withPython('runs check on JSON and on YAML, with its exit codes', () => {
  expect(python(['check', folder.write('Shop.json', LOSING)])).toMatchObject({ status: 1, stderr: '' });
  expect(python(['check', folder.write('Sound.json', SOUND)])).toMatchObject({ status: 0, stderr: '' });
  writeFileSync(folder.file('empty.yaml'), 'Resources: {}\n');
  expect(python(['check', 'empty.yaml']).status).toBe(0);
  expect(readdirSync(folder.file('cache/cdk-lambda-delivery'))).toHaveLength(1);
});

withPython('says in one line that Node is missing', () => {
  const where = dirname(spawnSync('python3', ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).stdout.trim());
  mkdirSync(folder.file('bin'), { recursive: true });
  symlinkSync(join(where, 'python3'), folder.file('bin/python3'));
  const { status, stderr } = python(['check', 'empty.yaml'], { PATH: folder.file('bin') });
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(/^cdk-lambda-delivery: needs Node .*\n$/) });
});

withPython('says in one line that the package is not installed', () => {
  const { status, stderr } = python(['check', 'empty.yaml'], { PYTHONPATH: folder.file('nowhere') });
  expect({ status, stderr }).toEqual({ status: 2, stderr: 'cdk-lambda-delivery: the package cdk-lambda-delivery is not installed for this Python\n' });
});
