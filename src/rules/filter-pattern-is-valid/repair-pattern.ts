import { isObject, parsedJson } from '../../model/json';
import { SourceKind } from '../../model/target';
import { LONGEST_FILTER_PATTERN } from '../../patterns/facts';
import { problemOfPattern } from '../../patterns/filter-pattern';
import { factsOf, SOURCE_FACTS } from '../../sources/facts';

/** Lists patterns, not values. */
const OR = '$or';
const PAYLOAD_KEYS: ReadonlySet<string> = new Set(SOURCE_FACTS.flatMap(({ payloadKey }) => payloadKey ?? []));

/** Undefined where only its author can tell what it should say. */
export function repairPattern(pattern: string, kind: SourceKind, keys?: readonly string[]): string | undefined {
  const parsed = pattern.length > LONGEST_FILTER_PATTERN ? undefined : parsedJson(pattern);
  if (!isObject(parsed)) return undefined;
  const mended = JSON.stringify(Object.fromEntries(Object.entries(parsed).map(([key, value]) => [
    rootKey(key, parsed, factsOf(kind)?.payloadKey, keys), withLists(value, key),
  ])));
  return problemOfPattern(mended, { rootKeys: keys }) === undefined ? mended : undefined;
}

function rootKey(key: string, root: object, payload: string | undefined, keys?: readonly string[]): string {
  const isMeant = keys !== undefined && payload !== undefined && PAYLOAD_KEYS.has(key) && !keys.includes(key) && !Object.hasOwn(root, payload);
  return isMeant ? payload : key;
}

function withLists(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return key === OR ? value.map((branch) => withLists(branch, '')) : value.map(repairOperator);
  if (!isObject(value)) return [value];
  return Object.fromEntries(Object.entries(value).map(([inside, inner]) => [inside, withLists(inner, inside)]));
}

const QUOTED_BOOLEANS: ReadonlyMap<unknown, boolean> = new Map([['true', true], ['false', false]]);
const TAKES_ONE_STRING: ReadonlySet<string> = new Set(['prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'cidr']);

function repairOperator(item: unknown): unknown {
  const [[name, argument], ...others] = isObject(item) && Object.keys(item).length > 0 ? Object.entries(item) : [['', undefined] as const];
  if (others.length > 0) return item;
  if (name === 'exists' && QUOTED_BOOLEANS.has(argument)) return { exists: QUOTED_BOOLEANS.get(argument) };
  return TAKES_ONE_STRING.has(name) && Array.isArray(argument) && argument.length === 1 ? { [name]: argument[0] as unknown } : item;
}
