/** The notifications of buckets to functions, queues and topics. */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { Known } from '../../model/known';
import { Link } from '../../model/link';
import { DeclaredAt } from '../../model/node';
import { PushTarget } from '../../model/push-target';
import { Setting } from '../../model/setting';
import { GraphIndex, NodeOf } from '../kit/graph-index';
import { NotifiedObjects, notifiedObjects } from './object-keys';

export interface Notification {
  readonly declaredAt: DeclaredAt;
  readonly property: string;
  readonly objects: Known<NotifiedObjects>;
  readonly kind: 'function' | 'queue' | 'topic';
  /** Equal for two notifications of the same target. */
  readonly target: string;
  /** The path to the setting of each event type, and what it holds. */
  readonly settings: readonly Setting[];
  /** The delivery, if the target is a function. */
  readonly delivery?: Delivery;
}

/** Returns the notifications of each bucket. */
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
    settings,
    delivery,
    target: JSON.stringify([target.function, target.qualifier, target.through]),
  };
}

function linkNotification({ declaredAt, property, filter, settings, to }: Link): Notification {
  const kind = property.includes('.QueueConfigurations.') ? 'queue' : 'topic';
  const objects = notifiedObjects({ filter, settings });
  return { declaredAt, property, objects, kind, settings, target: JSON.stringify([kind, to]) };
}
