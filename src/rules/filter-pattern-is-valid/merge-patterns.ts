/** Merges patterns that differ in one list of values into one pattern, which matches the same events. */
import { isObject } from '../../model/json';
import { FILTER_QUOTA, LONGEST_FILTER_PATTERN, MOST_FILTERS_IN_TEMPLATE } from '../../patterns/facts';

/** Undefined if more patterns remain than the quota allows. */
export function mergePatterns(patterns: readonly string[]): readonly string[] | undefined {
  if (patterns.length > MOST_FILTERS_IN_TEMPLATE) return undefined;
  const merged: string[] = [];
  for (const pattern of patterns) {
    const i = merged.findIndex((other) => mergeTexts(other, pattern) !== undefined);
    if (i < 0) merged.push(pattern);
    else merged[i] = mergeTexts(merged[i], pattern) ?? merged[i];
  }
  return merged.length > FILTER_QUOTA ? undefined : merged;
}

function mergeTexts(one: string, two: string): string | undefined {
  try {
    const both = merge(JSON.parse(one), JSON.parse(two));
    const text = both === undefined ? undefined : JSON.stringify(both.pattern);
    return text === undefined || text.length > LONGEST_FILTER_PATTERN ? undefined : text;
  } catch {
    return undefined;
  }
}

interface MergedPattern {
  readonly pattern: unknown;
  readonly differences: number;
}

/** Undefined if one pattern cannot match the events of both. */
function merge(one: unknown, two: unknown): MergedPattern | undefined {
  if (JSON.stringify(one) === JSON.stringify(two)) return { pattern: one, differences: 0 };
  if (Array.isArray(one) && Array.isArray(two)) {
    return { pattern: [...one, ...two.filter((item) => !one.includes(item))], differences: 1 };
  }
  if (!isObject(one) || !isObject(two)) return undefined;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(two).length || !keys.every((key) => Object.hasOwn(two, key))) return undefined;
  const members = keys.map((key) => [key, merge(one[key], two[key])] as const);
  const differences = members.reduce((total, [, both]) => total + (both?.differences ?? 2), 0);
  if (differences > 1) return undefined;
  return { pattern: Object.fromEntries(members.map(([key, both]) => [key, both?.pattern])), differences };
}
