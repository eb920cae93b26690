/** Operators that compare texts: prefix, suffix, equals-ignore-case and wildcard. */
import { TextCase, endsWithText, equalsText, fitsText, startsWithText } from '../event-text';
import { isText, onlyEntry, onlyItem, Operator } from './operator';

const ONE_TEXT = 'one text';

const FOLDED: TextCase = { ignoresCase: true };

/** An end of a text, as it is there or whatever its case. */
function end(example: string, meets: typeof startsWithText): Operator {
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
      return inner === undefined ? meets(text, String(operand)) : meets(text, inner, FOLDED);
    },
  };
}

export const prefix = end('"img/"', startsWithText);
export const suffix = end('".png"', endsWithText);

export const equalsIgnoreCase: Operator = {
  refuses: (operand) => (isText(operand) ? undefined : ONE_TEXT),
  argument: ONE_TEXT,
  example: '"alice"',
  repair: onlyItem,
  matches: (operand, text) => equalsText(text, String(operand), FOLDED),
};

const WILDCARD = 'one text, without two wildcards in a row, in which a backslash is only before * or another backslash';

export const wildcard: Operator = {
  refuses: (operand) => (isText(operand) && piecesOf(operand) !== undefined ? undefined : WILDCARD),
  argument: WILDCARD,
  example: '"dir/*.png"',
  repair: onlyItem,
  matches: (operand, text) => fitsText(text, piecesOf(String(operand)) ?? []),
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
