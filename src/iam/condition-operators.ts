/**
 * The condition operators of IAM. Each compares one value that a policy writes with one value of a request. What is
 * not compared here, such as dates, is undecided.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { allOf, Known } from '../model/known';
import { Stack } from '../template/stack';
import { Resolved } from '../template/value/resolved';
import { Encoder } from './encoder';
import { covers, UNDECIDED } from './match';
import { ADDRESS_OF_AWS, ContextKeys } from './request';
import {
  ArnSymbol, COLON, isChar, literalText, SINGLE_CHARACTER, SymbolicArn, symbolKind, UNKNOWN_SPAN, WILDCARD,
} from './symbolic-arn';

/** What the policy writes, as a text with or without wildcards. */
export interface Written {
  readonly encoder: Encoder;
  exact(): SymbolicArn;
  pattern(): SymbolicArn;
}

export interface ConditionOperator {
  readonly compare: (written: Written, fact: SymbolicArn) => Known<boolean>;
  /** True if no value matches. */
  readonly negated?: true;
}

/** A policy of an older version has no policy variables, so nothing is known about a text that looks like one. */
export function writtenValue(
  value: Resolved, stack: Stack, encoder: Encoder, context: ContextKeys | undefined,
): Written {
  const resolved = (symbols: SymbolicArn): SymbolicArn =>
    (context === undefined ? symbols : encoder.withVariables(symbols, context));
  return {
    encoder,
    exact: () => resolved(encoder.exact(value, stack)),
    pattern: () => resolved(encoder.pattern(value, stack)),
  };
}

const equals: ConditionOperator['compare'] = (written, fact) => written.encoder.covers(written.exact(), fact);
const like: ConditionOperator['compare'] = (written, fact) => written.encoder.covers(written.pattern(), fact);
const ignoreCase: ConditionOperator['compare'] = (written, fact) => covers(lowerCase(written.exact()), lowerCase(fact));
const undecided: ConditionOperator['compare'] = () => UNDECIDED;

/** IAM compares the six pieces of an ARN one by one, so that no wildcard covers two of them. */
const arnLike: ConditionOperator['compare'] = (written, fact) => {
  const pattern = written.pattern();
  const whole = written.encoder.covers(pattern, fact);
  if (whole === false || !pattern.some(isWildcard)) return whole;
  const [patterns, facts] = [piecesOf(pattern), piecesOf(fact)];
  if (patterns === undefined || facts === undefined) return UNDECIDED;
  return allOf(patterns.map((piece, i) => written.encoder.covers(piece, facts[i])));
};

/** The only number in a context is a lower bound: the oldest TLS version that AWS accepts. */
const lessThan: ConditionOperator['compare'] = (written, fact) => {
  const [limit, least] = [written.exact(), fact].map((symbols) => Number(literalText(symbols) || NaN));
  return least >= limit ? false : UNDECIDED;
};

/** Ranges that somebody writes hold no address of AWS, but for the range of all addresses. Other addresses are not known. */
const inRange: ConditionOperator['compare'] = (written, fact) => {
  const range = literalText(written.exact());
  if (range === undefined || literalText(fact) !== ADDRESS_OF_AWS) return UNDECIDED;
  return range.endsWith('/0');
};

const PAIRS: readonly (readonly [name: string, opposite: string, compare: ConditionOperator['compare']])[] = [
  ['stringequals', 'stringnotequals', equals],
  ['stringequalsignorecase', 'stringnotequalsignorecase', ignoreCase],
  ['stringlike', 'stringnotlike', like],
  ['arnequals', 'arnnotequals', arnLike],
  ['arnlike', 'arnnotlike', arnLike],
  ['numericequals', 'numericnotequals', undecided],
  ['dateequals', 'datenotequals', undecided],
];

const SINGLE: readonly (readonly [name: string, compare: ConditionOperator['compare']])[] = [
  ['bool', ignoreCase],
  ['numericlessthan', lessThan],
  ['ipaddress', inRange],
  ...[
    'binaryequals', 'numericlessthanequals', 'numericgreaterthan', 'numericgreaterthanequals', 'datelessthan',
    'datelessthanequals', 'dategreaterthan', 'dategreaterthanequals',
  ].map((name) => [name, undecided] as const),
];

/** Every operator, by its name in lower case. */
export const CONDITION_OPERATORS: ReadonlyMap<string, ConditionOperator> = new Map<string, ConditionOperator>([
  ...PAIRS.flatMap(([name, opposite, compare]) => [
    [name, { compare }] as const, [opposite, { compare, negated: true }] as const,
  ]),
  ...SINGLE.map(([name, compare]) => [name, { compare }] as const),
  ['notipaddress', { compare: undecided, negated: true }],
]);

function isWildcard(symbol: ArnSymbol): boolean {
  return symbol === WILDCARD || symbol === SINGLE_CHARACTER;
}

const COLONS_OF_ARN = 5;

/** Undefined if the text is no ARN, or if a hidden part may contain a colon. */
function piecesOf(symbols: SymbolicArn): readonly SymbolicArn[] | undefined {
  const pieces: SymbolicArn[] = [];
  let rest = symbols;
  while (pieces.length < COLONS_OF_ARN) {
    const colon = rest.indexOf(COLON);
    if (colon < 0 || rest.slice(0, colon).some(mayHoldColon)) return undefined;
    pieces.push(rest.slice(0, colon));
    rest = rest.slice(colon + 1);
  }
  return [...pieces, rest];
}

function mayHoldColon(symbol: ArnSymbol): boolean {
  const kind = symbolKind(symbol);
  return symbol === UNKNOWN_SPAN || kind === 'parameter' || kind === 'variable';
}

function lowerCase(symbols: SymbolicArn): SymbolicArn {
  return symbols.map((symbol) => (
    isChar(symbol) ? String.fromCharCode(symbol).toLowerCase().charCodeAt(0) : symbol
  ));
}
