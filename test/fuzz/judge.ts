/**
 * Builds the apps that `props.test.ts` accepted with the newest aws-cdk-lib and lets its validator, which `cdk synth` runs, judge them:
 *
 *     npx ts-node --project tsconfig.dev.json --transpile-only --require ./projenrc/newest-hook.js test/fuzz/judge.ts
 *
 * With FUZZ_SEED it judges those of the random seed.
 */
import { existsSync, readFileSync, rmSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { outcomeOf } from '../support/refusal';
import { buildAll } from './build';
import { REPORTS } from './seed';

interface Report {
  readonly pluginReports: readonly { readonly violations: readonly { readonly ruleName: string; readonly description: string }[] }[];
}

delete process.env.CDK_VALIDATION;
process.env.CDK_CONTEXT_JSON = JSON.stringify({ '@aws-cdk/core:validateAgainstDefaultRules': true });
const outdir = join(REPORTS, 'judged');
rmSync(outdir, { recursive: true, force: true });
const app: App = buildAll(JSON.parse(readFileSync(join(REPORTS, 'accepted.json'), 'utf8')), outdir);
const failure = outcomeOf(() => app.synth());
const file = join(outdir, 'validation-report.json');
if (!existsSync(file)) {
  throw failure instanceof Error ? failure : new Error('The validator did not run: it needs aws-cdk-lib 2.262 or later, by projenrc/newest-hook.js');
}
const violations = (JSON.parse(readFileSync(file, 'utf8')) as Report).pluginReports.flatMap((plugin) => plugin.violations);
for (const { ruleName, description } of violations) {
  console.log(`finding ${ruleName}: ${description}`);
}
console.log(`${app.node.children.length} templates judged, ${violations.length} findings`);
process.exitCode = violations.length > 0 || failure instanceof Error ? 1 : 0;
