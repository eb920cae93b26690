/** Notifications of a bucket that leave out a way to create or delete an object, which no other notification covers. */
import { coversEvent, CREATED, DELETED, EventFamily } from '../../events/object-event-families';
import { andThen, and, isUnknown, Known, map, not, or } from '../../model/known';
import { joinWithAnd } from '../../text/lists';
import { either } from '../../text/words';
import { Change } from '../kit/change';
import { setValue } from '../kit/changes';
import { Verdict } from '../kit/finding';
import { GraphIndex, NodeOf } from '../kit/graph-index';
import { location, report } from '../kit/report';
import { describeNode } from '../kit/wording';
import { Notification, notifications } from '../queries/notifications';
import { haveCommonKeys } from '../queries/object-keys';

export function incompleteNotifications(app: GraphIndex): readonly Verdict[] {
  return [...notifications(app)].flatMap(([bucket, all]) => all.flatMap((one) => [
    ...leftOut(bucket, one, all, CREATED, true),
    ...leftOut(bucket, one, all, DELETED, bucket.versioned),
  ]));
}

function leftOut(
  bucket: NodeOf<'bucket'>, one: Notification, all: readonly Notification[], family: EventFamily, applies: Known<boolean>,
): readonly Verdict[] {
  const { taken, missed, members, what } = family;
  const setting = one.settings.find(({ value }) => [value].flat().includes(taken));
  if (setting === undefined) return [];
  const told = (event: string): Known<boolean> => or(...all.map((other) => tells(other, one, event)));
  const missing = members.filter((event) => told(event) !== true);
  const isVersioned = family === DELETED ? ', which is versioned,' : '';
  return report(location([one, setting.property]), and(applies, not(told(missed))), () => ({
    fact: `${describeNode(bucket)}${isVersioned} notifies the ${one.kind} of ${taken}, and no notification tells of ${joinWithAnd(missing)}`,
    consequence: `${what} does not set off the notification`,
    fix: `Set ${either(lastKey(setting.property), 'the event type')} to ${wholeFamily(taken)}, or add ${missed}`,
    changes: widened(one, all, setting.property, taken),
  }));
}

/** Whether a notification tells of an event of the same objects. */
function tells({ objects }: Notification, one: Notification, event: string): Known<boolean> {
  return andThen(objects, (other) => map(one.objects, (own) => (
    haveCommonKeys(other, own) && other.events.some((start) => coversEvent(start, event))
  )));
}

/** `Event`; CDK's custom resource has a list, `Events`. */
function lastKey(property: string): string {
  return property.split('.').filter((key) => !/^\d+$/.test(key)).at(-1) ?? property;
}

/** `s3:ObjectCreated:*`. */
function wholeFamily(event: string): string {
  return `${event.slice(0, event.lastIndexOf(':') + 1)}*`;
}

/** S3 refuses two notifications of the same event of the same objects, so only a lone one is widened. */
function widened(one: Notification, all: readonly Notification[], property: string, taken: string): readonly Change[] {
  const { declaredAt, settings } = one;
  const start = wholeFamily(taken).slice(0, -1);
  const ofFamily = all.flatMap(({ objects }) => (
    isUnknown(objects) ? ['hidden'] : objects.events.filter((event) => event.startsWith(start))
  ));
  // No change where another notification, or a further event of this one, is or may be of the same family.
  if (ofFamily.length > 1) return [];
  const value = settings.find((setting) => setting.property === property)?.value;
  return setValue(declaredAt, property, Array.isArray(value)
    ? value.map((event) => (event === taken ? wholeFamily(taken) : String(event)))
    : wholeFamily(taken));
}
