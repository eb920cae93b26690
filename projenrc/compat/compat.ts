/**
 * Compares this checkout, built, with the last release tag in its history: the public API by jsii-diff, and what CloudFormation would
 * replace in the examples of that release. Fails where an app of that release would break or lose something. An API change that is meant to break
 * is a line of `.compatignore`, whose key jsii-diff prints.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { lastTag } from './last-tag';
import { lostByUpgrade } from './upgrade';

function run(cwd: string, command: string, ...args: string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed in ${cwd}:\n${error?.message ?? ''}${stdout}${stderr}`);
}

function compare(root: string, tag: string, folder: string): boolean {
  const checkout = join(folder, 'release');
  const modules = join(checkout, 'node_modules');
  const lockOf = (of: string) => readFileSync(join(of, 'package-lock.json'), 'utf8');
  run(root, 'git', 'worktree', 'add', '--detach', checkout, tag);
  const link = () => symlinkSync(join(root, 'node_modules'), modules);
  const sameModules = lockOf(root) === lockOf(checkout);
  if (sameModules) link(); else run(checkout, 'npm', 'ci');
  run(checkout, 'npm', 'run', 'compile');

  const args = [checkout, root, '--error-on', 'all', '--keys', '--ignore-file', join(root, '.compatignore')];
  const api = spawnSync(join(root, 'node_modules/.bin/jsii-diff'), args, { cwd: root, stdio: 'inherit' }).status === 0;
  console.log(api ? `The API of ${tag} is kept` : `The API of ${tag} is broken: keep it, or name the keys in .compatignore`);

  const lost = lostByUpgrade(root, tag, checkout, join(folder, 'outputs'), () => {
    if (sameModules) return;
    rmSync(modules, { recursive: true });
    link();
  });
  for (const sentence of lost) console.log(sentence);
  if (lost.length === 0) console.log(`No stateful resource of the examples of ${tag} is replaced or deleted`);
  return api && lost.length === 0;
}

const root = resolve(process.argv[2] ?? '.');
const found = lastTag(root);
if ('none' in found) {
  console.log(`Nothing was compared. ${found.none}.`);
} else {
  const folder = mkdtempSync(join(tmpdir(), 'compat-'));
  try {
    if (!compare(root, found.tag, folder)) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    spawnSync('git', ['worktree', 'prune'], { cwd: root });
  }
}
