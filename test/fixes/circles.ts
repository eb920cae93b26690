/** Resources of a template that wait for themselves: CloudFormation makes none of them. */
import { Json } from '../template/app-of';

export function circles(template: Json): ReadonlySet<string> {
  return new Set([...waits(template)].flatMap(([id, others]) => (others.has(id) ? [id] : [])));
}

/** For whom each resource waits, through others too. */
export function waits(template: Json): ReadonlyMap<string, ReadonlySet<unknown>> {
  const resources = (template.Resources ?? {}) as Record<string, Json>;
  const waitsFor = new Map(Object.entries(resources).map(([id, { Properties, DependsOn }]) => [id, [DependsOn ?? [], named(Properties)].flat(2)]));
  const reach = (from: string, seen: Set<unknown>): Set<unknown> => {
    for (const next of waitsFor.get(from) ?? []) if (!seen.has(next)) reach(String(next), seen.add(next));
    return seen;
  };
  return new Map(Object.keys(resources).map((id) => [id, reach(id, new Set())]));
}

function named(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(named);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === 'Ref') return [inner];
    if (key === 'Fn::GetAtt') return [Array.isArray(inner) ? inner[0] : String(inner).split('.')[0]];
    if (key === 'Fn::Sub') return [...String([inner].flat()[0]).matchAll(/\$\{([^.}]+)/g)].map(([, id]) => id).concat(named(inner) as string[]);
    return named(inner);
  });
}
