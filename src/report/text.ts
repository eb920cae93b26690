/** Prints the graph as a table, with the reasons of unknown values below it and a summary of lost events. */
import { check, CheckOptions } from '../checks/check';
import { INPUT_LIMITS } from '../limits';
import { DeliveryGraph } from '../model/delivery-graph';
import { ALL_RULES } from '../rules/all';
import { harmlessText } from '../text/escape';
import { cellsOf, COLUMNS } from './cells';
import { closingLines } from './closing-line';
import { Footnotes } from './footnotes';
import { nodeNamesIn } from './node-names';
import { redriveCycles } from './redrive-cycles';
import { textTable, wrapped } from './table';

const LONGEST_CELL = INPUT_LIMITS.printedCell.max;

export function textReport(graph: DeliveryGraph, width: number, options: CheckOptions = {}): string {
  if (graph.deliveries.length === 0) return 'No deliveries: no function has an event source mapping or is invoked asynchronously.\n';
  const names = nodeNamesIn(graph);
  const cycles = redriveCycles(graph);
  const notes = new Footnotes();
  const rows = graph.deliveries
    .map((delivery) => cellsOf(delivery, names, cycles, notes).map(shown));
  const closing = closingLines(graph.deliveries, cycles, check(graph, ALL_RULES, options));
  const footnotes = notes.lines().flatMap((line) => wrapped(shown(line), width));
  return [
    ...textTable([COLUMNS, ...rows], width),
    '',
    ...(footnotes.length === 0 ? [] : [...footnotes, '']),
    ...closing.flatMap((line) => wrapped(line, width)),
    '',
  ].join('\n');
}

function shown(text: string): string {
  const safe = harmlessText(text);
  return safe.length > LONGEST_CELL ? `${safe.slice(0, LONGEST_CELL)}…` : safe;
}
