/** One defect, as data. */
import { Json, Resources } from './parts';

export interface Mutation {
  /** What is changed, in a few words. */
  readonly name: string;
  readonly rule: string;
  /** Where the rule speaks. */
  readonly at: string;
  /** Rules of which an error is right as well. */
  readonly also: readonly string[];
  apply(resources: Resources): void;
}

/** A path into a resource, and what stands there then; without a value it is removed. */
export function change(rule: string, at: string, path: string, value?: unknown, also: readonly string[] = []): Mutation {
  const told = value === undefined ? 'gone' : JSON.stringify(value);
  return { name: `${path} ${told}`, rule, at, also, apply: (resources) => set(resources, path, value) };
}

export function several(rule: string, at: string, changes: Readonly<Record<string, unknown>>, also: readonly string[] = []): Mutation {
  return {
    name: Object.keys(changes).join(' and '),
    rule,
    at,
    also,
    apply: (resources) => Object.entries(changes).forEach(([path, value]) => set(resources, path, value)),
  };
}

/** A policy's statements without an action. */
export function without(rule: string, at: string, policy: string, action: string): Mutation {
  return {
    name: `${policy} without ${action}`,
    rule,
    at,
    also: [],
    apply: (resources) => {
      const { Statement } = (resources[policy].Properties as { PolicyDocument: { Statement: { Action: string[] }[] } }).PolicyDocument;
      const statement = Statement.find(({ Action }) => Action.includes(action));
      if (statement === undefined) throw new Error(`${policy} does not have ${action}`);
      statement.Action = statement.Action.filter((one) => one !== action);
      if (statement.Action.length === 0) Statement.splice(Statement.indexOf(statement), 1);
    },
  };
}

/** `Id` is the resource, `Id.Timeout` a property, `Id/DependsOn` what stands beside them. */
function set(resources: Resources, path: string, value: unknown): void {
  const [id, ...keys] = path.includes('/') ? path.split('/') : path.split('.').flatMap((key, i) => (i === 1 ? ['Properties', key] : [key]));
  const all = [id, ...keys];
  const last = all.pop() as string;
  const owner = all.reduce<Json>((at, key) => (at[key] ??= {}) as Json, resources);
  if (value !== undefined) owner[last] = structuredClone(value);
  else if (Object.hasOwn(owner, last)) delete owner[last];
  else throw new Error(`${path} is not there`);
}
