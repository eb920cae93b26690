/** Queues whose dead letters never come to rest: the redrive policies behind them go round until SQS deletes the message. */
import { DeliveryGraph } from '../model/delivery-graph';
import { isUnknown } from '../model/known';
import { NodeId } from '../model/node';
import { Exit } from '../model/policy';

/** The queues from which a message that is given up again and again comes into a circle. Each queue is gone through once. */
export function redriveCycles({ nodes }: DeliveryGraph): ReadonlySet<NodeId> {
  const next = new Map(nodes.flatMap((node) => {
    if (node.kind !== 'queue' || isUnknown(node.redrive) || node.redrive === 'none' || isUnknown(node.redrive.deadLetterQueue)) return [];
    return [[node.id, node.redrive.deadLetterQueue] as const];
  }));
  const rounds = new Set<NodeId>();
  const seen = new Set<NodeId>();
  for (const start of next.keys()) {
    const way = new Set<NodeId>();
    let at: NodeId | undefined = start;
    for (; at !== undefined && !seen.has(at); at = next.get(at)) {
      seen.add(at);
      way.add(at);
    }
    if (at !== undefined && (way.has(at) || rounds.has(at))) way.forEach((id) => rounds.add(id));
  }
  return rounds;
}

/** Every exit for failures leads into a circle. */
export function isOnlyRedriveCycle(exits: readonly Exit[], rounds: ReadonlySet<NodeId>): boolean {
  return exits.length > 0 && exits.every(({ by, to }) => by === 'queue-redrive' && !isUnknown(to) && rounds.has(to));
}
