/** S3 sends the events of a bucket to the default bus only where the bucket asks for it. */
import { groupBy } from '../model/collections';
import { and, not } from '../model/known';
import { nodeId } from '../model/node-id';
import { Change } from './kit/change';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { asksForObjects, BusPattern, busPatterns } from './queries/bus-patterns';

const SENDS = 'NotificationConfiguration.EventBridgeConfiguration';

export const bucketTellsEventBus = defineRule({
  id: 'bucket-tells-event-bus',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'A rule that names a bucket catches nothing while the bucket does not send its events to EventBridge.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-event-notifications-eventbridge.html',
  check: (app) => {
    const listening = busPatterns(app).map((one) => ({ ...one, asks: asksForObjects(one.pattern) }))
      .filter(({ asks }) => asks !== false)
      .flatMap((one) => bucketsOf(app, one).map((bucket) => ({ ...one, bucket })));
    return [...groupBy(listening, ({ bucket }) => bucket)].flatMap(([bucket, rules]) => {
      const { link, rule, asks } = rules.find((one) => one.asks === true) ?? rules[0];
      return report(location([bucket, SENDS], [link, 'EventPattern']), and(asks, not(bucket.eventBridge)), () => ({
        fact: `${describeNode(rule)} listens for events of ${describeNode(bucket)}, which does not send them to EventBridge`,
        consequence: 'Not one event of the bucket reaches the rule',
        fix: `Set ${prop(`${SENDS}.EventBridgeEnabled`)} of the bucket to true`,
        changes: sendToEventBridge(app, bucket),
      }));
    });
  },
});

/** A bucket that is hidden may be any. */
function bucketsOf(app: GraphIndex, { link: { buckets = [] } }: BusPattern): readonly NodeOf<'bucket'>[] {
  return buckets.flatMap((id) => app.nodeOf('bucket', id) ?? []);
}

/** Where CDK's custom resource sets the notifications, it would take away again what the bucket sets itself. */
function sendToEventBridge(app: GraphIndex, bucket: NodeOf<'bucket'>): readonly Change[] {
  const places = [
    ...app.graph.links.filter(({ by, from }) => by === 'notification' && from === bucket.id).map(({ declaredAt }) => declaredAt),
    ...app.from(bucket.id).flatMap(({ pushTarget }) => (pushTarget === undefined ? [] : [pushTarget.declaredAt])),
  ];
  const custom = places.find((place) => nodeId(place) !== bucket.id);
  return custom === undefined ? setValue(bucket, `${SENDS}.EventBridgeEnabled`, true) : setValue(custom, SENDS, {});
}
