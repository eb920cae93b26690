/**
 * Whether Lambda can use an event filter's pattern. A pattern that it cannot use, or that asks for a key which the source's records
 * do not have, does not fail loudly: it matches nothing, and every event is dropped as filtered out.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
import { isObject, JsonObject } from '../model/json';
import { duplicateKeys } from '../text/duplicate-keys';
import { formatNumber } from '../text/numbers';
import { LONGEST_FILTER_PATTERN } from './facts';
import { operationOf, OPERATORS } from './operators/table';

export interface PatternProblem {
  readonly fact: string;
  readonly fix: string;
}

const OR = '$or';

export interface PatternLimits {
  /** Keys that a pattern may start from; any key where it is left out. */
  readonly rootKeys?: readonly string[];
  /** The key at the root whose value is matched as JSON alone, so that a pattern for plain text is refused. */
  readonly jsonKey?: string;
  /** Characters. */
  readonly longest?: number;
  /** EventBridge refuses an empty pattern; for Lambda and SNS it matches everything. */
  readonly refusesEmpty?: boolean;
}

export function problemOfPattern(pattern: string, limits: PatternLimits = {}): PatternProblem | undefined {
  const { rootKeys, jsonKey, longest = LONGEST_FILTER_PATTERN, refusesEmpty = false } = limits;
  if (pattern.length > longest) {
    return {
      fact: `has ${formatNumber(pattern.length)} characters, above the most of ${formatNumber(longest)}`,
      fix: 'Shorten it, or split it into several filters: an event is taken when one of them matches',
    };
  }
  const parsed = parse(pattern);
  if (!isObject(parsed)) {
    return { fact: 'is not a JSON object', fix: 'Build it with FilterCriteria.filter({ … })' };
  }
  const doubled = duplicateKeys(pattern).find(({ inList }) => inList);
  if (doubled !== undefined) {
    return { fact: `has "${doubled.key}" twice in one object of a list`, fix: 'Write one object for each operator' };
  }
  if (refusesEmpty && Object.keys(parsed).length === 0) {
    return { fact: 'is empty', fix: 'Name at least one key and the values that match, for example { "source": [{ "exists": true }] }' };
  }
  return (rootKeys && problemOfRoot(parsed, rootKeys)) ?? problemOfNode(parsed, '') ?? problemOfText(parsed, jsonKey);
}

function problemOfRoot(root: JsonObject, rootKeys: readonly string[]): PatternProblem | undefined {
  const stranger = keysOf(root).find((key) => !rootKeys.includes(key));
  return stranger === undefined ? undefined : {
    fact: `asks for the key "${stranger}", which no record of this source has`,
    fix: `Start from "${rootKeys[0]}", or another key of the record: ${rootKeys.join(', ')}`,
  };
}

function keysOf(root: JsonObject): readonly string[] {
  return entriesOf(root).map(([key]) => key);
}

/** Those of the branches of `$or` too, which stand at the same place. */
function entriesOf(root: JsonObject): readonly (readonly [string, unknown])[] {
  return Object.entries(root).flatMap(([key, value]) => {
    if (key !== OR) return [[key, value] as const];
    return Array.isArray(value) ? value.filter(isObject).flatMap(entriesOf) : [];
  });
}

/** A list asks for a text, except where it asks only whether there is a value. */
function problemOfText(root: JsonObject, jsonKey: string | undefined): PatternProblem | undefined {
  const asksForText = entriesOf(root).some(([key, value]) => (
    key === jsonKey && Array.isArray(value) && !value.every((item) => operationOf(item)?.name === 'exists')
  ));
  return asksForText ? {
    fact: `asks at ${jsonKey} for plain text, where only JSON is matched`,
    fix: `Name a field of the JSON, as in { "${jsonKey}": { "field": [ … ] } }, or leave ${jsonKey} out`,
  } : undefined;
}

/** Objects lead further down; what they lead to is a list of the values that match. */
function problemOfNode(node: JsonObject, path: string): PatternProblem | undefined {
  for (const [key, value] of Object.entries(node)) {
    const here = path === '' ? key : `${path}.${key}`;
    const problem = key === OR ? problemOfOr(value, here, path) : problemOfValue(value, here);
    if (problem) {
      return problem;
    }
  }
  return undefined;
}

/** Fewer branches than this are no alternatives. */
const FEWEST_BRANCHES = 2;

function problemOfOr(value: unknown, here: string, path: string): PatternProblem | undefined {
  const fix = `Write { "${OR}": [ { … }, { … } ] }`;
  if (!Array.isArray(value) || !value.every(isObject)) return { fact: `has an ${OR} at ${here} that is not a list of patterns`, fix };
  if (value.length < FEWEST_BRANCHES) return { fact: `has an ${OR} at ${here} with fewer than ${FEWEST_BRANCHES} patterns`, fix };
  if (value.some((branch) => Object.keys(branch).length === 0)) return { fact: `has an empty pattern in the ${OR} at ${here}`, fix };
  const reserved = value.flatMap((branch) => Object.keys(branch)).find((key) => OPERATORS.has(key));
  if (reserved !== undefined) {
    return { fact: `asks in the ${OR} at ${here} for the key "${reserved}", the name of an operator`, fix: `Put ${reserved} into the list of a key` };
  }
  return value.map((branch) => problemOfNode(branch, path)).find((problem) => problem !== undefined);
}

function problemOfValue(value: unknown, here: string): PatternProblem | undefined {
  if (isObject(value) && Object.keys(value).length > 0) {
    return problemOfNode(value, here);
  }
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item) => problemOfItem(item, here)).find((problem) => problem !== undefined);
  }
  if (isObject(value)) {
    return { fact: `has nothing to match at ${here}`, fix: `Name a key below ${here} and the values that match` };
  }
  return {
    fact: Array.isArray(value) ? `has an empty list at ${here}` : `has the bare value ${JSON.stringify(value)} at ${here}`,
    fix: Array.isArray(value)
      ? `List at least one value or operator at ${here}, for example FilterRule.exists()`
      : `Put it into a list: [${JSON.stringify(value)}], or use FilterRule.isEqual(${JSON.stringify(value)})`,
  };
}

/** A value to be equal to, or one operator with its argument. */
function problemOfItem(item: unknown, here: string): PatternProblem | undefined {
  if (!isObject(item) && !Array.isArray(item)) return undefined;
  const [[name, argument], ...others] = isObject(item) && Object.keys(item).length > 0 ? Object.entries(item) : [['', undefined] as const];
  const operator = others.length > 0 ? undefined : OPERATORS.get(name);
  if (operator === undefined) {
    return {
      fact: `has ${JSON.stringify(item)} in the list at ${here}, which is neither a value nor an operator`,
      fix: `List values, or one of the operators ${[...OPERATORS.keys()].join(', ')}`,
    };
  }
  return operator.refuses(argument) === undefined ? undefined : {
    fact: `gives ${JSON.stringify(argument)} to ${name} at ${here}, which takes ${operator.argument}`,
    fix: `Write what ${name} takes, such as ${operator.example}`,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
