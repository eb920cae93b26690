/** Text in lines that fit a box, in a font whose characters are all of one width. */
import { INPUT_LIMITS } from '../../limits';
import { clipped, startOf } from '../../text/clip';
import { escapeText } from '../../text/escape';
import { wrapped } from '../table';

const LONGEST = INPUT_LIMITS.diagramLabel.max;

/** At most `most` lines; the last one ends with an ellipsis where there are more. The title of the box has the whole text. */
export function fittedLines(text: string, columns: number, most: number): readonly string[] {
  const lines = wrapped(clipped(escapeText(startOf(text, 2 * LONGEST)), LONGEST), columns);
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), `${startOf(lines[most - 1], columns - 1)}…`];
}
