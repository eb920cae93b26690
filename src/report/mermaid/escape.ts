/** Text of a template inside a quoted label of Mermaid: whatever it might read as syntax or HTML is an entity code. */
import { INPUT_LIMITS } from '../../limits';
import { clipped } from '../../text/clip';
import { escapeText } from '../../text/escape';

const LONGEST = INPUT_LIMITS.diagramLabel.max;
const SYNTAX = /[^\p{L}\p{N} _\-./:,()·≤…]/gu;

export function mermaidLabel(text: string): string {
  const shown = clipped(escapeText(text), LONGEST);
  return `"${shown.replace(SYNTAX, (character) => `#${character.codePointAt(0)};`)}"`;
}
