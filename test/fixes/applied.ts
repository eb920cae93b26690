/** What a plan prints, carried out by hand on the templates as they were: nothing but its JSON is used, and nothing of `src/fixes`. */
import { FixPlan } from '../../src/fixes/plan';
import { Json } from '../template/app-of';

export type Stacks = Record<string, Json>;

export function applied(stacks: Stacks, plan: FixPlan): Stacks {
  const { resources, outputs, parameters } = JSON.parse(JSON.stringify({ ...plan, fixedApp: undefined })) as FixPlan;
  const copy = structuredClone(stacks) as Record<string, Record<string, Json>>;
  for (const { stack, logicalId, type, becomes, edits } of resources) {
    const section = copy[stack].Resources ??= {};
    if (becomes === 'removed') delete section[logicalId];
    if (becomes === 'added') section[logicalId] = { Type: type };
    for (const { path, value } of edits) put(section[logicalId] as Json, path.split('.'), value);
  }
  for (const { stack, name, output } of outputs) (copy[stack].Outputs ??= {})[name] = output;
  for (const { stack, name, parameter } of parameters) (copy[stack].Parameters ??= {})[name] = parameter;
  return copy;
}

function put(holder: Json, [key, ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) put(holder[key] as Json, rest, value);
  else if (value === undefined) delete holder[key];
  else holder[key] = value;
}
