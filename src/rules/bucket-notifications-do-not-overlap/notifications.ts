/** What buckets tell of their objects, to functions, queues and topics alike. */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { Known } from '../../model/known';
import { Link } from '../../model/link';
import { DeclaredAt } from '../../model/node';
import { PushTarget } from '../../model/push-target';
import { GraphIndex, NodeOf } from '../kit/graph-index';
import { NotifiedObjects, notifiedObjects } from '../queries/object-keys';

export interface Notification {
  readonly declaredAt: DeclaredAt;
  readonly property: string;
  readonly objects: Known<NotifiedObjects>;
  readonly kind: 'function' | 'queue' | 'topic';
  /** Two of one text have one target. */
  readonly target: string;
  /** Of a function. */
  readonly delivery?: Delivery;
}

/** By bucket. */
export function notifications(app: GraphIndex): ReadonlyMap<NodeOf<'bucket'>, readonly Notification[]> {
  const ofFunctions = app.pushes.flatMap((delivery) => [delivery.pushTarget ?? [], delivery.furtherPushTargets ?? []].flat().map((pushTarget) => (
    { from: delivery.source.node, one: functionNotification({ ...delivery, pushTarget }, pushTarget) })));
  const ofOthers = app.graph.links.filter(({ by }) => by === 'notification').map((link) => ({ from: link.from, one: linkNotification(link) }));
  const byBucket = groupBy([...ofFunctions, ...ofOthers], ({ from }) => app.nodeOf('bucket', from));
  return new Map([...byBucket].map(([bucket, told]) => [bucket, told.map(({ one }) => one)]));
}

function functionNotification(delivery: Delivery, { declaredAt, property, filter, settings }: PushTarget): Notification {
  const { target } = delivery;
  return {
    declaredAt,
    property,
    objects: notifiedObjects({ filter, settings }),
    kind: 'function',
    delivery,
    target: JSON.stringify([target.function, target.qualifier, target.through]),
  };
}

function linkNotification({ declaredAt, property, filter, settings = [], to }: Link): Notification {
  const kind = property.includes('.QueueConfigurations.') ? 'queue' : 'topic';
  return { declaredAt, property, objects: notifiedObjects({ filter, settings }), kind, target: JSON.stringify([kind, to]) };
}

/** Each once, in the order in which the bucket lists them. */
export function sortNotifications(all: readonly Notification[]): readonly Notification[] {
  const byPlace = new Map(all.map((one) => [JSON.stringify([one.declaredAt, one.property]), one]));
  return [...byPlace.values()].sort(({ property: a }, { property: b }) => a.length - b.length || Number(a > b) - Number(a < b));
}
