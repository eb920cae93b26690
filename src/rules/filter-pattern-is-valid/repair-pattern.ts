/** Repairs common mistakes in filter patterns: a wrong payload key, a single value instead of a list, and quoted booleans. */
import { isObject, parsedJson } from '../../model/json';
import { SourceKind } from '../../model/target';
import { LONGEST_PATTERN, problemOfPattern } from '../../patterns/filter-pattern';

/** The key of the producer's payload in each kind of record. */
const PAYLOAD: Partial<Record<SourceKind, string>> = { queue: 'body', kinesis: 'data', kafka: 'value', mq: 'data' };
/** The value of this key is a list of patterns, not of values. */
const OR = '$or';
const PAYLOADS: ReadonlySet<string> = new Set(Object.values(PAYLOAD));

/** Undefined if only the author knows the intended pattern. */
export function repairPattern(pattern: string, kind: SourceKind, keys?: readonly string[]): string | undefined {
  const parsed = pattern.length > LONGEST_PATTERN ? undefined : parsedJson(pattern);
  if (!isObject(parsed)) return undefined;
  const repaired = JSON.stringify(Object.fromEntries(Object.entries(parsed).map(([key, value]) => [
    rootKey(key, parsed, PAYLOAD[kind], keys), withLists(value, key),
  ])));
  return problemOfPattern(repaired, keys) === undefined ? repaired : undefined;
}

function rootKey(key: string, root: object, payload: string | undefined, keys?: readonly string[]): string {
  if (keys === undefined || payload === undefined || keys.includes(key) || Object.hasOwn(root, payload)) return key;
  return PAYLOADS.has(key) ? payload : key;
}

function withLists(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return key === OR ? value.map((branch) => withLists(branch, '')) : value.map(repairOperator);
  if (!isObject(value)) return [value];
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withLists(inner, name)]));
}

const QUOTED_BOOLEANS: ReadonlyMap<unknown, boolean> = new Map([['true', true], ['false', false]]);
const TAKES_ONE_STRING: ReadonlySet<string> = new Set(['prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'cidr']);

function repairOperator(item: unknown): unknown {
  const [[name, argument], ...others] = isObject(item) && Object.keys(item).length > 0 ? Object.entries(item) : [['', undefined] as const];
  if (others.length > 0) return item;
  if (name === 'exists' && QUOTED_BOOLEANS.has(argument)) return { exists: QUOTED_BOOLEANS.get(argument) };
  const isListOfOne = Array.isArray(argument) && argument.length === 1;
  return TAKES_ONE_STRING.has(name) && isListOfOne ? { [name]: argument[0] as unknown } : item;
}
