/**
 * Matches a pattern with a symbolic ARN: true, false, or unknown where symbols and hidden parts leave it open. The
 * certain answer takes one walk that returns to the last wildcard only, the open one a table. Above a limit of steps
 * the answer is unknown.
 */
import { INPUT_LIMITS } from '../limits';
import { Known, Unknown, unknown } from '../model/known';
import {
  ArnSymbol, COLON, isChar, SINGLE_CHARACTER, SLASH, symbolKind, SymbolicArn, UNKNOWN_SPAN, WILDCARD,
} from './symbolic-arn';

/** One constant, since this comparison runs millions of times. Callers give their own reason. */
export const UNDECIDED: Unknown = unknown('whether a pattern matches');

const MOST_STEPS = INPUT_LIMITS.wildcardSteps.max;

export function covers(pattern: SymbolicArn, text: SymbolicArn): Known<boolean> {
  if (pattern.length === 1 && pattern[0] === WILDCARD) return true;
  if (pattern === text && !text.includes(UNKNOWN_SPAN) && !text.includes(SINGLE_CHARACTER)) return true;
  const certain = certainlyCovers(pattern, text);
  if (certain !== false) return certain;
  if (!mayBeAnything(pattern) && !mayBeAnything(text)) return false;
  return differsAtAnEnd(pattern, text) || !mayCover(...withoutSameStart(pattern, text)) ? false : UNDECIDED;
}

/** What is hidden has one value on both sides: after it, the rests have to match. */
function withoutSameStart(pattern: SymbolicArn, text: SymbolicArn): readonly [SymbolicArn, SymbolicArn] {
  let start = 0;
  while (start < pattern.length && start < text.length && same(pattern[start], text[start])) start += 1;
  return [pattern.slice(start), text.slice(start)];
}

/** Whether they match for every value of the hidden parts. A symbol matches only itself. */
export function certainlyCovers(pattern: SymbolicArn, text: SymbolicArn): Known<boolean> {
  let i = 0;
  let j = 0;
  let steps = 0;
  let star = -1;
  let resume = 0;
  while (j < text.length) {
    steps += 1;
    if (steps > MOST_STEPS) return UNDECIDED;
    if (pattern[i] === WILDCARD) {
      star = i;
      resume = j;
      i += 1;
    } else if (i < pattern.length && same(pattern[i], text[j])) {
      i += 1;
      j += 1;
    } else if (star >= 0) {
      resume += 1;
      i = star + 1;
      j = resume;
    } else {
      return false;
    }
  }
  while (pattern[i] === WILDCARD) i += 1;
  return i === pattern.length;
}

function same(pattern: ArnSymbol, text: ArnSymbol): boolean {
  return pattern === SINGLE_CHARACTER ? isChar(text) : pattern === text && text !== UNKNOWN_SPAN;
}

/** The same patterns and ARNs are compared many times. */
const open = new WeakMap<SymbolicArn, boolean>();

function mayBeAnything(symbols: SymbolicArn): boolean {
  const known = open.get(symbols);
  if (known !== undefined) return known;
  const isAny = symbols.some(isOpen);
  open.set(symbols, isAny);
  return isAny;
}

/** Whether the symbol may be another text. */
export function isOpen(symbol: ArnSymbol): boolean {
  return symbol === UNKNOWN_SPAN || symbolKind(symbol) !== undefined;
}

/** A fast answer for most patterns that do not match. */
function differsAtAnEnd(pattern: SymbolicArn, text: SymbolicArn): boolean {
  const most = Math.min(pattern.length, text.length);
  let [front, back] = [0, 1];
  while (front < most && same(pattern[front], text[front])) front += 1;
  if (front < most && differ(pattern[front], text[front])) return true;
  while (back <= most && same(pattern[pattern.length - back], text[text.length - back])) back += 1;
  return back <= most && differ(pattern[pattern.length - back], text[text.length - back]);
}

function differ(pattern: ArnSymbol, text: ArnSymbol): boolean {
  const atoms = isAtom(pattern) && isAtom(text);
  return atoms && pattern !== text && (isChar(pattern) === isChar(text));
}

function isAtom(symbol: ArnSymbol): boolean {
  return isChar(symbol) || symbolKind(symbol) === 'generated';
}

/** A generated name is text without a separator, around a random suffix that only a wildcard matches. */
const GENERATED_TEXT = -4;
const RANDOM_SUFFIX = -5;
const GENERATED_NAME = [GENERATED_TEXT, RANDOM_SUFFIX, GENERATED_TEXT];

/** Whether they match for some value of hidden parts and symbols. */
function mayCover(pattern: SymbolicArn, written: SymbolicArn): boolean {
  const named = new Set(pattern);
  const text = written.flatMap((symbol) => (
    symbolKind(symbol) === 'generated' && !named.has(symbol) ? GENERATED_NAME : [symbol]
  ));
  if ((pattern.length + 1) * (text.length + 1) > MOST_STEPS) return true;
  let row = new Array<boolean>(text.length + 1).fill(false);
  row[0] = true;
  for (let j = 1; j <= text.length; j += 1) row[j] = row[j - 1] && mayContain(text[j - 1], undefined);
  for (const symbol of pattern) {
    const next = new Array<boolean>(text.length + 1).fill(false);
    next[0] = row[0] && spans(symbol);
    for (let j = 1; j <= text.length; j += 1) {
      const other = text[j - 1];
      next[j] = (row[j - 1] && (same(symbol, other) || (symbol === SINGLE_CHARACTER && other === RANDOM_SUFFIX)))
        || (spans(symbol) && (row[j] || next[j - 1]))
        || (next[j - 1] && mayContain(other, undefined))
        || (row[j] && mayContain(other, symbol));
    }
    row = next;
  }
  return row[text.length];
}

/** Whether a symbol of a pattern may cover any number of symbols. */
function spans(symbol: ArnSymbol): boolean {
  if (symbol === WILDCARD || symbol === UNKNOWN_SPAN) return true;
  const kind = symbolKind(symbol);
  return kind !== undefined && kind !== 'generated';
}

const SEPARATORS: ReadonlySet<ArnSymbol> = new Set([SLASH, COLON]);

/** Whether a symbol of the text may contain a symbol of the pattern; without one, whether it may be empty. */
function mayContain(text: ArnSymbol, pattern: ArnSymbol | undefined): boolean {
  const kind = symbolKind(text);
  if (text === UNKNOWN_SPAN || kind === 'parameter' || kind === 'variable') return true;
  if (text !== GENERATED_TEXT && kind !== 'environment') return false;
  return pattern === undefined || !SEPARATORS.has(pattern);
}
