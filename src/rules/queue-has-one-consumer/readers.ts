/** Mappings and pipes that take messages from the queues of an app, whatever they invoke. */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { isUnknown, Known } from '../../model/known';
import { DeclaredAt, NodeId } from '../../model/node';
import { nodeId } from '../../model/node-id';
import { DeliveryPolicy } from '../../model/policy';
import { GraphIndex, NodeOf } from '../kit/graph-index';
import { isByPipe } from '../kit/push-targets';
import { sourceProperty } from '../queries/reader-settings';

export interface QueueReader {
  readonly id: string;
  readonly declaredAt?: DeclaredAt;
  /** The setting that names the queue. */
  readonly property: string;
  /** What gets the messages. */
  readonly target: Known<NodeId>;
  readonly qualifier: Known<string>;
  readonly filters: DeliveryPolicy['filters'];
  readonly enabled: Known<boolean>;
}

export function queueReaders(app: GraphIndex): ReadonlyMap<NodeOf<'queue'>, readonly QueueReader[]> {
  const found = [
    ...app.reading('queue').map(({ delivery, from }) => ({ queue: from, reader: ofDelivery(delivery) })),
    ...app.pushes.flatMap((delivery) => ofPushingPipe(app, delivery)),
    ...app.graph.links.filter(({ by }) => by === 'pipe').flatMap(({ from, to, filters = [], enabled = true, declaredAt }) => {
      const queue = app.nodeOf('queue', from);
      const reader = { id: nodeId(declaredAt), declaredAt, property: 'Source', target: to, qualifier: '', filters, enabled };
      return queue === undefined ? [] : [{ queue, reader }];
    }),
  ];
  const groups = groupBy(found, ({ queue }) => queue);
  return new Map([...groups].map(([queue, all]) => [queue, eachOnce(all.map(({ reader }) => reader))]));
}

/** A pipe takes a message once, and hands it to its enrichment and then to its target. */
function eachOnce(readers: readonly QueueReader[]): readonly QueueReader[] {
  const keyOf = ({ id, declaredAt }: QueueReader): string => (declaredAt === undefined ? id : nodeId(declaredAt));
  return [...new Map(readers.map((reader) => [keyOf(reader), reader])).values()];
}

function ofDelivery(delivery: Delivery): QueueReader {
  const { id, declaredAt, target, policy: { filters, enabled } } = delivery;
  const property = sourceProperty(delivery);
  return { id, declaredAt, property, target: target.function, qualifier: target.qualifier, filters, enabled };
}

/** A pipe that does not wait hands its messages to the queue of Lambda. */
function ofPushingPipe(
  app: GraphIndex, delivery: Delivery,
): readonly { readonly queue: NodeOf<'queue'>; readonly reader: QueueReader }[] {
  const { source, target, pushTarget } = delivery;
  const queue = isByPipe(delivery) ? app.nodeOf('queue', source.node) : undefined;
  if (queue === undefined || pushTarget === undefined) return [];
  const { declaredAt, filters = [], enabled } = pushTarget;
  const reader = { id: nodeId(declaredAt), declaredAt, property: 'Source', target: target.function, qualifier: target.qualifier, filters, enabled };
  return [{ queue, reader }];
}

/** Whether it deletes messages that its filters do not match. */
export function hasFilters({ filters }: QueueReader): boolean {
  return isUnknown(filters) || filters.length > 0;
}
