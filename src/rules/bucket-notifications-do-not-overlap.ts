/** S3 tells one target of one event of one object. */
import { defineRule } from './define-rule';
import { byEventBus } from './support/event-bus-instead';
import { grouped } from './support/grouped';
import { Delivery } from '../model/delivery-graph';
import { any, are, judge, place } from './support/judge';
import { haveCommonObjects, toldObjects } from './support/object-keys';
import { named } from './support/words';

/** S3 takes no more configurations of one bucket. */
const MOST = 100;

export const bucketNotificationsDoNotOverlap = defineRule({
  id: 'bucket-notifications-do-not-overlap',
  severity: 'error',
  why: 'S3 refuses two notifications of one bucket that the same event of the same object would set off.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html',
  check: (app) => [...grouped(app.pushes, ({ source, handover }) => handover && app.nodeOf('bucket', source.node)).entries()]
    .flatMap(([bucket, deliveries]) => {
      const told = notifications(deliveries).slice(0, MOST).map((delivery) => ({ delivery, objects: toldObjects(delivery) }));
      return told.flatMap(({ delivery: { handover }, objects }, i) => {
        const clashes = told.slice(0, i).map((other) => ({ other, clash: are([objects, other.objects], haveCommonObjects) }));
        const { other } = clashes.find(({ clash }) => clash === true) ?? {};
        return judge(place([handover, handover?.property ?? '']), any(...clashes.map(({ clash }) => clash)), () => ({
          fact: `${named(bucket)} tells two functions of the same event of the same objects, here and by ${other?.delivery.handover?.property}`,
          consequence: 'S3 refuses the notifications, and the stack does not deploy',
          fix: 'Set Filter to prefixes or suffixes that exclude each other, or notify a topic or the event bus, which tells both functions, in a form of its own',
          changes: bucket === undefined ? [] : byEventBus(app, bucket, told[i].delivery, objects),
        }));
      });
    }),
});

/** Each once, in the order in which the bucket lists them. */
function notifications(deliveries: readonly Delivery[]): readonly Delivery[] {
  const byPlace = new Map(deliveries.map((delivery) => [JSON.stringify([delivery.handover?.declaredAt, delivery.handover?.property]), delivery]));
  return [...byPlace.values()].sort(({ handover: one }, { handover: two }) => {
    const [a, b] = [one?.property ?? '', two?.property ?? ''];
    return a.length - b.length || Number(a > b) - Number(a < b);
  });
}
