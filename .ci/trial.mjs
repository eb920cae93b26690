/** What the trials have in common. Each tells of every attempt whether it succeeded, and goes on. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '..');
const CDK = join(ROOT, 'node_modules/.bin/cdk');

let failed = 0;
/** How many attempts failed so far. */
export const failures = () => failed;

export function attempt(name, work) {
  const start = Date.now();
  try {
    const result = work();
    console.log(`ok ${name} (${Math.round((Date.now() - start) / 1000)} s)`);
    return result;
  } catch (error) {
    console.log(`not ok ${name}\n${error.message}`);
    failed += 1;
    process.exitCode = 1;
    return undefined;
  }
}

/** Runs a command, which has to exit with `status`. `path` goes to the front of PATH. */
export function run(command, args, { cwd = ROOT, path, status = 0 } = {}) {
  const PATH = path === undefined ? process.env.PATH : [path, process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH, CDK_DISABLE_CLI_TELEMETRY: 'true' };
  const done = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  const told = done.error ?? `exit ${done.status}, not ${status}`;
  assert.equal(done.status, status, `${command} ${args.join(' ')}: ${told}\n${done.stdout}${done.stderr}`);
  return done;
}

export const cdk = (args, options) => run(CDK, [...args, '--no-notices'], options);

/** Synthesizes the app in a folder. */
export const synthesize = (cwd, assembly, { path, args = [] } = {}) =>
  cdk(['synth', '--quiet', '--strict', '--no-lookups', '--output', assembly, ...args], { cwd, path });

/** By their names, without the resource that tells AWS which language, and which version of it, wrote them. */
export function templates(assembly) {
  const names = readdirSync(assembly).filter(name => name.endsWith('.template.json'));
  return Object.fromEntries(names.map(name => {
    const template = JSON.parse(readFileSync(join(assembly, name), 'utf8'));
    delete template.Resources.CDKMetadata;
    return [name, template];
  }));
}
