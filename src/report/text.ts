/** Prints the graph as a table, with the reasons of unknown values below it and a summary of lost events. */
import { INPUT_LIMITS } from '../limits';
import { Delivery, DeliveryGraph } from '../model/delivery-graph';
import { isUnknown } from '../model/known';
import { NodeId } from '../model/node';
import { DeliveryPolicy } from '../model/policy';
import { harmlessText } from '../text/escape';
import { pluralizeCount } from '../text/pluralize';
import { expiresFirst } from './attempts';
import { cellsOf, COLUMNS } from './cells';
import { Footnotes } from './footnotes';
import { nodeNamesIn } from './node-names';
import { isOnlyRedriveCycle, redriveCycles } from './redrive-cycles';
import { textTable, wrapped } from './table';

const LONGEST_CELL = INPUT_LIMITS.printedCell.max;

export function textReport(graph: DeliveryGraph, width: number): string {
  if (graph.deliveries.length === 0) return 'No deliveries: no function has an event source mapping or is invoked asynchronously.\n';
  const names = nodeNamesIn(graph);
  const cycles = redriveCycles(graph);
  const notes = new Footnotes();
  const rows = graph.deliveries
    .map((delivery) => cellsOf(delivery, names, cycles, notes).map(shown));
  const footnotes = notes.lines().flatMap((line) => wrapped(shown(line), width));
  return [
    ...textTable([COLUMNS, ...rows], width),
    '',
    ...(footnotes.length === 0 ? [] : [...footnotes, '']),
    summary(graph.deliveries, cycles),
    '',
  ].join('\n');
}

function shown(text: string): string {
  const safe = harmlessText(text);
  return safe.length > LONGEST_CELL ? `${safe.slice(0, LONGEST_CELL)}…` : safe;
}

/** A synchronous caller keeps the event, so only asynchronous and polled events can be lost. */
function summary(all: readonly Delivery[], cycles: ReadonlySet<NodeId>): string {
  const deliveries = all.filter(({ policy }) => policy.mode !== 'sync');
  const failures = deliveries.map(({ policy }) => policy.exits.failure);
  const losing = deliveries.filter(({ policy }) => loses(policy, cycles)).length;
  const undecided = failures.filter((exits) => exits.length > 0 && exits.every(({ to }) => isUnknown(to))).length;
  const kept = pluralizeCount(deliveries.length, 'delivery', 'deliveries');
  const doubt = undecided === 0 ? '' : `, ${undecided} could not be decided`;
  if (losing > 0) return `${losing} of ${kept} ${losing === 1 ? 'loses' : 'lose'} failed events${doubt}`;
  return undecided === 0 ? `${kept}: every failed event has an exit` : `${kept}: none is known to lose failed events${doubt}`;
}

function loses(policy: DeliveryPolicy, cycles: ReadonlySet<NodeId>): boolean {
  return policy.exits.failure.length === 0 || expiresFirst(policy) || isOnlyRedriveCycle(policy.exits.failure, cycles);
}
