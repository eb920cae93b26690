/** Colours of a terminal, by what they stand for. */
import type { Style } from '../report/check/lines';

const ESCAPE = '\u001b';
const CODES: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  error: [31, 39],
  warning: [33, 39],
  info: [36, 39],
  strong: [1, 22],
  faint: [2, 22],
};

export function textStyler(colours: boolean): (style: Style, text: string) => string {
  return (style, text) => (colours ? `${ESCAPE}[${CODES[style][0]}m${text}${ESCAPE}[${CODES[style][1]}m` : text);
}
