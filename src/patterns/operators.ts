/**
 * The operators of event patterns: which argument each takes, which texts it matches, and how a usual mistake is
 * repaired. Filters of mappings and pipes, rules of EventBridge and filter policies of SNS share them.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
import { isObject } from '../model/json';
import { Known, unknown } from '../model/known';

export interface Operator {
  /** Whether AWS accepts the argument. */
  readonly accepts: (argument: unknown) => boolean;
  /** What the argument is, for messages. */
  readonly argument: string;
  readonly example: string;
  /** Absent for an operator that is not evaluated. */
  readonly matches?: (argument: unknown, text: string) => Known<boolean>;
  /** The argument that the author meant; undefined when that is not certain. */
  readonly repair?: (argument: unknown) => unknown;
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown): boolean => [value].flat().every(isText);

const ONE_TEXT = {
  accepts: isText,
  argument: 'one text',
  repair: (argument: unknown): unknown => (Array.isArray(argument) && argument.length === 1 ? argument[0] : undefined),
};
/** The argument is a text, or a text whose case does not matter. */
const START_OR_END = {
  ...ONE_TEXT,
  accepts: (value: unknown) => isText(value) || isOnly(value, ['equals-ignore-case'], isText),
};

const QUOTED: ReadonlyMap<unknown, boolean> = new Map([['true', true], ['false', false]]);

export const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['prefix', {
    ...START_OR_END,
    example: '"img/"',
    matches: (argument, text) => (isText(argument) ? text.startsWith(argument) : unknown('a prefix in another form')),
  }],
  ['suffix', {
    ...START_OR_END,
    example: '".png"',
    matches: (argument, text) => (isText(argument) ? text.endsWith(argument) : unknown('a suffix in another form')),
  }],
  ['equals-ignore-case', {
    ...ONE_TEXT,
    example: '"alice"',
    matches: (argument, text) => isText(argument) && argument.toLowerCase() === text.toLowerCase(),
  }],
  ['wildcard', { ...ONE_TEXT, example: '"dir/*.png"' }],
  ['cidr', { ...ONE_TEXT, example: '"10.0.0.0/24"' }],
  ['exists', {
    accepts: (argument) => typeof argument === 'boolean',
    argument: 'true or false',
    example: 'true for events with the key, or false for those without',
    matches: (argument) => argument === true,
    repair: (argument) => QUOTED.get(argument),
  }],
  ['numeric', {
    accepts: isRange,
    argument: 'a list of comparisons and numbers',
    example: '["=", 3], or two of them, such as [">=", 0, "<", 10]',
  }],
  ['anything-but', {
    accepts: (argument) => areAlike([argument].flat())
      || isOnly(argument, ['prefix', 'suffix', 'equals-ignore-case', 'wildcard'], isTexts),
    argument: 'texts, or numbers, or one operator on texts',
    example: '["draft", "void"]',
    matches: isAnythingBut,
  }],
]);

export interface Operation {
  readonly name: string;
  readonly operator: Operator;
  readonly argument: unknown;
}

/** Undefined for an item that is no object with one operator. */
export function operationOf(item: unknown): Operation | undefined {
  const entries = isObject(item) ? Object.entries(item) : [];
  if (entries.length !== 1) return undefined;
  const [[name, argument]] = entries;
  const operator = OPERATORS.get(name);
  return operator && { name, operator, argument };
}

function isAnythingBut(argument: unknown, text: string): Known<boolean> {
  const others = [argument].flat();
  if (others.some((other) => typeof other === 'object')) return unknown('an anything-but in another form');
  return !others.includes(text);
}

/** All texts or all numbers, and at least one. */
function areAlike(values: readonly unknown[]): boolean {
  return values.length > 0 && (values.every(isText) || values.every((value) => typeof value === 'number'));
}

function isOnly(value: unknown, keys: readonly string[], test: (argument: unknown) => boolean): boolean {
  if (!isObject(value) || Object.keys(value).length !== 1) return false;
  return Object.entries(value).every(([key, argument]) => keys.includes(key) && test(argument));
}

const COMPARISONS: ReadonlySet<unknown> = new Set(['=', '<', '<=', '>', '>=']);

/** Comparisons, each followed by its number. */
function isRange(numeric: unknown): boolean {
  return Array.isArray(numeric) && (numeric.length === 2 || numeric.length === 4)
    && numeric.every((part, i) => (i % 2 === 0 ? COMPARISONS.has(part) : typeof part === 'number'));
}
