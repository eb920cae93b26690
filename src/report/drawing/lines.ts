/** Text in lines that fit a box, in a font whose characters are all of one width. */
import { INPUT_LIMITS } from '../../limits';
import { escapeText } from '../../text/escape';
import { wrapped } from '../table';

const LONGEST = INPUT_LIMITS.diagramLabel.max;

/** At most `most` lines; the last one ends with an ellipsis where there are more. The title of the box has the whole text. */
export function fittedLines(text: string, columns: number, most: number): readonly string[] {
  const safe = escapeText(text.slice(0, 2 * LONGEST));
  const lines = wrapped(safe.length > LONGEST ? `${safe.slice(0, LONGEST)}…` : safe, columns);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${lines[most - 1].slice(0, columns - 1)}…`];
}
