/** The deliveries that send failed events to a topic or a bus, and whether they keep them nowhere else. */
import { memo } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { and, anyOf, isUnknown, Known, not } from '../../model/known';
import { NodeId } from '../../model/node';
import { Exit } from '../../model/policy';
import { GraphIndex } from '../kit/graph-index';
import { Step } from '../kit/paths/step';
import { describeNode } from '../kit/wording';

export interface FailureSender {
  readonly delivery: Delivery;
  /** No other exit of the delivery keeps the event. */
  readonly isOnlyExit: Known<boolean>;
}

const found = new WeakMap<GraphIndex, ReadonlyMap<NodeId, readonly FailureSender[]>>();

/** Those that may write there. What a role may not write is lost before it arrives, and role-may-deliver reports it. */
export function failureSenders(app: GraphIndex, to: NodeId): readonly FailureSender[] {
  return memo(found, app, () => {
    const senders = new Map<NodeId, FailureSender[]>();
    for (const delivery of app.deliveries.filter(({ policy }) => policy.enabled !== false)) {
      for (const exit of delivery.policy.exits.failure) {
        if (isUnknown(exit.to) || mayNotWrite(exit.to, delivery)) continue;
        const isOnlyExit = not(isKeptBeside(app, exit, delivery));
        if (isOnlyExit !== false) memo(senders, exit.to, () => []).push({ delivery, isOnlyExit });
      }
    }
    return senders;
  }).get(to) ?? [];
}

/** Whether what arrives by a path is kept nowhere else: its delivery has no other exit, and there is no other way on. */
export function isOnlyWay(app: GraphIndex, [first, ...rest]: readonly Step[]): Known<boolean> {
  if (first.to.kind === 'delivery' || rest.some(({ from }) => app.paths.from(from).length > 1)) return false;
  const sender = failureSenders(app, first.to.id).find(({ delivery: { id } }) => id === first.from.id);
  return sender === undefined ? false : and(sender.isOnlyExit, ...rest.map(({ taken }) => taken));
}

/** `function Shop/Resize and 2 more`, in the order of the deliveries. */
export function describeSenders(app: GraphIndex, senders: readonly FailureSender[]): string {
  const handlers = [...new Set(senders.map(({ delivery: { target } }) => target.function))].flatMap((id) => app.nodeOf('function', id) ?? []);
  if (handlers.length === 0) return 'a function';
  return `${describeNode(handlers[0])}${handlers.length === 1 ? '' : ` and ${handlers.length - 1} more`}`;
}

/** The function of an asynchronous invocation may have a dead-letter queue. */
function isKeptBeside(app: GraphIndex, exit: Exit, { policy, source, target }: Delivery): Known<boolean> {
  const hidden = source.kind === 'async' && isUnknown(target.function) ? target.function : false;
  return anyOf([hidden, ...policy.exits.failure.filter((other) => other !== exit).map(({ to }) => (
    isUnknown(to) ? to : to !== exit.to && keeps(app, to)
  ))]);
}

/** A topic or a bus may lose what it takes, and is asked about by itself. Whatever else it is keeps the event. */
function keeps(app: GraphIndex, to: NodeId): Known<boolean> {
  const topic = app.nodeOf('topic', to);
  return topic === undefined ? app.nodeOf('event-bus', to) === undefined : topic.declaredAt === undefined || topic.subscribed;
}

function mayNotWrite(to: NodeId, { access }: Delivery): boolean {
  return access.some(({ on, allowed }) => on === to && allowed === false);
}
