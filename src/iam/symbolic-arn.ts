/**
 * ARNs and patterns as lists of numbers, so that they can be compared although parts are hidden: characters, symbols
 * for names that only deployment knows, unknown spans, and the two wildcards of patterns. A symbol equals only itself.
 */
import { INPUT_LIMITS } from '../limits';

export type ArnSymbol = number;
export type SymbolicArn = readonly ArnSymbol[];

/** Any text. */
export const WILDCARD = -1;
/** Any one character. */
export const SINGLE_CHARACTER = -2;
/** A hidden part of any length. */
export const UNKNOWN_SPAN = -3;

export const COLON: ArnSymbol = ':'.charCodeAt(0);
export const SLASH: ArnSymbol = '/'.charCodeAt(0);

/** No ARN is longer. */
export const MAX_SYMBOLS = INPUT_LIMITS.arnSymbols.max;

/**
 * - `generated`: a name or id with a random part, generated at deployment: no text in a template equals it
 * - `environment`: an account or Region
 * - `parameter`: any text, passed at deployment
 * - `variable`: a policy variable, which IAM replaces by a value of the request
 */
export type SymbolKind = 'generated' | 'environment' | 'parameter' | 'variable';

const KINDS: readonly SymbolKind[] = ['generated', 'environment', 'parameter', 'variable'];
const FIRST_SYMBOL = 0x10000;

export function isChar(symbol: ArnSymbol): boolean {
  return symbol >= 0 && symbol < FIRST_SYMBOL;
}

export function symbolKind(symbol: ArnSymbol): SymbolKind | undefined {
  return symbol < FIRST_SYMBOL ? undefined : KINDS[(symbol - FIRST_SYMBOL) % KINDS.length];
}

/** Assigns one symbol to each name. */
export class SymbolTable {
  private readonly taken = new Map<string, ArnSymbol>();
  private readonly names: string[] = [];

  public of(kind: SymbolKind, name: string): ArnSymbol {
    const key = `${kind} ${name}`;
    const known = this.taken.get(key);
    if (known !== undefined) return known;
    const symbol = FIRST_SYMBOL + this.taken.size * KINDS.length + KINDS.indexOf(kind);
    this.taken.set(key, symbol);
    this.names.push(name);
    return symbol;
  }

  /** The name behind a symbol of this table. */
  public nameOf(symbol: ArnSymbol): string {
    return this.names[Math.floor((symbol - FIRST_SYMBOL) / KINDS.length)] ?? '';
  }
}

export function symbolsOf(text: string): ArnSymbol[] {
  const symbols: ArnSymbol[] = [];
  for (let i = 0; i < text.length && i <= MAX_SYMBOLS; i += 1) symbols.push(text.charCodeAt(i));
  return symbols;
}

/** The text, if it consists of characters only. */
export function literalText(symbols: SymbolicArn): string | undefined {
  return symbols.every(isChar) ? String.fromCharCode(...symbols) : undefined;
}

export function startsWith(symbols: SymbolicArn, text: string): boolean {
  return symbols.length >= text.length && symbolsOf(text).every((char, i) => char === symbols[i]);
}

/** The same ARNs are compared many times. */
const keys = new WeakMap<SymbolicArn, string>();

/** The places of what is no character, then a character for each place. */
export function symbolicKey(symbols: SymbolicArn): string {
  const known = keys.get(symbols);
  if (known !== undefined) return known;
  let others = '';
  for (let i = 0; i < symbols.length; i += 1) if (!isChar(symbols[i])) others += `${i}:${symbols[i]},`;
  const key = `${others} ${String.fromCharCode(...symbols)}`;
  keys.set(symbols, key);
  return key;
}

/** Of an ARN, which may have more of them in its name. */
export const COLONS_BEFORE_NAME = 5;

/** One piece between colons. */
export function pieceAtColons(symbols: SymbolicArn, index: number): SymbolicArn | undefined {
  const start = placeAfterColons(symbols, index);
  if (start === undefined) return undefined;
  const end = symbols.indexOf(COLON, start);
  return symbols.slice(start, end < 0 ? symbols.length : end);
}

/** All that follows a number of colons. */
export function afterColons(symbols: SymbolicArn, colons: number): SymbolicArn | undefined {
  const start = placeAfterColons(symbols, colons);
  return start === undefined ? undefined : symbols.slice(start);
}

export function placeAfterColons(symbols: SymbolicArn, colons: number): number | undefined {
  let start = 0;
  for (let i = 0; i < colons; i += 1) {
    start = symbols.indexOf(COLON, start) + 1;
    if (start === 0) return undefined;
  }
  return start;
}

const cuts = new WeakMap<SymbolicArn, readonly SymbolicArn[]>();

/** The pieces between colons. */
export function splitAtColons(symbols: SymbolicArn): readonly SymbolicArn[] {
  const known = cuts.get(symbols);
  if (known !== undefined) return known;
  const pieces: SymbolicArn[] = [];
  let start = 0;
  for (let colon = symbols.indexOf(COLON); colon >= 0; colon = symbols.indexOf(COLON, start)) {
    pieces.push(symbols.slice(start, colon));
    start = colon + 1;
  }
  pieces.push(symbols.slice(start));
  cuts.set(symbols, pieces);
  return pieces;
}

/** Whether two parts of ARNs, both known, are different. */
export function areDifferent(one: SymbolicArn, other: SymbolicArn = []): boolean {
  const [a, b] = [literalText(one), literalText(other)];
  return a !== undefined && b !== undefined && a !== '' && b !== '' && a !== b;
}
