/** Finds redrive cycles: a message moves from dead-letter queue to dead-letter queue until SQS deletes it. */
import { DeliveryGraph } from '../model/delivery-graph';
import { isUnknown } from '../model/known';
import { NodeId } from '../model/node';
import { Exit } from '../model/policy';

/** The queues from which redrive policies lead into a cycle. Visits each queue once. */
export function redriveCycles({ nodes }: DeliveryGraph): ReadonlySet<NodeId> {
  const next = new Map(nodes.flatMap((node) => {
    if (node.kind !== 'queue' || isUnknown(node.redrive) || node.redrive === 'none' || isUnknown(node.redrive.deadLetterQueue)) return [];
    return [[node.id, node.redrive.deadLetterQueue] as const];
  }));
  const cycles = new Set<NodeId>();
  const seen = new Set<NodeId>();
  for (const start of next.keys()) {
    const path = new Set<NodeId>();
    let at: NodeId | undefined = start;
    for (; at !== undefined && !seen.has(at); at = next.get(at)) {
      seen.add(at);
      path.add(at);
    }
    if (at !== undefined && (path.has(at) || cycles.has(at))) path.forEach((id) => cycles.add(id));
  }
  return cycles;
}

/** Whether every failure exit leads into a cycle. */
export function isOnlyRedriveCycle(exits: readonly Exit[], cycles: ReadonlySet<NodeId>): boolean {
  return exits.length > 0 && exits.every(({ by, to }) => by === 'queue-redrive' && !isUnknown(to) && cycles.has(to));
}
