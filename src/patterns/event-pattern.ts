/**
 * Evaluates a pattern of EventBridge for the record of an invocation that Lambda puts on a bus. Only the source and the
 * detail type of the record are known, so a pattern that asks for more is unknown.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
import { isObject, parsedJson } from '../model/json';
import { and, Known, or, unknown } from '../model/known';
import { operationOf } from './operators';

/** Recorded events have `lambda`; the page of AWS writes `aws.lambda`. */
const SOURCE = 'lambda';
const SOURCE_ON_PAGE = 'aws.lambda';
const DETAIL_TYPE = {
  'on-failure': 'Lambda Function Invocation Result - Failure',
  'on-success': 'Lambda Function Invocation Result - Success',
};
type Outcome = keyof typeof DETAIL_TYPE;

export function matchesRecord(pattern: string, outcome: Outcome): Known<boolean> {
  const parsed = parsedJson(pattern);
  if (!isObject(parsed)) return unknown('a pattern that is no JSON object');
  return Object.entries(parsed)
    .map(([key, matchers]) => matchesKey(key, matchers, outcome))
    .reduce((all, one) => and(all, one), true);
}

function matchesKey(key: string, matchers: unknown, outcome: Outcome): Known<boolean> {
  if (key === 'source') return matchesSource(matchers);
  if (key === 'detail-type') return matchesText(matchers, DETAIL_TYPE[outcome]);
  return unknown(`a pattern that asks for ${key.slice(0, 100)}`);
}

function matchesSource(matchers: unknown): Known<boolean> {
  const recorded = matchesText(matchers, SOURCE);
  if (recorded !== false || matchesText(matchers, SOURCE_ON_PAGE) === false) return recorded;
  return unknown(`a pattern for the source ${SOURCE_ON_PAGE}: AWS documents it, but recorded events have ${SOURCE}`);
}

function matchesText(matchers: unknown, text: string): Known<boolean> {
  if (!Array.isArray(matchers)) return unknown('a pattern without a list of values');
  return matchers.map((matcher) => matchesOne(matcher, text)).reduce<Known<boolean>>((any, one) => or(any, one), false);
}

function matchesOne(matcher: unknown, text: string): Known<boolean> {
  if (typeof matcher !== 'object' || matcher === null) return matcher === text;
  const operation = operationOf(matcher);
  return operation?.operator.matches?.(operation.argument, text)
    ?? unknown('a pattern with an operator that is not evaluated');
}
