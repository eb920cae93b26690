/**
 * Whether two filters certainly let one event through: one of them asks only for what the other asks for too.
 * Two filters that each ask for something of their own are not compared.
 */
import { INPUT_LIMITS } from '../../limits';
import { isObject, parsedJson } from '../../model/json';
import { Known, mapAll } from '../../model/known';
import { Way } from './ways';

export function overlap(one: Way, other: Way): Known<boolean> {
  const inOneStack = one.declaredAt.stack === other.declaredAt.stack;
  return mapAll<[string, string, string, string], boolean>(
    [one.filter, other.filter, one.narrowed, other.narrowed],
    (a, b, narrowA, narrowB) => (inOneStack || !(hasReference(a) || hasReference(b))) && (
      (isWithin(patternOf(a), patternOf(b)) && (narrowA === '[]' || narrowA === narrowB))
        || (isWithin(patternOf(b), patternOf(a)) && (narrowB === '[]' || narrowA === narrowB))
    ),
  );
}

/** What is written alike in two stacks may refer to different resources. */
function hasReference(filter: string): boolean {
  return filter.includes('"Ref"') || filter.includes('"Fn::');
}

function patternOf(filter: string): unknown {
  return filter === 'none' ? {} : parsedJson(filter) ?? filter;
}

/** Whether the second asks for all that the first asks for. */
function isWithin(asked: unknown, other: unknown, depth = 0): boolean {
  if (!isObject(asked) || !isObject(other) || depth > INPUT_LIMITS.eventPatternDepth.max) {
    return JSON.stringify(asked) === JSON.stringify(other);
  }
  return Object.entries(asked)
    .every(([key, value]) => Object.hasOwn(other, key) && isWithin(value, other[key], depth + 1));
}
