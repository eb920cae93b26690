/**
 * Whether Lambda can use an event filter's pattern. A pattern that it cannot use, or that asks for a key which the source's records
 * do not have, does not fail loudly: it matches nothing, and every event is dropped as filtered out.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
import { LONGEST_FILTER_PATTERN } from './facts';

export interface PatternProblem {
  readonly fact: string;
  readonly fix: string;
}

const OR = '$or';

/** Without root keys any key may be asked for. */
export function problemOfPattern(pattern: string, rootKeys?: readonly string[], longest = LONGEST_FILTER_PATTERN): PatternProblem | undefined {
  if (pattern.length > longest) {
    return {
      fact: `has ${pattern.length.toLocaleString('en-US')} characters, above the most of ${longest.toLocaleString('en-US')}`,
      fix: 'Shorten it, or split it into several filters: an event is taken when one of them matches',
    };
  }
  const parsed = parse(pattern);
  if (!isObject(parsed)) {
    return { fact: 'is not a JSON object', fix: 'Build it with FilterCriteria.filter({ … })' };
  }
  return (rootKeys && problemOfRoot(parsed, rootKeys)) ?? problemOfNode(parsed, '');
}

function problemOfRoot(root: Record<string, unknown>, rootKeys: readonly string[]): PatternProblem | undefined {
  const stranger = keysOf(root).find((key) => !rootKeys.includes(key));
  return stranger === undefined ? undefined : {
    fact: `asks for the key "${stranger}", which no record of this source has`,
    fix: `Start from "${rootKeys[0]}", or another key of the record: ${rootKeys.join(', ')}`,
  };
}

/** Those of the branches of `$or` too, which stand at the same place. */
function keysOf(node: Record<string, unknown>): readonly string[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (key !== OR) return [key];
    return Array.isArray(value) ? value.filter(isObject).flatMap(keysOf) : [];
  });
}

/** Objects lead further down; what they lead to is a list of the values that match. */
function problemOfNode(node: Record<string, unknown>, path: string): PatternProblem | undefined {
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
    return { fact: `has an ${OR} at ${here} that is not a list of patterns`, fix: `Write { "${OR}": [ { … }, { … } ] }` };
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

interface Operator {
  readonly takes: (argument: unknown) => boolean;
  /** What its argument is, and an example of it. */
  readonly argument: string;
  readonly example: string;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const TEXT = { takes: isText, argument: 'one text' };
/** An end of a text, as it stands there or whatever its case. */
const END = { takes: (value: unknown) => isText(value) || isOnly(value, ['equals-ignore-case'], isText), argument: 'one text' };

/** @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
const OPERATORS: ReadonlyMap<string, Operator> = new Map([
  ['prefix', { ...END, example: '"img/"' }],
  ['suffix', { ...END, example: '".png"' }],
  ['equals-ignore-case', { ...TEXT, example: '"alice"' }],
  ['wildcard', { ...TEXT, example: '"dir/*.png"' }],
  ['cidr', { ...TEXT, example: '"10.0.0.0/24"' }],
  ['exists', { takes: (value: unknown) => typeof value === 'boolean', argument: 'true or false', example: 'true for events with the key, or false for those without' }],
  ['numeric', {
    takes: isRange,
    argument: 'a list of comparisons and numbers',
    example: '["=", 3], or two of them, such as [">=", 0, "<", 10]',
  }],
  ['anything-but', {
    takes: (value: unknown) => areAlike([value].flat()) || isOnly(value, ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'], isTexts),
    argument: 'texts, or numbers, or one operator on texts',
    example: '["draft", "void"]',
  }],
]);

function isTexts(value: unknown): boolean {
  return [value].flat().every(isText);
}

/** All texts or all numbers, and at least one. */
function areAlike(values: readonly unknown[]): boolean {
  return values.length > 0 && (values.every(isText) || values.every((value) => typeof value === 'number'));
}

function isOnly(value: unknown, keys: readonly string[], test: (argument: unknown) => boolean): boolean {
  return isObject(value) && Object.keys(value).length === 1 && Object.entries(value).every(([key, argument]) => keys.includes(key) && test(argument));
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
  return operator.takes(argument) ? undefined : {
    fact: `gives ${JSON.stringify(argument)} to ${name} at ${here}, which takes ${operator.argument}`,
    fix: `Write what ${name} takes, such as ${operator.example}`,
  };
}

const COMPARISONS: ReadonlySet<unknown> = new Set(['=', '<', '<=', '>', '>=']);

/** Comparisons, each followed by its number. */
function isRange(numeric: unknown): boolean {
  return Array.isArray(numeric) && (numeric.length === 2 || numeric.length === 4)
    && numeric.every((part, i) => (i % 2 === 0 ? COMPARISONS.has(part) : typeof part === 'number'));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
