/** What every rule says of an app, from the assembly that the app writes. */
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { check } from '../../src/checks/check';
import { CheckResult } from '../../src/checks/result';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { readApp } from '../../src/template/load/read-app';
import { ran } from '../cli/support';

export function checkApp(build: (app: App) => void): CheckResult {
  return inAssembly(build, checkAssembly);
}

/** What the command prints of it. A line that is too long for the screen goes on in the next. */
export function printedOf(build: (app: App) => void): string {
  return inAssembly(build, (outdir) => ran(['check', outdir]).out.replace(/\n(?!$)/g, ' '));
}

function inAssembly<T>(build: (app: App) => void, use: (outdir: string) => T): T {
  return inNewFolder((outdir) => {
    // The flags that `cdk init` has written for years; bundling is of no interest here.
    const app = new App({ outdir, analyticsReporting: false, context: { '@aws-cdk/aws-iam:minimizePolicies': true } });
    build(app);
    app.synth();
    return use(outdir);
  });
}

export function checkAssembly(outdir: string): CheckResult {
  return check(readDeliveryGraph(readApp([outdir])), ALL_RULES);
}

export function inNewFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'cdk.out-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An example of this project, run as its users run it. A module runs once, so a suite asks for each example once. */
export function checkExample(name: string): CheckResult {
  return inNewFolder((outdir) => {
    const folder = join(__dirname, '../../examples/typescript', name);
    const before = { ...process.env };
    const { context } = JSON.parse(readFileSync(join(folder, 'cdk.json'), 'utf8')) as { readonly context: unknown };
    Object.assign(process.env, { CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(context) });
    const quiet = [jest.spyOn(console, 'error').mockImplementation(), jest.spyOn(console, 'warn').mockImplementation()];
    try {
      jest.requireActual(join(folder, 'app.ts'));
      return checkAssembly(outdir);
    } finally {
      quiet.forEach((spy) => spy.mockRestore());
      process.env = before;
    }
  });
}
