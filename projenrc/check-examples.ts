/**
 * Synthesizes each example app twice, with the aws-cdk-lib of the floor and with the newest, and fails on a warning of `cdk synth
 * --strict` or on any finding of a validation plug-in. The validator inside `cdk synth` exists since 2.262: only the newest has it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = 'examples/typescript';
const VERSIONS: Record<'floor' | 'newest', NodeJS.ProcessEnv> = {
  floor: {},
  newest: { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require ${resolve('projenrc/newest-hook.js')}` },
};

/** What a plug-in found. cdk-nag's packs and the library's own checks are plug-ins as well. */
function findings(assembly: string): string[] {
  const file = join(assembly, 'validation-report.json');
  if (!existsSync(file)) return [];
  const report: { pluginReports: Array<{ violations: Array<{ ruleName: string; description: string }> }> } = JSON.parse(readFileSync(file, 'utf8'));
  return report.pluginReports.flatMap(plugin => plugin.violations).map(found => `finding ${found.ruleName}: ${found.description}`);
}

function synthesize(example: string, version: 'floor' | 'newest'): string[] {
  const assembly = resolve('cdk.out/examples', `${example}-${version}`);
  rmSync(assembly, { recursive: true, force: true });
  const env = { ...process.env, ...VERSIONS[version], CDK_VALIDATION: undefined };
  const args = ['synth', '--quiet', '--strict', '--no-notices', '--no-lookups', '--output', assembly];
  const run = spawnSync('cdk', [...args, '--context', '@aws-cdk/core:validateAgainstDefaultRules=true'], {
    cwd: join(ROOT, example), env, encoding: 'utf8', shell: process.platform === 'win32',
  });
  const failed = run.error ? [String(run.error)] : run.status === 0 ? [] : [run.stdout, run.stderr];
  const validated = version === 'floor' || existsSync(join(assembly, 'validation-report.json')) ? [] : ['the validator did not run'];
  return failed.length > 0 ? failed : [...validated, ...findings(assembly)];
}

const wanted = process.argv.slice(2);
const examples = readdirSync(ROOT).filter(name => existsSync(join(ROOT, name, 'cdk.json'))).filter(name => wanted.length === 0 || wanted.includes(name));
if (examples.length === 0) throw new Error(`no example${wanted.length ? ` named ${wanted.join(', ')}` : ''} in ${ROOT}`);
for (const example of examples) {
  for (const version of ['floor', 'newest'] as const) {
    const problems = synthesize(example, version);
    console.log(`${problems.length ? 'not ok' : 'ok'} ${example} (${version})`);
    for (const problem of problems) console.log(problem);
    if (problems.length > 0) process.exitCode = 1;
  }
}
