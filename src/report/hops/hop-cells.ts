/** Formats a hop as the cells of a row of the report. */
import { duration } from '../duration';
import { Footnotes } from '../footnotes';
import { listenersText } from '../listeners-text';
import { endLabel } from '../story/ends';
import { Hop } from './hop';
import { hopCount } from './hop-words';

export const HOP_COLUMNS: readonly string[] = [
  'First hop from', 'To', 'Attempts at most', 'Time at most', 'Undelivered, it ends in', 'Kept, told',
];

/** What happens to an undelivered event without a dead-letter queue. */
const NO_EXIT: Partial<Record<Hop['ending'], string>> = { dropped: 'NOWHERE: dropped', source: 'its source' };

export function hopCells(hop: Hop, notes: Footnotes): readonly string[] {
  const { source, target, attemptsAtMost, waitsAtMost, exits, ending } = hop;
  return [
    notes.format(source, endLabel),
    notes.format(target, endLabel),
    notes.format(attemptsAtMost, hopCount),
    notes.format(waitsAtMost, (known) => (known === 'undocumented' ? known : duration(known))),
    NO_EXIT[ending] ?? exits.map(({ to }) => notes.format(to, endLabel)).join(', '),
    NO_EXIT[ending] === undefined ? listenersText(exits) : '-',
  ];
}
