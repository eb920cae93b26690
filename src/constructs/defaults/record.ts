/** What was added to an app, as `delivery-defaults.json` and as the lines that are printed. */
import { join, relative } from 'path';
import { Stage } from 'aws-cdk-lib';
import { Finding, textsOf } from '../../checks/result';
import type { Additions } from '../../fixes/additions/plan-additions';
import type { TemplateApp } from '../../template/app';
import { escapeJson, escapeLine } from '../../text/escape';
import { InputFiles, writeOutput } from '../checks/engine';
import { DefaultsRecord, recordOf } from './defaults-record';
import { defaultsLines } from './summary';

const FILE = 'delivery-defaults.json';

/** What earlier calls added, by scope. */
const records = new WeakMap<Stage, DefaultsRecord>();

/** Writes and prints what was added. `again` is the app with it. */
export function recordAdditions(scope: Stage, { plan, after }: Additions, again: TemplateApp): void {
  const now = recordOf(plan.resources);
  const before = records.get(scope) ?? { added: [], changed: [] };
  const record = { added: [...before.added, ...now.added], changed: [...before.changed, ...now.changed] };
  records.set(scope, record);
  const file = join(scope.outdir, FILE);
  const content = { ...record, left: after.findings.map(leftFinding) };
  writeOutput(file, `${escapeJson(JSON.stringify(content, undefined, 2))}\n`, new InputFiles());
  for (const line of defaultsLines(now, { again, left: after.findings, file: relative(process.cwd(), file) })) {
    process.stderr.write(`${escapeLine(line)}\n`);
  }
}

function leftFinding(finding: Finding): object {
  const { rule, severity, at: { stack, logicalId, path }, property } = finding;
  return { rule, severity, stack, logicalId, ...(path === undefined ? {} : { path }), property, ...textsOf(finding) };
}
