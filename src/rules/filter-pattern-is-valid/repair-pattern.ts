import { isObject, parsedJson } from '../../model/json';
import { SourceKind } from '../../model/target';
import { LONGEST_PATTERN, problemOfPattern } from '../../patterns/filter-pattern';

/** What the producer wrote, as each kind of record names it. */
const PAYLOAD: Partial<Record<SourceKind, string>> = { queue: 'body', kinesis: 'data', kafka: 'value', mq: 'data' };
/** Lists patterns, not values. */
const OR = '$or';
const PAYLOADS: ReadonlySet<string> = new Set(Object.values(PAYLOAD));

/** Undefined where only its author can tell what it should say. */
export function repairPattern(pattern: string, kind: SourceKind, keys?: readonly string[]): string | undefined {
  const parsed = pattern.length > LONGEST_PATTERN ? undefined : parsedJson(pattern);
  if (!isObject(parsed)) return undefined;
  const mended = JSON.stringify(Object.fromEntries(Object.entries(parsed).map(([key, value]) => [
    rootKey(key, parsed, PAYLOAD[kind], keys), listed(value, key),
  ])));
  return problemOfPattern(mended, { rootKeys: keys }) === undefined ? mended : undefined;
}

function rootKey(key: string, root: object, payload: string | undefined, keys?: readonly string[]): string {
  const isMeant = keys !== undefined && payload !== undefined && PAYLOADS.has(key) && !keys.includes(key) && !Object.hasOwn(root, payload);
  return isMeant ? payload : key;
}

function listed(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return key === OR ? value.map((branch) => listed(branch, '')) : value.map(operated);
  if (!isObject(value)) return [value];
  return Object.fromEntries(Object.entries(value).map(([inside, inner]) => [inside, listed(inner, inside)]));
}

const QUOTED: ReadonlyMap<unknown, boolean> = new Map([['true', true], ['false', false]]);
const OF_ONE_TEXT: ReadonlySet<string> = new Set(['prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'cidr']);

function operated(item: unknown): unknown {
  const [[name, argument], ...others] = isObject(item) && Object.keys(item).length > 0 ? Object.entries(item) : [['', undefined] as const];
  if (others.length > 0) return item;
  if (name === 'exists' && QUOTED.has(argument)) return { exists: QUOTED.get(argument) };
  return OF_ONE_TEXT.has(name) && Array.isArray(argument) && argument.length === 1 ? { [name]: argument[0] as unknown } : item;
}
