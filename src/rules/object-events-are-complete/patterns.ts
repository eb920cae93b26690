/** Rules that listen for one way to create an object, while no other rule of the app listens for large files. */
import { API_CALL } from '../../events/bus/cloudtrail';
import { S3_OBJECT_EVENTS, S3_SOURCE } from '../../events/bus/s3';
import { coversEvent, CREATED, CREATED_CALLS, CREATED_REASONS, EventFamily } from '../../events/object-event-families';
import { isObject, JsonObject } from '../../model/json';
import { and, isUnknown, Known, map, not, or } from '../../model/known';
import { joinWithAnd } from '../../text/lists';
import { Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { location, report } from '../kit/report';
import { describeNode, prop } from '../kit/wording';
import { asksFor, BusPattern, busPatterns, namedTexts } from '../queries/bus-patterns';
import { Notification, notifications } from '../queries/notifications';

interface Way {
  readonly field: 'reason' | 'eventName';
  readonly types: readonly string[];
  readonly family: EventFamily;
}

/** `Object Created` is the first of the events of objects. */
const WAYS: readonly Way[] = [
  { field: 'reason', types: [S3_OBJECT_EVENTS[0]], family: CREATED_REASONS },
  { field: 'eventName', types: [API_CALL], family: CREATED_CALLS },
];

export function incompletePatterns(app: GraphIndex): readonly Verdict[] {
  const all = busPatterns(app);
  const notified = new Map([...notifications(app)].map(([{ id }, told]): [string, Known<boolean>] => (
    [id, or(...told.map(tellsOfLargeFiles))]
  )));
  const anywhere = or(...notified.values());
  return WAYS.flatMap((way) => {
    const heard = or(...all.map(({ pattern }) => and(ofS3(pattern, way), isAskedFor(pattern, way, way.family.missed))));
    return heard === true ? [] : all.flatMap((one) => (
      reportPattern(one, way, or(heard, isNotified(one, notified, anywhere)))
    ));
  });
}

/** Whether the buckets that the pattern names notify of it, or any bucket if it names none. */
function isNotified(
  { link: { buckets = [] } }: BusPattern, notified: ReadonlyMap<string, Known<boolean>>, anywhere: Known<boolean>,
): Known<boolean> {
  const named = buckets.flatMap((id) => (isUnknown(id) ? [] : notified.get(id) ?? []));
  return buckets.length === 0 ? anywhere : or(...named);
}

function tellsOfLargeFiles({ objects }: Notification): Known<boolean> {
  return map(objects, ({ events }) => events.some((start) => coversEvent(start, CREATED.missed)));
}

function reportPattern({ link, rule, pattern }: BusPattern, way: Way, heard: Known<boolean>): readonly Verdict[] {
  const { field, family: { taken, missed, members, what } } = way;
  const named = namedTexts(pattern, 'detail', field);
  const missing = members.filter((member) => !named.includes(member));
  return report(location([link, 'EventPattern']), and(ofS3(pattern, way), named.includes(taken), not(heard)), () => ({
    fact: `${describeNode(rule)} listens for objects that ${taken} creates (detail.${field}), and no rule for those of ${joinWithAnd(missing)}`,
    consequence: `${what} does not set off the rule`,
    fix: `Add ${missed} to detail.${field} in ${prop('EventPattern')}${field === 'reason' ? ', or leave out detail.reason' : ''}`,
    changes: [],
  }));
}

function ofS3(pattern: JsonObject, { types }: Way): Known<boolean> {
  return namedTexts(pattern, 'source').includes(S3_SOURCE) && asksFor(pattern, 'detail-type', types);
}

function isAskedFor({ detail }: JsonObject, { field }: Way, text: string): Known<boolean> {
  return !isObject(detail) || asksFor(detail, field, [text]);
}

