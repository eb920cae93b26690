/**
 * ARNs and patterns as runs of tokens, which is what they are compared in: characters, symbols for what only deployment will name, holes for
 * what is hidden, and in patterns the two wildcards. A symbol equals itself wherever it stands; that is how a reference is told from another.
 */
export type Token = number;
export type Tokens = readonly Token[];

/** Any run of text. */
export const STAR = -1;
/** Any one character. */
export const ONE = -2;
/** Something that cannot be known, of any length. */
export const HOLE = -3;

/** No ARN is longer. */
export const MOST_TOKENS = 2_048;

/**
 * - `made`: a name or id with a part of chance in it, made at deployment: no text that is written down equals it
 * - `place`: an account or Region, one of the few that there are
 * - `given`: whatever someone passes at deployment
 */
export type SymbolKind = 'made' | 'place' | 'given';

const KINDS: readonly SymbolKind[] = ['made', 'place', 'given'];
const FIRST_SYMBOL = 0x10000;

export function isChar(token: Token): boolean {
  return token >= 0 && token < FIRST_SYMBOL;
}

export function kindOf(token: Token): SymbolKind | undefined {
  return token < FIRST_SYMBOL ? undefined : KINDS[(token - FIRST_SYMBOL) % KINDS.length];
}

/** Gives every name one symbol. */
export class Symbols {
  private readonly taken = new Map<string, Token>();

  public of(kind: SymbolKind, name: string): Token {
    const key = `${kind} ${name}`;
    const known = this.taken.get(key);
    if (known !== undefined) return known;
    const token = FIRST_SYMBOL + this.taken.size * KINDS.length + KINDS.indexOf(kind);
    this.taken.set(key, token);
    return token;
  }
}

export function chars(text: string): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length && i <= MOST_TOKENS; i += 1) tokens.push(text.charCodeAt(i));
  return tokens;
}

/** The text, when it is nothing but characters. */
export function plain(tokens: Tokens): string | undefined {
  return tokens.every(isChar) ? String.fromCharCode(...tokens) : undefined;
}

export function startsWith(tokens: Tokens, text: string): boolean {
  return tokens.length >= text.length && chars(text).every((char, i) => char === tokens[i]);
}

/** Of an ARN much is asked, and always the same. */
const keys = new WeakMap<Tokens, string>();

export function keyOf(tokens: Tokens): string {
  const known = keys.get(tokens);
  if (known !== undefined) return known;
  let key = '';
  for (const token of tokens) key += String.fromCharCode(token, Math.floor(token / FIRST_SYMBOL));
  keys.set(tokens, key);
  return key;
}

const COLON = 58;

const cuts = new WeakMap<Tokens, readonly Tokens[]>();

/** Cut at the colons that are written. */
export function cut(tokens: Tokens): readonly Tokens[] {
  const known = cuts.get(tokens);
  if (known !== undefined) return known;
  const pieces: Token[][] = [[]];
  for (const token of tokens) {
    if (token === COLON) pieces.push([]);
    else pieces[pieces.length - 1].push(token);
  }
  cuts.set(tokens, pieces);
  return pieces;
}
