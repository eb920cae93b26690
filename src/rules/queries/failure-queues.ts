/** The queues where failed or undelivered events stay, because nothing in the app reads them. */
import { memo } from '../../model/collections';
import { DeclaredAt } from '../../model/node';
import { GraphIndex, NodeOf } from '../kit/graph-index';
import { pushedDeliveries } from '../kit/push-targets';

export interface FailedEventsQueue {
  readonly queue: NodeOf<'queue'>;
  /** The resource that sends the events there. */
  readonly sender: DeclaredAt | undefined;
}

const found = new WeakMap<GraphIndex, readonly FailedEventsQueue[]>();

/** Each queue once, in the order of the deliveries. */
export function failureQueues(app: GraphIndex): readonly FailedEventsQueue[] {
  return memo(found, app, () => {
    const senders = [...pushedDeliveries(app).map(({ pushTarget }) => pushTarget), ...app.graph.links];
    const undelivered = senders.flatMap(({ deadLetter, declaredAt }) => {
      const queue = app.nodeOf('queue', deadLetter);
      return queue === undefined || app.from(queue.id).length > 0 ? [] : [[queue.id, declaredAt] as const];
    });
    const failed = app.paths.failureEnds().map(({ node, path }) => [node, path().at(-1)?.declaredAt] as const);
    return [...new Map([...failed, ...undelivered])].flatMap(([id, sender]) => {
      const queue = app.nodeOf('queue', id);
      return queue === undefined ? [] : [{ queue, sender }];
    });
  });
}
