/** Styles text with the colors of a terminal. */
import { styleText } from 'util';
import type { Style } from '../report/check/lines';

const FORMATS = { error: 'red', warning: 'yellow', info: 'cyan', strong: 'bold', faint: 'dim' } as const;

/** The caller decides whether there are colors: `styleText` would look at standard output, whatever is written to. */
export function textStyler(hasColors: boolean): (style: Style, text: string) => string {
  return (style, text) => (hasColors ? styleText(FORMATS[style], text, { validateStream: false }) : text);
}
