/**
 * Whether an event pattern matches the record of an invocation that Lambda puts on a bus. Source and detail type of the record are
 * known, and which keys it has; the values of the other keys are not.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
import { INPUT_LIMITS } from '../limits';
import { isObject, JsonObject } from '../model/json';
import { and, Known, or, unknown } from '../model/known';
import { operationOf } from './operators/table';

/** AWS's page writes `aws.lambda` where the recorded events have `lambda`. */
const SOURCE = 'lambda';
const SOURCE_ON_PAGE = 'aws.lambda';
const DETAIL_TYPE = { 'on-failure': 'Lambda Function Invocation Result - Failure', 'on-success': 'Lambda Function Invocation Result - Success' };

/** Keys that every event on a bus has; their values are not known here. */
const OTHER_KEYS: ReadonlySet<string> = new Set(['version', 'id', 'account', 'time', 'region', 'resources', 'detail']);

const OR = '$or';
/** A pattern nested deeper is not followed. */
const DEEPEST = INPUT_LIMITS.eventPatternDepth.max;

export function matchesRecord(pattern: string, outcome: keyof typeof DETAIL_TYPE): Known<boolean> {
  const parsed = parse(pattern);
  return parsed === undefined ? unknown('a pattern that is no JSON object') : matchesAll(parsed, DETAIL_TYPE[outcome], DEEPEST);
}

function parse(pattern: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(pattern);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function matchesAll(pattern: JsonObject, detailType: string, depth: number): Known<boolean> {
  if (depth === 0) return unknown('a pattern that is nested too deeply');
  return and(...Object.entries(pattern).map(([key, matchers]): Known<boolean> => {
    if (key === 'source') return matchesSource(matchers);
    if (key === 'detail-type') return matchesText(matchers, detailType);
    if (key === OR) return matchesBranch(matchers, detailType, depth);
    return OTHER_KEYS.has(key) ? unknown(`a pattern that asks for ${key}`) : matchesAbsent(matchers, key);
  }));
}

function matchesBranch(branches: unknown, detailType: string, depth: number): Known<boolean> {
  if (!Array.isArray(branches) || !branches.every(isObject)) return unknown('an $or that is no list of patterns');
  return or(...branches.map((branch) => matchesAll(branch, detailType, depth - 1)));
}

/** Only `exists: false` matches a key that the record does not have. */
function matchesAbsent(matchers: unknown, key: string): Known<boolean> {
  if (!Array.isArray(matchers)) return unknown(`a pattern that asks for ${key.slice(0, 100)}`);
  return matchers.some((matcher) => isObject(matcher) && matcher.exists === false);
}

function matchesSource(matchers: unknown): Known<boolean> {
  const recorded = matchesText(matchers, SOURCE);
  if (recorded !== false || matchesText(matchers, SOURCE_ON_PAGE) === false) return recorded;
  return unknown(`a pattern for the source ${SOURCE_ON_PAGE}, which AWS's page names where recorded events have ${SOURCE}`);
}

/** One matcher of the list is enough. */
function matchesText(matchers: unknown, text: string): Known<boolean> {
  return Array.isArray(matchers)
    ? or(...matchers.map((matcher) => matchesOne(matcher, text)))
    : unknown('a pattern without a list of values');
}

function matchesOne(matcher: unknown, text: string): Known<boolean> {
  if (!isObject(matcher)) return matcher === text;
  const operation = operationOf(matcher);
  if (operation?.operator.refuses(operation.operand) !== undefined) return unknown('a pattern that EventBridge refuses');
  return operation?.operator.matches(operation.operand, text) ?? unknown('a pattern that EventBridge refuses');
}
