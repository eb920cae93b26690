/**
 * Checks the pattern of an event filter. A pattern that Lambda cannot use, or that asks for a key which no record of
 * the source has, raises no error: it matches nothing, and Lambda drops every event as filtered out.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
import { isObject, JsonObject, parsedJson } from '../model/json';
import { LONGEST_FILTER_PATTERN } from './facts';
import { OPERATORS, operationOf } from './operators';

export interface PatternProblem {
  readonly fact: string;
  readonly fix: string;
}

const OR = '$or';

/** Without root keys the pattern may ask for any key. */
export function problemOfPattern(
  pattern: string, rootKeys?: readonly string[], longest = LONGEST_FILTER_PATTERN,
): PatternProblem | undefined {
  if (pattern.length > longest) {
    return {
      fact: `has ${grouped(pattern.length)} characters, above the most of ${grouped(longest)}`,
      fix: 'Shorten it, or split it into several filters: an event is taken when one of them matches',
    };
  }
  const parsed = parsedJson(pattern);
  if (!isObject(parsed)) {
    return { fact: 'is not a JSON object', fix: 'Build it with FilterCriteria.filter({ … })' };
  }
  return (rootKeys && problemOfRoot(parsed, rootKeys)) ?? problemOfNode(parsed, '');
}

function grouped(number: number): string {
  return number.toLocaleString('en-US');
}

function problemOfRoot(root: JsonObject, rootKeys: readonly string[]): PatternProblem | undefined {
  const unknownKey = keysOf(root).find((key) => !rootKeys.includes(key));
  return unknownKey === undefined ? undefined : {
    fact: `asks for the key "${unknownKey}", which no record of this source has`,
    fix: `Start from "${rootKeys[0]}", or another key of the record: ${rootKeys.join(', ')}`,
  };
}

/** Includes the keys in the branches of `$or`, which apply at the same level. */
function keysOf(node: JsonObject): readonly string[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (key !== OR) return [key];
    return Array.isArray(value) ? value.filter(isObject).flatMap(keysOf) : [];
  });
}

/** Objects nest; a list holds the values that match. */
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

function problemOfOr(value: unknown, here: string, path: string): PatternProblem | undefined {
  if (!Array.isArray(value) || !value.every(isObject)) {
    return {
      fact: `has an ${OR} at ${here} that is not a list of patterns`,
      fix: `Write { "${OR}": [ { … }, { … } ] }`,
    };
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
  if (Array.isArray(value)) {
    return {
      fact: `has an empty list at ${here}`,
      fix: `List at least one value or operator at ${here}, for example FilterRule.exists()`,
    };
  }
  const bare = JSON.stringify(value);
  return {
    fact: `has the bare value ${bare} at ${here}`,
    fix: `Put it into a list: [${bare}], or use FilterRule.isEqual(${bare})`,
  };
}

/** An item is a value that events must equal, or one operator with its argument. */
function problemOfItem(item: unknown, here: string): PatternProblem | undefined {
  if (!isObject(item) && !Array.isArray(item)) return undefined;
  const operation = operationOf(item);
  if (operation === undefined) {
    return {
      fact: `has ${JSON.stringify(item)} in the list at ${here}, which is neither a value nor an operator`,
      fix: `List values, or one of the operators ${[...OPERATORS.keys()].join(', ')}`,
    };
  }
  const { name, operator, argument } = operation;
  return operator.accepts(argument) ? undefined : {
    fact: `gives ${JSON.stringify(argument)} to ${name} at ${here}, which takes ${operator.argument}`,
    fix: `Write what ${name} takes, such as ${operator.example}`,
  };
}
