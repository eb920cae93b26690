/**
 * The ways from a bucket to a function: by its notifications, and by the rules of the default bus that name it. Each may
 * lead through a queue. A rule that names no bucket is left out: it may be meant for others.
 */
import { groupBy } from '../../model/collections';
import { Delivery } from '../../model/delivery-graph';
import { and, Known, map, mapAll } from '../../model/known';
import { Link } from '../../model/link';
import { DeliveryNode, NodeId } from '../../model/node';
import { PushTarget } from '../../model/push-target';
import { GraphIndex } from '../kit/graph-index';
import { busPatterns } from '../queries/bus-patterns';
import { notifiedObjects } from '../queries/object-keys';
import { haveCommonEvents, ObjectSet, ofNotification, ofPattern } from './objects';
import { inputOf, narrowedBy, WayPart, Way, way } from './ways';

export interface BucketWay extends Way {
  readonly by: 'notification' | 'rule';
  readonly objects: Known<ObjectSet>;
}

/** What sends the events of a bucket: the bucket itself, or a rule. */
interface Sender {
  readonly node: NodeId;
  readonly by: BucketWay['by'];
  readonly filterProperty: string;
  readonly objects: (setting: PushTarget | Link) => Known<ObjectSet>;
  readonly enabled: Known<boolean>;
}

export function bucketWays(app: GraphIndex): readonly BucketWay[] {
  const rules = busPatterns(app).filter(({ link: { buckets = [] } }) => buckets.length > 0);
  if (rules.length === 0) return [];
  const links = groupBy(app.graph.links, ({ from }) => from);
  const found = rules.flatMap(({ rule, pattern, link: { buckets = [] } }) => (
    buckets.flatMap((id) => app.nodeOf('bucket', id) ?? []).flatMap((bucket) => waysFrom(app, links, bucket, {
      node: rule.id, by: 'rule', filterProperty: 'EventPattern', objects: () => ofPattern(pattern), enabled: bucket.eventBridge,
    }))
  ));
  const buckets = new Map(found.map(({ origin }) => [origin.id, origin]));
  return [...[...buckets.values()].flatMap((bucket) => waysFrom(app, links, bucket, {
    node: bucket.id,
    by: 'notification',
    filterProperty: 'Filter',
    objects: (setting) => map(notifiedObjects(setting), ofNotification),
    enabled: true,
  })), ...found];
}

/** Whether one object certainly comes both ways. */
export function comesTwice(one: BucketWay, other: BucketWay): Known<boolean> {
  const [told, heard] = one.by === 'notification' ? [one, other] : [other, one];
  return mapAll([told.objects, heard.objects], haveCommonEvents);
}

function waysFrom(
  app: GraphIndex, links: ReadonlyMap<Known<NodeId>, readonly Link[]>, origin: DeliveryNode, sender: Sender,
): readonly BucketWay[] {
  const { node, by, filterProperty, objects, enabled } = sender;
  const from = (setting: PushTarget | Link, delivery: Delivery, more: Partial<WayPart> = {}): readonly BucketWay[] => (
    way(app, origin.id, delivery, {
      declaredAt: setting.declaredAt,
      property: setting.property,
      filterProperty,
      filter: 'none',
      input: inputOf(setting),
      ...more,
      enabled: and(enabled, setting.enabled ?? true, more.enabled ?? true),
    }).map((one) => ({ ...one, by, objects: objects(setting) }))
  );
  const direct = app.from(node).flatMap((delivery) => {
    const { pushTarget, furtherPushTargets = [] } = delivery;
    const settings = pushTarget === undefined ? [] : [pushTarget, ...furtherPushTargets];
    return settings.flatMap((setting) => from(setting, delivery));
  });
  const queued = (links.get(node) ?? []).flatMap((link) => {
    const queue = app.nodeOf('queue', link.to);
    return queue === undefined ? [] : app.from(queue.id).filter(({ policy }) => policy.mode === 'poll').flatMap((delivery) => (
      from(link, delivery, { queue, narrowed: narrowedBy(delivery), enabled: delivery.policy.enabled })
    ));
  });
  return [...direct, ...queued];
}
