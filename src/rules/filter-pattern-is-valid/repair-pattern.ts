import { isObject, parsedJson } from '../../model/json';
import { SourceKind } from '../../model/target';
import { LONGEST_FILTER_PATTERN } from '../../patterns/facts';
import { problemOfPattern } from '../../patterns/filter-pattern';
import { operationOf } from '../../patterns/operators/table';
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
  const isMeant = keys !== undefined && payload !== undefined
    && PAYLOAD_KEYS.has(key) && !keys.includes(key) && !Object.hasOwn(root, payload);
  return isMeant ? payload : key;
}

function withLists(value: unknown, key: string): unknown {
  if (Array.isArray(value)) return key === OR ? value.map((branch) => withLists(branch, '')) : value.map(repairOperator);
  if (!isObject(value)) return [value];
  return Object.fromEntries(Object.entries(value).map(([inside, inner]) => [inside, withLists(inner, inside)]));
}

function repairOperator(item: unknown): unknown {
  const operation = operationOf(item);
  const argument = operation?.operator.repair?.(operation.operand);
  return operation === undefined || argument === undefined ? item : { [operation.name]: argument };
}
