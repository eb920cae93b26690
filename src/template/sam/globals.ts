/** Merges the section `Globals` into the properties of a SAM resource, which may ignore some of them or all. */
import { INPUT_LIMITS } from '../../limits';
import { entriesOf, isPlainObject, JsonObject, own } from '../json';

const ALL = '*';

export function withGlobals(raw: unknown, template: object): JsonObject {
  const properties = own(raw, 'Properties');
  const section = String(own(raw, 'Type')).replace(/^AWS::Serverless::/, '');
  const ignored = own(raw, 'IgnoreGlobals');
  if (ignored === ALL) return Object.fromEntries(entriesOf(properties));
  const names: readonly unknown[] = Array.isArray(ignored) ? ignored : [];
  const globals = entriesOf(own(own(template, 'Globals'), section)).filter(([name]) => !names.includes(name));
  return merged(Object.fromEntries(globals), properties, 0);
}

/** Objects are merged and lists joined. Any other value of the resource replaces the global one. */
function merged(global: unknown, local: unknown, depth: number): JsonObject {
  const result = new Map(entriesOf(global));
  for (const [key, value] of entriesOf(local)) result.set(key, both(result.get(key), value, depth));
  return Object.fromEntries(result);
}

function both(global: unknown, local: unknown, depth: number): unknown {
  if (Array.isArray(global) && Array.isArray(local)) return [...global as unknown[], ...local as unknown[]];
  const canMerge = isPlainObject(global) && isPlainObject(local) && depth < INPUT_LIMITS.samGlobalsDepth.max;
  return canMerge ? merged(global, local, depth + 1) : local;
}
