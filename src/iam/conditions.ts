/**
 * The conditions of a statement against the facts of a request. Operators are a table; a key of which no fact is known makes its condition
 * unknown, but one condition that surely fails decides for all of them.
 */
import { Known, unknown } from '../model/unknown';
import { entriesOf } from '../template/json';
import { Stack } from '../template/stack';
import { Resolved } from '../template/value/resolved';
import { partsOf, render } from '../template/value/text';
import { clipped } from '../text/clip';
import { Encoder } from './encoder';
import { itemsOf } from './items';
import { Answer, covers } from './match';
import { Fact, Request } from './request';
import { plain, STAR, startsWith, Tokens } from './tokens';
import { allOf, anyOf, not } from './verdict';

type Compare = (written: Resolved, fact: Tokens, stack: Stack, encoder: Encoder) => Answer;

interface Operator {
  readonly compare: Compare;
  /** Holds when no value is met. */
  readonly negated?: true;
}

const equals: Compare = (written, fact, stack, encoder) => covers(encoder.text(written, stack), fact);
const like: Compare = (written, fact, stack, encoder) => covers(encoder.pattern(written, stack), fact);
const ignoreCase: Compare = (written, fact, stack, encoder) => {
  const [a, b] = [plain(encoder.text(written, stack)), plain(fact)];
  return a === undefined || b === undefined ? covers(encoder.text(written, stack), fact) === true || 'maybe' : a.toLowerCase() === b.toLowerCase();
};
/** ARNs are compared piece by piece, so a wildcard that stands for several pieces promises nothing. */
const arnLike: Compare = (written, fact, stack, encoder) => {
  const pattern = encoder.pattern(written, stack);
  const answer = covers(pattern, fact);
  const pieces = pattern.filter((token) => token === 58).length;
  return answer === true && pieces < 5 && startsWith(pattern, 'arn:') && pattern.includes(STAR) ? 'maybe' : answer;
};
/** The one number that is a fact is a lower bound: the oldest TLS that AWS speaks. */
const lessThan: Compare = (written, fact, stack, encoder) => {
  const [limit, least] = [Number(plain(encoder.text(written, stack)) || NaN), Number(plain(fact) || NaN)];
  return least >= limit ? false : 'maybe';
};

const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ['stringequals', { compare: equals }],
  ['stringnotequals', { compare: equals, negated: true }],
  ['stringequalsignorecase', { compare: ignoreCase }],
  ['stringnotequalsignorecase', { compare: ignoreCase, negated: true }],
  ['stringlike', { compare: like }],
  ['stringnotlike', { compare: like, negated: true }],
  ['arnequals', { compare: arnLike }],
  ['arnnotequals', { compare: arnLike, negated: true }],
  ['arnlike', { compare: arnLike }],
  ['arnnotlike', { compare: arnLike, negated: true }],
  ['bool', { compare: ignoreCase }],
  ['numericlessthan', { compare: lessThan }],
]);

export function conditionsHold(conditions: Resolved, request: Request, encoder: Encoder): Known<boolean> {
  if (conditions.is === 'absent') return true;
  if (conditions.is !== 'fields') return unknown(conditions.is === 'hidden' ? conditions.reason : 'a condition that is no object');
  const { raw, stack } = conditions;
  if (Object.keys(raw).some((name) => name.startsWith('Fn::'))) return unknown('a condition behind an intrinsic');
  return allOf(entriesOf(raw).flatMap(([operator, keys]) => {
    const entries = entriesOf(keys);
    if (entries.length === 0 || entries.some(([key]) => key.startsWith('Fn::'))) return [unknown(`the condition ${clipped(operator)}`)];
    return entries.map(([key, values]) => holds(operator.toLowerCase(), key, values, stack, request, encoder));
  }));
}

function holds(name: string, key: string, values: unknown, stack: Stack, request: Request, encoder: Encoder): Known<boolean> {
  const fact = request.facts().get(key.toLowerCase());
  if (fact === undefined) return unknown(`the condition ${clipped(key)}`);
  if (name === 'null') return isNull(fact, values, stack, key);
  const ifExists = name.endsWith('ifexists');
  const operator = OPERATORS.get(ifExists ? name.slice(0, -'ifexists'.length) : name);
  if (operator === undefined) return unknown(`the condition ${clipped(name)} of ${clipped(key)}`);
  if (fact === 'absent') return ifExists || operator.negated === true;
  const met = anyOf(itemsOf(values, stack).map(({ value, maybe }): Known<boolean> => {
    const answer = operator.compare(value, fact, stack, encoder);
    return answer === false ? false : answer === 'maybe' || maybe !== undefined ? unknown(whyMaybe(key, value)) : true;
  }));
  return operator.negated ? not(met) : met;
}

function isNull(fact: Fact, values: unknown, stack: Stack, key: string): Known<boolean> {
  const [wanted] = itemsOf(values, stack);
  if (wanted?.value.is !== 'scalar') return unknown(`the condition ${clipped(key)}`);
  return (String(wanted.value.value).toLowerCase() === 'true') === (fact === 'absent');
}

function whyMaybe(key: string, value: Resolved): string {
  return `the condition ${clipped(key)}, which compares with ${clipped(render(partsOf(value)))}`;
}
