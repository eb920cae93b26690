/** S3 tells one target of one event of one object: a function, a queue or a topic. */
import { mapAll, or } from "../model/known";
import { useEventBridge } from './bucket-notifications-do-not-overlap/event-bus-instead';
import { sortNotifications, Notification, notifications } from './bucket-notifications-do-not-overlap/notifications';
import { Change } from './kit/change';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { haveCommonObjects, coversAllOf } from './queries/object-keys';

/** S3 takes no more configurations of one bucket. */
const MOST = 100;

export const bucketNotificationsDoNotOverlap = defineRule({
  id: 'bucket-notifications-do-not-overlap',
  severity: 'error',
  why: 'S3 refuses two notifications of one bucket that the same event of the same object would set off.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html',
  hidden: { link: ({ by, property }) => by === 'notification' && !/\.\d+$/.test(property) },
  check: (app) => [...notifications(app)].flatMap(([bucket, all]) => {
    const told = sortNotifications(all).slice(0, MOST);
    return told.flatMap((one, i) => {
      const { declaredAt, property, objects } = one;
      const clashes = told.slice(0, i).map((other) => ({ other, clash: mapAll([objects, other.objects], haveCommonObjects) }));
      const { other } = clashes.find(({ clash }) => clash === true) ?? {};
      return report(location([{ declaredAt }, property]), or(...clashes.map(({ clash }) => clash)), () => ({
        fact: `${describeNode(bucket)} tells ${both(one, other)} of the same event of the same objects, here and by ${other?.property}`,
        consequence: 'S3 refuses the notifications, and the stack does not deploy',
        fix: one.target === other?.target
          ? 'Set Event and Filter so that they exclude each other, or leave one of the two out'
          : 'Set Filter to prefixes or suffixes that exclude each other, or notify a topic or the event bus, which tells '
            + `${both(one, other) === 'two functions' ? 'both functions' : 'both'}, in a form of its own`,
        changes: other === undefined ? [] : one.target === other.target ? leftOut(one, other) : apart(app, bucket, one),
      }));
    });
  }),
});

function both({ kind, target }: Notification, other: Notification | undefined): string {
  if (target === other?.target) return `one ${kind} twice`;
  return kind === other?.kind ? `two ${kind}s` : `a ${kind} and a ${other?.kind}`;
}

/** The event bus tells a function; who else is told may have to be told by S3. */
function apart(app: GraphIndex, bucket: NodeOf<'bucket'>, { delivery, objects }: Notification): readonly Change[] {
  return delivery === undefined ? [] : useEventBridge(app, bucket, delivery, objects);
}

/** One tells all that the other tells; where each tells something of its own, only a person can say what is meant. */
function leftOut(one: Notification, two: Notification): readonly Change[] {
  const spare = mapAll([one.objects, two.objects], (a, b) => coversAllOf(b, a)) === true ? one
    : mapAll([one.objects, two.objects], (a, b) => coversAllOf(a, b)) === true ? two : undefined;
  return spare === undefined ? [] : unsetValue(spare.declaredAt, spare.property);
}
