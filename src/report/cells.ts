/** Formats a delivery as the cells of a row of the report. */
import { Delivery } from '../model/delivery-graph';
import { isUnknown } from '../model/known';
import { NodeId } from '../model/node';
import { DeliveryPolicy, Exit } from '../model/policy';
import { LATEST, LATEST_PUBLISHED } from '../resources/function/facts';
import { attemptsText, expiresFirst } from './attempts';
import { duration } from './duration';
import { Footnotes } from './footnotes';
import { NodeNames } from './node-names';
import { isOnlyRedriveCycle } from './redrive-cycles';

export const COLUMNS: readonly string[] = [
  'Source', 'Function : qualifier', 'Attempts at most', 'Time at most', 'On failure, it ends in', 'On success',
];

/** What happens to a failed event without an exit. */
const NO_EXIT: Record<DeliveryPolicy['mode'], string> = { push: 'NOWHERE: lost', poll: 'NOWHERE: lost', sync: 'the caller gets the error' };

export function cellsOf(
  delivery: Delivery, names: NodeNames, cycles: ReadonlySet<NodeId>, notes: Footnotes,
): readonly string[] {
  const { policy } = delivery;
  const exits = (all: readonly Exit[], none: string): string => all.map((exit) => exitText(exit, names, notes)).join(', ') || none;
  const failure = isOnlyRedriveCycle(policy.exits.failure, cycles) ? 'NOWHERE: redrive cycle' : exits(policy.exits.failure, NO_EXIT[policy.mode]);
  return [
    sourceText(delivery, names, notes),
    targetText(delivery, names, notes),
    attemptsText(policy, notes),
    timeText(delivery, notes),
    expiresFirst(policy) ? 'NOWHERE: expires first' : failure,
    exits(policy.exits.success, '-'),
  ];
}

function sourceText({ source, policy }: Delivery, names: NodeNames, notes: Footnotes): string {
  if (source.node === undefined) return 'any asynchronous caller';
  const name = notes.format(source.node, (id) => names.node(id));
  return policy.enabled === false ? `${name} (disabled)` : name;
}

function targetText({ target }: Delivery, names: NodeNames, notes: Footnotes): string {
  const name = notes.format(target.function, (id) => names.node(id).replace(/^function /, ''));
  const qualifier = isUnknown(target.qualifier) && target.through !== undefined
    ? names.resource(target.through).split('/').at(-1)
    : notes.format(target.qualifier, String);
  return `${name} : ${qualifier}`;
}

/** Both the maximum age and the retention of the source limit how long an event is tried: the shorter one applies. */
function timeText({ policy: { maxAge, retention } }: Delivery, notes: Footnotes): string {
  if (isUnknown(maxAge)) return notes.format(maxAge, String);
  if (isUnknown(retention)) {
    return maxAge === 'unlimited' ? notes.format(retention, String) : `${duration(maxAge)} or ${notes.format(retention, String)}`;
  }
  return duration(maxAge === 'unlimited' ? retention : Math.min(maxAge, retention));
}

function exitText({ to, qualifier, carries }: Exit, names: NodeNames, notes: Footnotes): string {
  const name = notes.format(to, (id) => names.node(id));
  const qualified = qualifier === undefined || qualifier === LATEST || qualifier === LATEST_PUBLISHED ? name : `${name} : ${notes.format(qualifier, String)}`;
  return carries === 'pointer' ? `${qualified} (pointers only)` : qualified;
}
