/** Operators that compare texts: prefix, suffix, equals-ignore-case and wildcard. */
import { isText, onlyEntry, onlyItem, Operator } from './operator';

const ONE_TEXT = 'one text';

const lower = (text: string): string => text.toLowerCase();

/** An end of a text, as it stands there or whatever its case. */
function end(example: string, meets: (text: string, operand: string) => boolean): Operator {
  const ignoringCase = (operand: unknown): string | undefined => {
    const [name, inner] = onlyEntry(operand) ?? [];
    return name === 'equals-ignore-case' && isText(inner) ? inner : undefined;
  };
  return {
    refuses: (operand) => (isText(operand) || ignoringCase(operand) !== undefined ? undefined : ONE_TEXT),
    argument: ONE_TEXT,
    example,
    repair: onlyItem,
    matches: (operand, text) => {
      const inner = ignoringCase(operand);
      return inner === undefined ? meets(text, String(operand)) : meets(lower(text), lower(inner));
    },
  };
}

export const prefix = end('"img/"', (text, start) => text.startsWith(start));
export const suffix = end('".png"', (text, last) => text.endsWith(last));

export const equalsIgnoreCase: Operator = {
  refuses: (operand) => (isText(operand) ? undefined : ONE_TEXT),
  argument: ONE_TEXT,
  example: '"alice"',
  repair: onlyItem,
  matches: (operand, text) => lower(String(operand)) === lower(text),
};

const WILDCARD = 'one text, without two wildcards in a row, in which a backslash stands only before * or another backslash';

export const wildcard: Operator = {
  refuses: (operand) => (isText(operand) && piecesOf(operand) !== undefined ? undefined : WILDCARD),
  argument: WILDCARD,
  example: '"dir/*.png"',
  repair: onlyItem,
  matches: (operand, text) => fits(piecesOf(String(operand)) ?? [], text),
};

/** The literal pieces between the wildcards; undefined where EventBridge refuses the text. */
export function piecesOf(pattern: string): readonly string[] | undefined {
  const pieces = [''];
  let wasWildcard = false;
  for (let i = 0; i < pattern.length; i += 1) {
    const isEscape = pattern[i] === '\\';
    if (isEscape) {
      i += 1;
      if (pattern[i] !== '*' && pattern[i] !== '\\') return undefined;
    }
    if (!isEscape && pattern[i] === '*') {
      if (wasWildcard) return undefined;
      wasWildcard = true;
      pieces.push('');
    } else {
      wasWildcard = false;
      pieces[pieces.length - 1] += pattern[i];
    }
  }
  return pieces;
}

function fits(pieces: readonly string[], text: string): boolean {
  if (pieces.length === 1) return pieces[0] === text;
  const [first, last] = [pieces[0], pieces[pieces.length - 1]];
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
