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
  return pseudo === undefined ? undefined : pseudoKey(rootOf(stack), pseudo);
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
    for (const { key, value, isInBranch } of membersIn(resource)) {
      if (!Array.isArray(value)) continue;
      if (key === 'Fn::If') conditions.add(String(value[0]));
      if (key === 'Fn::FindInMap') mappings.push({ keys: value, isAlways: condition === undefined && !isInBranch });
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

/** The values of a key, wherever it appears in a value. */
function valuesOf(value: unknown, wanted: string): readonly unknown[] {
  return membersIn(value).filter(({ key }) => key === wanted).map(({ value: found }) => found);
}

interface Member {
  readonly key: string;
  readonly value: unknown;
  /** Whether it is in a branch of an `Fn::If`. */
  readonly isInBranch: boolean;
}

interface Place {
  readonly value: unknown;
  readonly isInBranch: boolean;
}

/** The members of all objects in a value. A value that aliases share is read once inside branches and once outside. */
function membersIn(top: unknown): readonly Member[] {
  const members: Member[] = [];
  const seen = { inside: new Set<unknown>(), outside: new Set<unknown>() };
  const pending: Place[] = [{ value: top, isInBranch: false }];
  for (let i = 0; i < pending.length && i < INPUT_LIMITS.referenceValues.max; i += 1) {
    const { value, isInBranch } = pending[i];
    const known = isInBranch ? seen.inside : seen.outside;
    if (known.has(value)) continue;
    known.add(value);
    if (Array.isArray(value)) {
      value.forEach((item) => pending.push({ value: item, isInBranch }));
    } else if (isObject(value)) {
      for (const [key, inner] of Object.entries(value)) {
        members.push({ key, value: inner, isInBranch });
        pending.push({ value: inner, isInBranch: isInBranch || key === 'Fn::If' });
      }
    }
  }
  return members;
}
