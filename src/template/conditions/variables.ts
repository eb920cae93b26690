/**
 * Finds what the cases of an app depend on: the parameters that its conditions and the keys of its mappings compare with
 * literals, with these literals, and comparisons of other values. Only what the resources use counts.
 */
import { INPUT_LIMITS } from '../../limits';
import { memo } from '../../model/collections';
import { TemplateApp } from '../app';
import { entriesOf, isObject, own } from '../json';
import { rootOf, Stack } from '../stack';
import { resolve } from '../value/resolve';
import { Resolved } from '../value/resolved';
import { Assumed, comparisonKey, parameterKey, pseudoKey } from './assumption';
import { pseudoOf } from './evaluate';

export interface Variable {
  readonly key: string;
  /** All that it may be: exactly one of these holds in a deployment. */
  readonly cases: readonly Assumed[];
}

/** aws-cdk-lib adds it to most stacks, under a condition. It delivers nothing. */
const METADATA = 'AWS::CDK::Metadata';

export function caseVariables(app: TemplateApp): readonly Variable[] {
  const found = new Variables();
  for (const stack of app.stacks) found.add(stack);
  return found.all();
}

class Variables {
  /** The literals that each is compared with. */
  private readonly literals = new Map<string, Set<string>>();
  private readonly allowed = new Map<string, readonly Assumed[]>();
  private readonly comparisons = new Set<string>();
  /** Those that are always the key of a mapping, and so one of its keys. */
  private readonly keyed = new Set<string>();

  public add(stack: Stack): void {
    const used = usesOf(stack);
    conditionsBehind(used.conditions, stack).forEach((condition) => this.addComparisons(condition, stack));
    used.mappings.forEach(({ keys, isAlways }) => this.addMapping(keys, isAlways, stack));
  }

  public all(): readonly Variable[] {
    return [
      ...[...this.literals].map(([key, literals]): Variable => {
        const others = this.keyed.has(key) ? [] : [{ noneOf: [...literals] }];
        return { key, cases: this.allowed.get(key) ?? [...literals, ...others] };
      }),
      ...[...this.comparisons].map((key) => ({ key, cases: [true, false] })),
    ];
  }

  private addComparisons(condition: unknown, stack: Stack): void {
    for (const operands of valuesOf(condition, 'Fn::Equals')) {
      const [one, other] = Array.isArray(operands) ? operands.map((operand) => resolve(operand, stack)) : [];
      if (one === undefined || other === undefined) continue;
      const isCompared = this.compared(one, other, stack) || this.compared(other, one, stack);
      if (!isCompared && (one.is !== 'scalar' || other.is !== 'scalar')) this.comparisons.add(comparisonKey(stack.name, operands));
    }
  }

  private addMapping([map, top, , options]: readonly unknown[], isAlways: boolean, stack: Stack): void {
    const mapping = own(own(stack.template, 'Mappings'), String(map));
    const value = resolve(top, stack);
    const key = keyOf(value, stack);
    if (key === undefined || pseudoOf(value) !== undefined) return;
    entriesOf(mapping).forEach(([name]) => this.compared(value, { is: 'scalar', value: name }, stack));
    // With another key the stack does not deploy.
    if (isAlways && own(options, 'DefaultValue') === undefined) this.keyed.add(key);
  }

  private compared(subject: Resolved, literal: Resolved, stack: Stack): boolean {
    if (literal.is !== 'scalar') return false;
    const key = keyOf(subject, stack);
    if (key === undefined) return false;
    memo(this.literals, key, () => new Set<string>()).add(String(literal.value));
    const either = subject.is === 'hidden' ? subject.either : undefined;
    const values = either?.flatMap((branch) => (branch.is === 'scalar' ? [branch.value] : []));
    if (values !== undefined && values.length === either?.length) this.allowed.set(key, values);
    return true;
  }
}

function keyOf(subject: Resolved, stack: Stack): string | undefined {
  if (subject.is === 'hidden') return subject.cause?.kind === 'parameter' ? parameterKey(subject.cause) : undefined;
  const pseudo = pseudoOf(subject);
  return pseudo === undefined ? undefined : pseudoKey(rootOf(stack).name, pseudo);
}

interface MappingUse {
  readonly keys: readonly unknown[];
  /** Whatever the conditions are. */
  readonly isAlways: boolean;
}

interface Uses {
  readonly conditions: ReadonlySet<string>;
  readonly mappings: readonly MappingUse[];
}

function usesOf({ template }: Stack): Uses {
  const conditions = new Set<string>();
  const mappings: MappingUse[] = [];
  for (const [, resource] of entriesOf(own(template, 'Resources'))) {
    if (own(resource, 'Type') === METADATA) continue;
    const condition = own(resource, 'Condition');
    if (typeof condition === 'string') conditions.add(condition);
    const branches = valuesOf(resource, 'Fn::If').filter((written) => Array.isArray(written));
    branches.forEach(([name]) => conditions.add(String(name)));
    const inBranches = new Set(branches.flatMap((written) => valuesOf(written, 'Fn::FindInMap')));
    for (const keys of valuesOf(resource, 'Fn::FindInMap')) {
      if (Array.isArray(keys)) mappings.push({ keys, isAlways: condition === undefined && !inBranches.has(keys) });
    }
  }
  return { conditions, mappings };
}

/** The conditions, and those that they refer to. */
function conditionsBehind(names: ReadonlySet<string>, { template }: Stack): readonly unknown[] {
  const pending = [...names];
  const seen = new Set(pending);
  for (let i = 0; i < pending.length && i < INPUT_LIMITS.referenceValues.max; i += 1) {
    for (const name of valuesOf(own(own(template, 'Conditions'), pending[i]), 'Condition')) {
      if (typeof name !== 'string' || seen.has(name)) continue;
      seen.add(name);
      pending.push(name);
    }
  }
  return pending.map((name) => own(own(template, 'Conditions'), name));
}

/** The values of a key, wherever it stands in a value. */
function valuesOf(value: unknown, wanted: string): readonly unknown[] {
  const found: unknown[] = [];
  const pending: unknown[] = [value];
  for (let i = 0; i < pending.length && i < INPUT_LIMITS.referenceValues.max; i += 1) {
    const inner = pending[i];
    if (Array.isArray(inner)) {
      inner.forEach((item) => pending.push(item));
    } else if (isObject(inner)) {
      for (const [key, at] of Object.entries(inner)) {
        if (key === wanted) found.push(at);
        pending.push(at);
      }
    }
  }
  return found;
}
