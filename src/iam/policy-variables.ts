/**
 * Reads the policy variables in a policy's text, such as `${aws:PrincipalAccount}`, and replaces them by the values of
 * a request. A variable whose value is not known may be any text.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
import { ContextKeys } from './request';
import {
  ArnSymbol, MAX_SYMBOLS, SINGLE_CHARACTER, SymbolicArn, symbolKind, symbolsOf, SymbolTable, UNKNOWN_SPAN, WILDCARD,
} from './symbolic-arn';

/** A key of the request and, after a comma, the value in quotes for a request without the key. */
const VARIABLE = /\$\{([^{},']*)(?:,[ \t]*'([^']*)'[ \t]*)?\}/y;
/** `${*}` is the character itself. */
const ESCAPED: ReadonlySet<string> = new Set(['*', '?', '$']);

/** The text of a policy. Undefined if a variable does not end in it. */
export function policyText(text: string, hasWildcards: boolean, table: SymbolTable): SymbolicArn | undefined {
  const symbols: ArnSymbol[] = [];
  for (let i = 0; i < text.length && i <= MAX_SYMBOLS; i += 1) {
    if (!text.startsWith('${', i)) {
      symbols.push(hasWildcards ? symbolOf(text[i]) : text.charCodeAt(i));
      continue;
    }
    VARIABLE.lastIndex = i;
    const [variable, key = '', fallback] = VARIABLE.exec(text) ?? [];
    if (variable === undefined) return undefined;
    const name = key.trim().toLowerCase();
    symbols.push(ESCAPED.has(name) ? name.charCodeAt(0) : table.of('variable', JSON.stringify([name, fallback])));
    i += variable.length - 1;
  }
  return symbols;
}

function symbolOf(char: string): ArnSymbol {
  return char === '*' ? WILDCARD : char === '?' ? SINGLE_CHARACTER : char.charCodeAt(0);
}

export function isVariable(symbol: ArnSymbol): boolean {
  return symbolKind(symbol) === 'variable';
}

export function withVariables(symbols: SymbolicArn, context: ContextKeys, table: SymbolTable): SymbolicArn {
  if (!symbols.some(isVariable)) return symbols;
  return symbols.flatMap((symbol) => (isVariable(symbol) ? valueOf(table.nameOf(symbol), context) : [symbol]));
}

function valueOf(variable: string, context: ContextKeys): SymbolicArn {
  const [key, fallback] = JSON.parse(variable) as readonly [string, string | null];
  const value = context.get(key);
  if (value !== undefined && value !== 'absent') return value;
  return value === 'absent' && typeof fallback === 'string' ? symbolsOf(fallback) : [UNKNOWN_SPAN];
}
