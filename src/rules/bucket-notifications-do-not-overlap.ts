/** S3 tells one target of one event of one object. */
import { Change } from './change';
import { defineRule } from './define-rule';
import { unset } from './support/changes';
import { byEventBus } from './support/event-bus-instead';
import { grouped } from './support/grouped';
import { Delivery } from '../model/delivery-graph';
import { Known } from '../model/unknown';
import { any, are, judge, place } from './support/judge';
import { haveCommonObjects, tellsAllOf, ToldObjects, toldObjects } from './support/object-keys';
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
        const same = other !== undefined && sameTarget(other.delivery, told[i].delivery);
        return judge(place([handover, handover?.property ?? '']), any(...clashes.map(({ clash }) => clash)), () => ({
          fact: `${named(bucket)} tells ${same ? 'one function twice' : 'two functions'} of the same event of the same objects, here and by ${other?.delivery.handover?.property}`,
          consequence: 'S3 refuses the notifications, and the stack does not deploy',
          fix: same
            ? 'Set Event and Filter so that they exclude each other, or leave one of the two out'
            : 'Set Filter to prefixes or suffixes that exclude each other, or notify a topic or the event bus, which tells both functions, in a form of its own',
          changes: bucket === undefined ? [] : same ? leftOut(told[i], other) : byEventBus(app, bucket, told[i].delivery, objects),
        }));
      });
    }),
});

interface Told {
  readonly delivery: Delivery;
  readonly objects: Known<ToldObjects>;
}

/** One tells all that the other tells; where each tells something of its own, only a person can say what is meant. */
function leftOut(one: Told, two: Told): readonly Change[] {
  const spare = are([one.objects, two.objects], (a, b) => tellsAllOf(b, a)) === true ? one
    : are([one.objects, two.objects], (a, b) => tellsAllOf(a, b)) === true ? two : undefined;
  const handover = spare?.delivery.handover;
  return handover === undefined ? [] : unset(handover, handover.property);
}

function sameTarget({ target: one }: Delivery, { target: two }: Delivery): boolean {
  return JSON.stringify([one.function, one.qualifier, one.through]) === JSON.stringify([two.function, two.qualifier, two.through]);
}

/** Each once, in the order in which the bucket lists them. */
function notifications(deliveries: readonly Delivery[]): readonly Delivery[] {
  const each = deliveries.flatMap((delivery) => [delivery, ...(delivery.furtherHandovers ?? []).map((handover) => ({ ...delivery, handover }))]);
  const byPlace = new Map(each.map((delivery) => [JSON.stringify([delivery.handover?.declaredAt, delivery.handover?.property]), delivery]));
  return [...byPlace.values()].sort(({ handover: one }, { handover: two }) => {
    const [a, b] = [one?.property ?? '', two?.property ?? ''];
    return a.length - b.length || Number(a > b) - Number(a < b);
  });
}
