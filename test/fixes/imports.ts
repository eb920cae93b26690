/** What CloudFormation refuses between templates and in them: names that stand for nothing, stacks that import in a circle. */
import { Json } from '../template/app-of';
import { Stacks } from './applied';

const PSEUDO = /^AWS::/;

interface Outputs { readonly [name: string]: { readonly Export?: { readonly Name?: string } } }

const exportsOf = (template: Json): readonly unknown[] => Object.values((template.Outputs ?? {}) as Outputs).map((output) => output.Export?.Name);

/** References to what the template does not declare, and imports of what no template exports. */
export function dangling(stacks: Stacks): readonly string[] {
  const exported = new Set(Object.values(stacks).flatMap(exportsOf));
  return Object.entries(stacks).flatMap(([stack, template]) => {
    const declared = new Set([template.Resources, template.Parameters].flatMap((section) => Object.keys(section ?? {})));
    return [
      ...named([template.Resources, template.Outputs]).filter((name) => !PSEUDO.test(name) && !declared.has(name)),
      ...imports(template.Resources).filter((name) => !exported.has(name)),
    ].map((name) => `${stack} names ${name}`);
  });
}

/** Stacks that wait for an export of a stack that waits for theirs. */
export function stackCircles(stacks: Stacks): readonly string[] {
  const by = new Map(Object.entries(stacks).flatMap(([stack, template]) => exportsOf(template).map((name) => [name, root(stack)])));
  const needs = (stack: string): readonly string[] => (
    Object.keys(stacks).filter((one) => root(one) === stack).flatMap((one) => imports(stacks[one].Resources).map((name) => by.get(name) ?? ''))
  );
  const reach = (from: string, seen: Set<string>): Set<string> => {
    for (const next of needs(from)) if (!seen.has(next)) reach(next, seen.add(next));
    return seen;
  };
  return [...new Set(Object.keys(stacks).map(root))].filter((stack) => reach(stack, new Set()).has(stack));
}

/** A nested stack is deployed with the one that nests it. */
const root = (stack: string): string => stack.split('.')[0];

function named(value: unknown): readonly string[] {
  return found(value, (key, inner) => {
    if (key === 'Ref') return [String(inner)];
    if (key === 'Fn::GetAtt') return [String(Array.isArray(inner) ? inner[0] : String(inner).split('.')[0])];
    if (key === 'Fn::Sub' && typeof inner === 'string') return [...inner.matchAll(/\$\{([^.}!]+)/g)].map(([, id]) => id);
    return [];
  });
}

function imports(value: unknown): readonly string[] {
  return found(value, (key, inner) => (key === 'Fn::ImportValue' ? [String(inner)] : []));
}

function found(value: unknown, names: (key: string, inner: unknown) => readonly string[]): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [...names(key, inner), ...found(inner, names)]);
}
