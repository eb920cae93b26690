/**
 * ARNs and patterns as lists of numbers, so that they can be compared although parts are hidden: characters, symbols for
 * names that only deployment knows, unknown spans, and the two wildcards of patterns. A symbol equals only itself.
 */
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
export const MAX_SYMBOLS = 2_048;

/**
 * - `generated`: a name or id with a random part, generated at deployment: no text in a template equals it
 * - `environment`: an account or Region
 * - `parameter`: any text, passed at deployment
 */
export type SymbolKind = 'generated' | 'environment' | 'parameter';

const KINDS: readonly SymbolKind[] = ['generated', 'environment', 'parameter'];
const FIRST_SYMBOL = 0x10000;

export function isChar(token: ArnSymbol): boolean {
  return token >= 0 && token < FIRST_SYMBOL;
}

export function symbolKind(token: ArnSymbol): SymbolKind | undefined {
  return token < FIRST_SYMBOL ? undefined : KINDS[(token - FIRST_SYMBOL) % KINDS.length];
}

/** Assigns one symbol to each name. */
export class SymbolTable {
  private readonly taken = new Map<string, ArnSymbol>();

  public of(kind: SymbolKind, name: string): ArnSymbol {
    const key = `${kind} ${name}`;
    const known = this.taken.get(key);
    if (known !== undefined) return known;
    const token = FIRST_SYMBOL + this.taken.size * KINDS.length + KINDS.indexOf(kind);
    this.taken.set(key, token);
    return token;
  }
}

export function chars(text: string): ArnSymbol[] {
  const tokens: ArnSymbol[] = [];
  for (let i = 0; i < text.length && i <= MAX_SYMBOLS; i += 1) tokens.push(text.charCodeAt(i));
  return tokens;
}

/** The text, if it consists of characters only. */
export function literalText(tokens: SymbolicArn): string | undefined {
  return tokens.every(isChar) ? String.fromCharCode(...tokens) : undefined;
}

export function startsWith(tokens: SymbolicArn, text: string): boolean {
  return tokens.length >= text.length && chars(text).every((char, i) => char === tokens[i]);
}

/** The same ARNs are compared many times. */
const keys = new WeakMap<SymbolicArn, string>();

export function symbolicKey(tokens: SymbolicArn): string {
  const known = keys.get(tokens);
  if (known !== undefined) return known;
  let key = '';
  for (const token of tokens) key += String.fromCharCode(token, Math.floor(token / FIRST_SYMBOL));
  keys.set(tokens, key);
  return key;
}

const cuts = new WeakMap<SymbolicArn, readonly SymbolicArn[]>();

/** The pieces between colons. */
export function splitAtColons(tokens: SymbolicArn): readonly SymbolicArn[] {
  const known = cuts.get(tokens);
  if (known !== undefined) return known;
  const pieces: ArnSymbol[][] = [[]];
  for (const token of tokens) {
    if (token === COLON) pieces.push([]);
    else pieces[pieces.length - 1].push(token);
  }
  cuts.set(tokens, pieces);
  return pieces;
}
