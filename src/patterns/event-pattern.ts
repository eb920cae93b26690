/**
 * Whether an event pattern matches the record of an invocation that Lambda puts on a bus.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
import { INPUT_LIMITS } from '../limits';
import { isIntrinsic, isObject, JsonObject } from '../model/json';
import { and, isUnknown, Known, or, unknown } from '../model/known';
import { equalsText } from './event-text';
import { hiddenBy } from './intrinsic';
import { invocationRecord, Outcome, RecordFields, RecordValue } from './invocation-record';
import { operationOf } from './operators/table';

const OR = '$or';
/** A pattern nested deeper is not followed. */
const DEEPEST = INPUT_LIMITS.eventPatternDepth.max;
/** What is below a text or a missing key. */
const NOTHING: RecordFields = { is: 'fields', fields: new Map(), complete: true };

export function matchesRecord(pattern: string, outcome: Outcome): Known<boolean> {
  return matchesEvent(pattern, invocationRecord(outcome));
}

export function matchesEvent(pattern: string, record: RecordFields): Known<boolean> {
  const parsed = parse(pattern);
  return parsed === undefined ? unknown('a pattern that is no JSON object') : matchesFields(parsed, record, DEEPEST);
}

function parse(pattern: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(pattern);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function matchesFields(pattern: JsonObject, { fields, complete }: RecordFields, depth: number): Known<boolean> {
  if (depth === 0) return unknown('a pattern that is nested too deeply');
  return and(...Object.entries(pattern).map(([key, matchers]): Known<boolean> => {
    if (key === OR) return matchesBranch(matchers, { is: 'fields', fields, complete }, depth);
    const value = fields.get(key);
    if (value === undefined && !complete) return unknown(`a pattern that asks for ${key.slice(0, 100)}`);
    if (value?.is === 'assumed') return value.matches;
    const matched = matchesAt(matchers, value, key, depth - 1);
    return isUnknown(matched) && value?.is === 'text' && value.isHeld === true ? true : matched;
  }));
}

function matchesAt(matchers: unknown, value: RecordValue | undefined, key: string, depth: number): Known<boolean> {
  if (isIntrinsic(matchers)) return hiddenBy(matchers);
  return isObject(matchers) ? matchesBelow(matchers, value, depth) : matchesValue(matchers, value, key);
}

function matchesBranch(branches: unknown, record: RecordFields, depth: number): Known<boolean> {
  if (!Array.isArray(branches) || !branches.every(isObject)) return unknown('an $or that is no list of patterns');
  return or(...branches.map((branch) => matchesFields(branch, record, depth - 1)));
}

function matchesBelow(pattern: JsonObject, value: RecordValue | undefined, depth: number): Known<boolean> {
  if (value?.is === 'anything') return unknown('a pattern for what only the event has');
  return matchesFields(pattern, value?.is === 'fields' ? value : NOTHING, depth);
}

/** One matcher of the list is enough. */
function matchesValue(matchers: unknown, value: RecordValue | undefined, key: string): Known<boolean> {
  if (!Array.isArray(matchers)) return unknown('a pattern without a list of values');
  return or(...matchers.map((matcher) => matchesOne(matcher, value, key)));
}

function matchesOne(matcher: unknown, value: RecordValue | undefined, key: string): Known<boolean> {
  if (isIntrinsic(matcher)) return hiddenBy(matcher);
  const operation = operationOf(matcher);
  const isRefused = isObject(matcher) && operation?.operator.refuses(operation.operand) !== undefined;
  if (isRefused || (isObject(matcher) && operation === undefined)) return unknown('a pattern that EventBridge refuses');
  // Only `exists: false` matches a key that the record does not have.
  if (value === undefined) return operation?.name === 'exists' && operation.operand === false;
  if (value.is === 'value' && operation?.name === 'exists') return operation.operand === true;
  if (value.is !== 'text') return unknown(`a pattern that asks for ${key}`);
  if (operation !== undefined) return operation.operator.matches(operation.operand, value.text);
  return typeof matcher === 'string' ? equalsText(value.text, matcher) : false;
}
