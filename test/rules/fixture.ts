/**
 * A fixture: a whole template, with what it shows in its metadata. `Expect` is where the rule fires, `Fix` what mends
 * it, `Inputs` a value whose hiding decides the columns of the coverage table (an empty list where nothing can be
 * hidden), `Turns` the numbers that the rule turns at, `Import` the resource that may as well lie outside the app, and
 * `Cells` what a transformation gives where it is not what most rules give.
 */
import { readdirSync } from 'fs';
import { join } from 'path';
import { check, CheckOptions } from '../../src/checks/check';
import { CheckResult } from '../../src/checks/result';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { TemplateApp } from '../../src/template/app';
import { readTemplateFile } from '../../src/template/load/files';
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

/** A number that a rule turns at: it speaks of the bad one, and of the good one beside it not. */
export interface Turn {
  readonly resource: string;
  readonly path: string;
  readonly bad: number;
  readonly good: number;
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
  /** Whether the fixture says what the rule reads, be it nothing that could be hidden. */
  readonly saysInputs: boolean;
  readonly turns: readonly Turn[];
  readonly import?: string;
  readonly cells: Readonly<Record<string, string>>;
}

interface FixtureTemplate extends Template {
  readonly Metadata?: {
    readonly Expect?: Fixture['expect'];
    readonly Fix?: Fixture['fix'];
    readonly Inputs?: Fixture['inputs'];
    readonly Turns?: Fixture['turns'];
    readonly Import?: string;
    readonly Cells?: Fixture['cells'];
  };
}

export const FIXTURES = join(__dirname, 'fixtures');

/** `<rule id>.bad.yaml`, `<rule id>.bad.2.yaml`, `<rule id>.good.yaml`. */
const NAME = /^(?<rule>[a-z-]+)\.(?<which>bad|good)(?:\.\d+)?\.yaml$/;

export function fixtures(): readonly Fixture[] {
  return readdirSync(FIXTURES).map((file) => file.replace(/\.yaml$/, '')).sort().map((name) => {
    const file = `${name}.yaml`;
    const { rule, which } = NAME.exec(file)?.groups ?? {};
    if (rule === undefined) throw new Error(`${file} is not named as a fixture is`);
    const template = withLists(readTemplateFile(join(FIXTURES, file))) as FixtureTemplate;
    const { Expect = [], Fix = [], Inputs, Turns = [], Import, Cells = {} } = template.Metadata ?? {};
    return {
      name,
      rule,
      bad: which === 'bad',
      template,
      expect: Expect,
      fix: Fix,
      inputs: Inputs ?? [],
      saysInputs: Inputs !== undefined,
      turns: Turns,
      import: Import,
      cells: Cells,
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

/** `!GetAtt A.B` in its long form, so that a reference has one shape. */
function withLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withLists);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => {
    if (key !== 'Fn::GetAtt' || typeof inner !== 'string') return [key, withLists(inner)];
    const [name, ...attribute] = inner.split('.');
    return [key, [name, attribute.join('.')]];
  }));
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
