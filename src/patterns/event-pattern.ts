/**
 * Whether a pattern of EventBridge matches the record of an invocation that Lambda puts on a bus. Of the record, source and detail type are
 * known; what a pattern asks beyond them cannot be told.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-patterns.html
 */
import { allOf, anyOf, Known, unknown } from '../model/known';

/** AWS's page writes `aws.lambda` where the recorded events have `lambda`. */
const SOURCE = 'lambda';
const SOURCE_ON_PAGE = 'aws.lambda';
const DETAIL_TYPE = { 'on-failure': 'Lambda Function Invocation Result - Failure', 'on-success': 'Lambda Function Invocation Result - Success' };

export function matchesRecord(pattern: string, outcome: keyof typeof DETAIL_TYPE): Known<boolean> {
  const asked = parse(pattern);
  if (asked === undefined) return unknown('a pattern that is no JSON object');
  return allOf(Object.entries(asked).map(([key, matchers]) => {
    if (key === 'source') return matchesSource(matchers);
    return key === 'detail-type' ? matchesText(matchers, DETAIL_TYPE[outcome]) : unknown(`a pattern that asks for ${key.slice(0, 100)}`);
  }));
}

function parse(pattern: string): object | undefined {
  try {
    const value: unknown = JSON.parse(pattern);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function matchesSource(matchers: unknown): Known<boolean> {
  const recorded = matchesText(matchers, SOURCE);
  if (recorded !== false || matchesText(matchers, SOURCE_ON_PAGE) === false) return recorded;
  return unknown(`a pattern for the source ${SOURCE_ON_PAGE}, which AWS's page names where recorded events say ${SOURCE}`);
}

/** One matcher of the list is enough. */
function matchesText(matchers: unknown, text: string): Known<boolean> {
  if (!Array.isArray(matchers)) return unknown('a pattern without a list of values');
  return anyOf(matchers.map((matcher) => matchesOne(matcher, text)));
}

const OPERATORS: ReadonlyMap<string, (operand: unknown, text: string) => Known<boolean>> = new Map([
  ['prefix', (operand, text) => typeof operand === 'string' ? text.startsWith(operand) : unknown('a prefix in another form')],
  ['suffix', (operand, text) => typeof operand === 'string' ? text.endsWith(operand) : unknown('a suffix in another form')],
  ['equals-ignore-case', (operand, text) => typeof operand === 'string' && operand.toLowerCase() === text.toLowerCase()],
  ['exists', (operand) => operand === true],
  ['anything-but', (operand, text) => {
    const others: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
    return others.every((other) => typeof other !== 'object') ? !others.includes(text) : unknown('an anything-but in another form');
  }],
]);

function matchesOne(matcher: unknown, text: string): Known<boolean> {
  if (typeof matcher !== 'object' || matcher === null) return matcher === text;
  const [entry] = Object.entries(matcher);
  const operator = entry && OPERATORS.get(entry[0]);
  return operator === undefined ? unknown('a pattern with an operator that is not followed') : operator(entry[1], text);
}
