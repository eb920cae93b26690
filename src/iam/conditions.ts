/**
 * Evaluates the conditions of a statement against the context of a request. A condition with a key whose value is not
 * known is unknown, but one condition that fails decides for all.
 */
import { allOf, anyOf, isUnknown, Known, not, unknown } from '../model/known';
import { entriesOf } from '../template/json';
import { Stack } from '../template/stack';
import { Resolved } from '../template/value/resolved';
import { partsOf, render } from '../template/value/text';
import { clip } from '../text/clip';
import { Encoder } from './encoder';
import { itemsOf } from './items';
import { covers, UNDECIDED } from './match';
import { ContextValue, Request } from './request';
import { COLON, literalText, WILDCARD, startsWith, SymbolicArn } from './symbolic-arn';

type Compare = (written: Resolved, fact: SymbolicArn, stack: Stack, encoder: Encoder) => Known<boolean>;

interface Operator {
  readonly compare: Compare;
  /** True if no value matches. */
  readonly negated?: true;
}

const equals: Compare = (written, fact, stack, encoder) => covers(encoder.text(written, stack), fact);
const like: Compare = (written, fact, stack, encoder) => covers(encoder.pattern(written, stack), fact);
const ignoreCase: Compare = (written, fact, stack, encoder) => {
  const [a, b] = [literalText(encoder.text(written, stack)), literalText(fact)];
  if (a !== undefined && b !== undefined) return a.toLowerCase() === b.toLowerCase();
  return covers(encoder.text(written, stack), fact) === true || UNDECIDED;
};
/** IAM compares ARNs piece by piece, so a wildcard that covers several pieces decides nothing. */
const arnLike: Compare = (written, fact, stack, encoder) => {
  const pattern = encoder.pattern(written, stack);
  const answer = covers(pattern, fact);
  const colons = pattern.filter((symbol) => symbol === COLON).length;
  const isShort = colons < 5 && startsWith(pattern, 'arn:') && pattern.includes(WILDCARD);
  return answer === true && isShort ? UNDECIDED : answer;
};
/** The only number in a context is a lower bound: the oldest TLS version that AWS accepts. */
const lessThan: Compare = (written, fact, stack, encoder) => {
  const [limit, least] = [Number(literalText(encoder.text(written, stack)) || NaN), Number(literalText(fact) || NaN)];
  return least >= limit ? false : UNDECIDED;
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
  if (conditions.is === 'hidden') return unknown(conditions.reason, conditions.cause);
  if (conditions.is !== 'fields') return unknown('a condition that is no object');
  const { raw, stack } = conditions;
  if (Object.keys(raw).some((name) => name.startsWith('Fn::'))) return unknown('a condition behind an intrinsic');
  return allOf(entriesOf(raw).flatMap(([operator, keys]) => {
    const entries = entriesOf(keys);
    const isHidden = entries.length === 0 || entries.some(([key]) => key.startsWith('Fn::'));
    if (isHidden) return [unknown(`the condition ${clip(operator)}`)];
    return entries.map(([key, values]) => isMet(operator.toLowerCase(), key, values, stack, request, encoder));
  }));
}

function isMet(
  name: string, key: string, values: unknown, stack: Stack, request: Request, encoder: Encoder,
): Known<boolean> {
  const fact = request.context().get(key.toLowerCase());
  if (fact === undefined) return unknown(`the condition ${clip(key)}`);
  if (name === 'null') return isNull(fact, values, stack, key);
  const ifExists = name.endsWith('ifexists');
  const operator = OPERATORS.get(ifExists ? name.slice(0, -'ifexists'.length) : name);
  if (operator === undefined) return unknown(`the condition ${clip(name)} of ${clip(key)}`);
  if (fact === 'absent') return ifExists || operator.negated === true;
  const matches = anyOf(itemsOf(values, stack).map(({ value, maybe }): Known<boolean> => {
    const answer = operator.compare(value, fact, stack, encoder);
    return answer !== false && (isUnknown(answer) || maybe !== undefined) ? unknown(whyMaybe(key, value)) : answer;
  }));
  return operator.negated ? not(matches) : matches;
}

function isNull(fact: ContextValue, values: unknown, stack: Stack, key: string): Known<boolean> {
  const [wanted] = itemsOf(values, stack);
  if (wanted?.value.is !== 'scalar') return unknown(`the condition ${clip(key)}`);
  return (String(wanted.value.value).toLowerCase() === 'true') === (fact === 'absent');
}

function whyMaybe(key: string, value: Resolved): string {
  return `the condition ${clip(key)}, which compares with ${clip(render(partsOf(value)))}`;
}
