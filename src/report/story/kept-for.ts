/** How long an exit keeps what it receives. */
import { nounOf, withArticle } from '../../facts/nouns';
import { Delivery } from '../../model/delivery-graph';
import { andThen, anyOf, isUnknown, Known, map, mapAll, outsideApp, unknown } from '../../model/known';
import { DeliveryNode } from '../../model/node';
import { Exit } from '../../model/policy';
import { matchesRecord } from '../../patterns/event-pattern';
import { NodeOf } from '../../rules/kit/graph-index';
import { Most } from './bounds';
import { Kept } from './story';

/** `waits`: how long the event waits for its last run, which is its age when it leaves. */
export function keptFor(
  exit: Exit, node: DeliveryNode | undefined, delivery: Delivery, waits: Known<Most>,
): Known<Kept> {
  if (isUnknown(exit.to)) return exit.to;
  if (node === undefined) return unknown(`what ${exit.to} is`);
  switch (node.kind) {
    case 'queue': return inQueue(exit, node, delivery, waits);
    case 'bucket': return 'deleted';
    case 'event-bus': return inBus(node, exit.by);
    case 'topic':
    case 'function': return 'passed-on';
    default: return node.declaredAt === undefined
      ? outsideApp(nounOf(node), node.id)
      : unknown(`how long ${withArticle(nounOf(node))} keeps it`);
  }
}

/** An archive without a pattern keeps every event. */
function inBus({ archives }: NodeOf<'event-bus'>, by: Exit['by']): Known<Kept> {
  const isArchived = andThen(archives, (patterns) => anyOf(patterns.map((pattern) => keeps(pattern, by))));
  return map(isArchived, (archived) => (archived ? 'deleted' : 'passed-on'));
}

function keeps(pattern: Known<string | 'none'>, by: Exit['by']): Known<boolean> {
  if (by !== 'on-failure' && by !== 'on-success') return map(pattern, (known) => known === 'none');
  return andThen(pattern, (known) => known === 'none' || matchesRecord(known, by));
}

function inQueue(
  { by, carries }: Exit, { fifo, retention }: NodeOf<'queue'>, { policy }: Delivery, waits: Known<Most>,
): Known<number> {
  if (by === 'queue-redrive') return mapAll([retention, fifo, policy.retention], agedRetention);
  if (carries !== 'pointer') return retention;
  // The pointer is worth nothing once the source has let the record go.
  return mapAll([retention, remaining(policy.retention, waits)], (kept, left) => Math.min(kept, left));
}

/** A message takes its age along to a standard queue, and gets a new one in a FIFO queue. */
function agedRetention(kept: number, fifo: boolean, age: number): number {
  return fifo ? kept : Math.max(0, kept - age);
}

function remaining(retention: Known<number>, waits: Known<Most>): Known<number> {
  return mapAll([retention, waits], (kept, waited) => (waited === 'unlimited' ? 0 : Math.max(0, kept - waited)));
}
