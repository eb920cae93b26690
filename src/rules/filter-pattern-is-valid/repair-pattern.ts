/** Repairs common mistakes in filter patterns: a wrong payload key, a single value instead of a list, and quoted booleans. */
import { isObject, parsedJson } from '../../model/json';
import { SourceKind } from '../../model/target';
import { LONGEST_FILTER_PATTERN } from '../../patterns/facts';
import { PatternLimits, problemOfPattern } from '../../patterns/filter-pattern';
import { operationOf } from '../../patterns/operators/table';
import { factsOf, SOURCE_FACTS } from '../../sources/facts';

/** The value of this key is a list of patterns, not of values. */
const OR = '$or';
const PAYLOAD_KEYS: ReadonlySet<string> = new Set(SOURCE_FACTS.flatMap(({ payloadKey }) => payloadKey ?? []));

/** Undefined if only the author knows the intended pattern. */
export function repairPattern(pattern: string, kind: SourceKind, limits: PatternLimits = {}): string | undefined {
  const parsed = pattern.length > LONGEST_FILTER_PATTERN ? undefined : parsedJson(pattern);
  if (!isObject(parsed)) return undefined;
  const repaired = JSON.stringify(Object.fromEntries(Object.entries(parsed).map(([key, value]) => [
    rootKey(key, parsed, factsOf(kind)?.payloadKey, limits.rootKeys), withLists(value, key),
  ])));
  return problemOfPattern(repaired, limits) === undefined ? repaired : undefined;
}

function rootKey(key: string, root: object, payload: string | undefined, keys?: readonly string[]): string {
  if (keys === undefined || payload === undefined || keys.includes(key) || Object.hasOwn(root, payload)) return key;
  return PAYLOAD_KEYS.has(key) ? payload : key;
}

function withLists(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return key === OR ? value.map((branch) => withLists(branch, '')) : value.map(repairOperator);
  if (!isObject(value)) return [value];
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withLists(inner, name)]));
}

function repairOperator(item: unknown): unknown {
  const operation = operationOf(item);
  const argument = operation?.operator.repair?.(operation.operand);
  return operation === undefined || argument === undefined ? item : { [operation.name]: argument };
}
