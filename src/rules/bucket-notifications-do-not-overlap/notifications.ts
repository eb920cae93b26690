/** The notifications of buckets to functions, queues and topics. */
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
  /** Equal for two notifications of the same target. */
  readonly target: string;
  /** The delivery, if the target is a function. */
  readonly delivery?: Delivery;
}

/** By bucket. */
export function notifications(app: GraphIndex): ReadonlyMap<NodeOf<'bucket'>, readonly Notification[]> {
  const toFunctions = app.pushes.flatMap((delivery) => pushTargetsOf(delivery).map((pushTarget) => ({
    from: delivery.source.node, notification: functionNotification({ ...delivery, pushTarget }, pushTarget),
  })));
  const toOthers = app.graph.links.filter(({ by }) => by === 'notification').map((link) => ({ from: link.from, notification: linkNotification(link) }));
  const byBucket = groupBy([...toFunctions, ...toOthers], ({ from }) => app.nodeOf('bucket', from));
  return new Map([...byBucket].map(([bucket, found]) => [bucket, found.map(({ notification }) => notification)]));
}

function pushTargetsOf({ pushTarget, furtherPushTargets = [] }: Delivery): readonly PushTarget[] {
  return pushTarget === undefined ? furtherPushTargets : [pushTarget, ...furtherPushTargets];
}

function functionNotification(delivery: Delivery, pushTarget: PushTarget): Notification {
  const { target } = delivery;
  const { declaredAt, property, filter, settings } = pushTarget;
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
  const objects = notifiedObjects({ filter, settings });
  return { declaredAt, property, objects, kind, target: JSON.stringify([kind, to]) };
}

/** Without duplicates, in the order of the template. */
export function sortNotifications(all: readonly Notification[]): readonly Notification[] {
  const byLocation = new Map(all.map((one) => [JSON.stringify([one.declaredAt, one.property]), one]));
  return [...byLocation.values()].sort(({ property: a }, { property: b }) => (
    a.length - b.length || Number(a > b) - Number(a < b)
  ));
}
