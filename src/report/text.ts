/** The graph as a table for people, with the reasons for what is unknown below it and one line that says whether events are lost. */
import { Delivery, DeliveryGraph } from '../model/delivery-graph';
import { isUnknown } from '../model/unknown';
import { cellsOf, COLUMNS } from './cells';
import { Footnotes } from './footnotes';
import { harmless } from './harmless';
import { namesIn } from './names';
import { textTable, wrapped } from './table';

const LONGEST_CELL = 300;

export function textReport(graph: DeliveryGraph, width: number): string {
  if (graph.deliveries.length === 0) return 'No deliveries: no function has an event source mapping or is invoked asynchronously.\n';
  const names = namesIn(graph);
  const notes = new Footnotes();
  const rows = graph.deliveries
    .map((delivery) => cellsOf(delivery, names, notes).map(shown));
  const footnotes = notes.lines().flatMap((line) => wrapped(shown(line), width));
  return [
    ...textTable([COLUMNS, ...rows], width),
    '',
    ...(footnotes.length === 0 ? [] : [...footnotes, '']),
    summary(graph.deliveries),
    '',
  ].join('\n');
}

function shown(text: string): string {
  const safe = harmless(text);
  return safe.length > LONGEST_CELL ? `${safe.slice(0, LONGEST_CELL)}…` : safe;
}

export function summary(deliveries: readonly Delivery[]): string {
  const all = `${deliveries.length} ${deliveries.length === 1 ? 'delivery' : 'deliveries'}`;
  const losing = deliveries.filter(({ policy }) => policy.exits.failure.length === 0).length;
  const unsure = deliveries.filter(({ policy: { exits: { failure } } }) => failure.length > 0 && failure.every(({ to }) => isUnknown(to))).length;
  const doubt = unsure === 0 ? '' : `; of ${unsure} it is unknown where`;
  if (losing === 0) return unsure === 0 ? `${all}: every failed event has an exit` : `${all}: none is known to lose failed events${doubt.replace('where', 'whether they do')}`;
  return `${losing} of ${all} ${losing === 1 ? 'loses' : 'lose'} failed events${unsure === 0 ? '' : `; of ${unsure} it is unknown whether they do`}`;
}
