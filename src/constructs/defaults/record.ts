/** What was added to an app, as `delivery-defaults.json` and as the lines that are printed. */
import { join, relative } from 'path';
import { Stage } from 'aws-cdk-lib';
import { Finding, textsOf } from '../../checks/result';
import type { Additions } from '../../fixes/additions/plan-additions';
import type { TemplateEdit } from '../../fixes/difference';
import type { ResourcePlan } from '../../fixes/plan';
import { escapeJson, escapeLine } from '../../text/escape';
import { joinWithAnd } from '../../text/lists';
import { pluralizeCount } from '../../text/pluralize';
import { InputFiles, writeOutput } from '../checks/engine';

const FILE = 'delivery-defaults.json';

interface DefaultsRecord {
  readonly added: readonly AddedResource[];
  readonly changed: readonly ChangedResource[];
}

interface AddedResource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly rules: readonly string[];
}

interface ChangedResource extends AddedResource {
  readonly path?: string;
  /** The properties that the resource did not set before. */
  readonly set: readonly string[];
}

/** What earlier calls added, by scope. */
const records = new WeakMap<Stage, DefaultsRecord>();

export function recordAdditions(scope: Stage, { plan, after }: Additions): void {
  const now = recordOf(plan.resources);
  const before = records.get(scope) ?? { added: [], changed: [] };
  const record = { added: [...before.added, ...now.added], changed: [...before.changed, ...now.changed] };
  records.set(scope, record);
  const file = join(scope.outdir, FILE);
  const content = { ...record, left: after.findings.map(leftFinding) };
  writeOutput(file, `${escapeJson(JSON.stringify(content, undefined, 2))}\n`, new InputFiles());
  for (const line of linesOf(now, after.findings.length, relative(process.cwd(), file))) {
    process.stderr.write(`${escapeLine(line)}\n`);
  }
}

function recordOf(resources: readonly ResourcePlan[]): DefaultsRecord {
  return {
    added: resources.filter(({ becomes }) => becomes === 'added')
      .map(({ stack, logicalId, type, rules }) => ({ stack, logicalId, type, rules })),
    changed: resources.filter(({ becomes }) => becomes === 'changed').map(({ stack, logicalId, path, type, edits, rules }) => ({
      stack,
      logicalId,
      ...(path === undefined ? {} : { path }),
      type,
      set: edits.flatMap(namesSet),
      rules,
    })),
  };
}

/** A resource without any property gets all of them in one edit. */
function namesSet({ path, value }: TemplateEdit): readonly string[] {
  if (path === PROPERTIES) return Object.keys(value as object);
  return [path.startsWith(`${PROPERTIES}.`) ? path.slice(PROPERTIES.length + 1) : path];
}

const PROPERTIES = 'Properties';

function leftFinding(finding: Finding): object {
  const { rule, severity, at: { stack, logicalId, path }, property } = finding;
  return { rule, severity, stack, logicalId, ...(path === undefined ? {} : { path }), property, ...textsOf(finding) };
}

/** Returns no lines if there is nothing to tell. */
function linesOf({ added, changed }: DefaultsRecord, left: number, file: string): readonly string[] {
  const groups = [[added, 'added', ''], [changed, 'completed', ' of the app']] as const;
  const done = groups.filter(([resources]) => resources.length > 0)
    .map(([resources, verb, of]) => `${verb} ${pluralizeCount(resources.length, 'resource')}${of}`);
  if (done.length === 0 && left === 0) return [];
  return [
    done.length === 0 ? 'DeliveryDefaults added nothing.' : `DeliveryDefaults ${joinWithAnd(done)}:`,
    ...added.map(({ stack, logicalId, type }) => `  + ${type} ${logicalId} (${stack})`),
    ...changed.map(({ stack, logicalId, path, set }) => `  ~ ${path ?? `${logicalId} (${stack})`}: ${set.join(', ')}`),
    `${left === 0 ? 'No finding is' : `${pluralizeCount(left, 'finding')} ${left === 1 ? 'is' : 'are'}`} left. Details: ${file}`,
  ];
}
