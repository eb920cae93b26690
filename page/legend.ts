/** What the shapes of a picture mean. A test compares it with docs/report.md. */
import { html } from './dom';

const PARTS: readonly (readonly [string, string])[] = [
  ['round box', 'a source: the event comes from there'],
  ['box with a bar on its left', 'a function and its qualifier'],
  [
    'box with a floor',
    'an exit, with who is told; shared by 40 functions where it is drawn once for each function',
  ],
  ['red octagon', 'NOWHERE: a failed event of the function is lost'],
  ['amber hexagon', 'may be lost'],
  [
    'hatched box',
    'unknown: the template hides it; not decided beside an exit: '
    + 'a check is open on whether the event can be lost there',
  ],
  ['text at an arrow', 'how often and how long an event is tried, or what arrives and how long it is kept'],
  ['dotted arrow', 'handled events, or a doubt'],
];
const DIFF_PART = ['dashed arrow or box, was', 'with --diff: what the earlier app had'] as const;

export function legend(isDiff: boolean): HTMLElement {
  return html(
    'details', { id: 'legend' }, html('summary', {}, 'What the shapes mean'),
    html('ul', {}, ...[...PARTS, ...(isDiff ? [DIFF_PART] : [])].map(([part, meaning]) => (
      html('li', {}, html('strong', {}, part), `: ${meaning}`)
    ))),
  );
}
