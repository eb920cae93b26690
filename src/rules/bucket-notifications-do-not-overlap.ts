/** S3 sends one event of one object to one target: a function, a queue or a topic. */
import { and, mapAll, or } from '../model/known';
import { either, eitherName } from '../text/words';
import { useEventBridge } from './bucket-notifications-do-not-overlap/event-bus-instead';
import { sortNotifications } from './bucket-notifications-do-not-overlap/sort-notifications';
import { Change } from './kit/change';
import { unsetValue } from './kit/changes';
import { coexist } from './kit/coexist';
import { defineRule } from './kit/define-rule';
import { GraphIndex, NodeOf } from './kit/graph-index';
import { report, location } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { Notification, notifications } from './queries/notifications';
import { haveCommonObjects, coversAllOf } from './queries/object-keys';

/** The most notification configurations that S3 accepts for one bucket. */
const MAX_NOTIFICATIONS = 100;

export const bucketNotificationsDoNotOverlap = defineRule({
  id: 'bucket-notifications-do-not-overlap',
  severity: 'error',
  harm: 'refused',
  why: 'S3 refuses two notifications of one bucket that match the same event of the same object.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-filtering.html',
  hidden: { link: ({ by, property }) => by === 'notification' && !/\.\d+$/.test(property) },
  check: (app) => [...notifications(app)].flatMap(([bucket, all]) => {
    const sorted = sortNotifications(all).slice(0, MAX_NOTIFICATIONS);
    return sorted.flatMap((one, i) => {
      const { declaredAt, property, objects } = one;
      const earlier = sorted.slice(0, i)
        .map((other) => ({
          other, overlaps: and(coexist(one, other), mapAll([objects, other.objects], haveCommonObjects)),
        }));
      const { other } = earlier.find(({ overlaps }) => overlaps === true) ?? {};
      return report(location([{ declaredAt }, property]), or(...earlier.map(({ overlaps }) => overlaps)), () => ({
        fact: `${describeNode(bucket)} notifies ${describeTargets(one, other)} of the same event of the same objects, here and in ${prop(other?.property ?? '')}`,
        consequence: 'S3 refuses the notifications, and the stack does not deploy',
        fix: one.target === other?.target
          ? `Set ${either('Event and Filter', 'event type and filters', 'filters')} so that the two exclude each other, or remove one of them`
          : `Set ${eitherName('Filter', 'filters')} to prefixes or suffixes that exclude each other, or notify a topic or the event bus, which can deliver to `
            + `${one.kind === 'function' && other?.kind === 'function' ? 'both functions' : 'both'}, in an event format of its own`,
        changes: changesFor(app, bucket, one, other),
      }));
    });
  }),
});

function describeTargets({ kind, target }: Notification, other: Notification | undefined): string {
  if (target === other?.target) return `one ${kind} twice`;
  return kind === other?.kind ? `two ${kind}s` : `a ${kind} and a ${other?.kind}`;
}

function changesFor(app: GraphIndex, bucket: NodeOf<'bucket'>, one: Notification, other: Notification | undefined): readonly Change[] {
  if (other === undefined) return [];
  return one.target === other.target ? removeRedundant(one, other) : moveToEventBridge(app, bucket, one);
}

/** Only a function moves to EventBridge: a queue or topic may depend on the format of S3. */
function moveToEventBridge(app: GraphIndex, bucket: NodeOf<'bucket'>, { delivery, objects }: Notification): readonly Change[] {
  return delivery === undefined ? [] : useEventBridge(app, bucket, delivery, objects);
}

/** Removes a notification that the other one covers. If each covers something of its own, a person has to decide. */
function removeRedundant(one: Notification, two: Notification): readonly Change[] {
  if (covers(two, one)) return unsetValue(one.declaredAt, one.property);
  return covers(one, two) ? unsetValue(two.declaredAt, two.property) : [];
}

function covers(one: Notification, two: Notification): boolean {
  return mapAll([one.objects, two.objects], coversAllOf) === true;
}
