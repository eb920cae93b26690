/**
 * A fixture: a whole template, with what it shows in its metadata. `Expect` is where the rule fires, `Fix` what mends it, `Inputs` the values
 * that the rule reads, `Import` the resource that may as well lie outside the app, and `Cells` what a transformation gives where it is not
 * what most rules give.
 */
import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { check, CheckOptions, CheckResult } from '../../src/checks/check';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { Json } from '../template/app-of';

export interface Change {
  readonly resource: string;
  /** In the resource's properties; `DependsOn` beside them; left out for the resource itself. */
  readonly path?: string;
  /** `null` removes. */
  readonly value: unknown;
}

export type Input = Omit<Change, 'value'> & Partial<Change>;

export interface Template extends Json {
  readonly Resources: Record<string, Json>;
}

export interface Fixture {
  readonly name: string;
  readonly rule: string;
  readonly bad: boolean;
  readonly template: Template;
  readonly expect: readonly { readonly resource: string; readonly property: string }[];
  readonly fix: readonly Change[];
  /** With a value, that one hides the input; else a parameter does. */
  readonly inputs: readonly Input[];
  readonly import?: string;
  readonly cells: Readonly<Record<string, string>>;
}

export const FIXTURES = join(__dirname, 'fixtures');

/** `<rule id>.bad.json`, `<rule id>.bad.2.json`, `<rule id>.good.json`. */
const NAME = /^(?<rule>[a-z-]+)\.(?<which>bad|good)(?:\.\d+)?\.json$/;

export function fixtures(): readonly Fixture[] {
  return readdirSync(FIXTURES).map((file) => file.replace(/\.json$/, '')).sort().map((name) => {
    const file = `${name}.json`;
    const { rule, which } = NAME.exec(file)?.groups ?? {};
    if (rule === undefined) throw new Error(`${file} is not named as a fixture is`);
    const template = JSON.parse(readFileSync(join(FIXTURES, file), 'utf8'));
    const { Expect = [], Fix = [], Inputs = [], Import, Cells = {} } = template.Metadata ?? {};
    return {
      name, rule, bad: which === 'bad', template, expect: Expect, fix: Fix, inputs: Inputs, import: Import, cells: Cells,
    };
  });
}

export function checked(stacks: Readonly<Record<string, Json>>, options?: CheckOptions): CheckResult {
  const app = new TemplateApp(Object.entries(stacks).map(([name, template]) => ({ name, deployedName: name, template })));
  return check(readDeliveryGraph(app), ALL_RULES, options);
}

/** A copy of the template with some values changed. */
export function changed(template: Template, changes: readonly Change[]): Template {
  const copy = structuredClone(template);
  for (const { resource, path, value } of changes) {
    const keys = path === undefined ? [resource] : [resource, ...(path === 'DependsOn' ? [path] : ['Properties', ...path.split('.')])];
    set(copy.Resources, keys, value);
  }
  return copy;
}

export function valueAt(template: Template, { resource, path }: Input): unknown {
  return (path ?? '').split('.').reduce<unknown>((inside, key) => (inside as Json | undefined)?.[key], template.Resources[resource].Properties);
}

/** Hides one value behind the parameter or the condition `Hidden`. */
export function hide(template: Template, { resource, path, value = { Ref: 'Hidden' } }: Input): Template {
  return {
    ...changed(template, [{ resource, path, value }]),
    Parameters: { Hidden: { Type: 'String' } },
    Conditions: { Hidden: { 'Fn::Equals': [{ Ref: 'Hidden' }, 'yes'] } },
  };
}

function set(holder: Json, [key, ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) {
    holder[key] ??= {};
    set(holder[key] as Json, rest, value);
  } else if (value === null) {
    delete holder[key];
  } else {
    holder[key] = value;
  }
}
