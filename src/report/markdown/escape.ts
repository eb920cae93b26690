/**
 * Text of a template in Markdown is in a code span, where nothing is a link, a mention, an image or HTML. What could
 * end the span, or the cell of a table, is written as its code.
 */
import { INPUT_LIMITS } from '../../limits';
import { clipped } from '../../text/clip';
import { escapeText } from '../../text/escape';

const LONGEST = INPUT_LIMITS.markdownName.max;
const ENDS_SPAN = /[`|]/g;

export function code(text: string): string {
  const safe = escapeText(text).replace(ENDS_SPAN, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
  const shown = clipped(safe, LONGEST);
  return shown.trim() === '' ? '` `' : `\`${shown}\``;
}
