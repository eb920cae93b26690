/** The objects whose events a bucket notification sends, and those that a bus rule matches. */
import { coversEvent, CREATED, CREATED_REASONS, DELETED } from '../../events/object-event-families';
import { isObject, JsonObject } from '../../model/json';
import { isUnknown, Known } from '../../model/known';
import { asksFor, asksForObjects } from '../queries/bus-patterns';
import { haveCommonKeys, NotifiedObjects } from '../queries/object-keys';

export interface ObjectSet extends NotifiedObjects {
  /** It asks for more than events and keys. */
  readonly isNarrow: boolean;
}

export function ofNotification(objects: NotifiedObjects): ObjectSet {
  return { ...objects, isNarrow: false };
}

/** Where the events or reasons that a pattern asks for are hidden, it certainly shares none. */
export function ofPattern(pattern: JsonObject): Known<ObjectSet> {
  const isAsked = asksForObjects(pattern);
  if (isUnknown(isAsked)) return isAsked;
  const { detail = {} } = pattern;
  if (!isAsked || !isObject(detail)) return { events: [], prefix: '', suffix: '', isNarrow: true };
  const hears = (type: string): boolean => asksFor(pattern, 'detail-type', [type]) === true;
  const created = CREATED.members.filter((_, i) => asksFor(detail, 'reason', [CREATED_REASONS.members[i]]) === true);
  const events = [...hears('Object Created') ? created : [], ...hears('Object Deleted') ? DELETED.members : []];
  return { events, ...keysOf(detail), isNarrow: isNarrow(pattern, detail) };
}

/** Whether an object certainly passes both: one asks for nothing more than the other, or both for nothing but keys. */
export function haveCommonEvents(notified: ObjectSet, heard: ObjectSet): boolean {
  const isTold = heard.events.some((event) => notified.events.some((start) => coversEvent(start, event)));
  const hasKeys = notified.prefix !== '' || notified.suffix !== '';
  return isTold && (!hasKeys || (!heard.isNarrow && haveCommonKeys(notified, heard)));
}

const OF_EVENT = ['source', 'detail-type', 'detail', 'resources', 'account', 'region'];

function isNarrow(pattern: JsonObject, { bucket, object = {}, reason, ...others }: JsonObject): boolean {
  if (Object.keys(pattern).some((field) => !OF_EVENT.includes(field)) || Object.keys(others).length > 0) return true;
  // A reason to delete leaves out some ways, and an object is asked for by its key or by more.
  const { key, ...more } = isObject(object) ? object : { key: [], object };
  return Object.keys(more).length > 0 || (key !== undefined && keyRule(key) === undefined);
}

function keysOf({ object }: JsonObject): Pick<NotifiedObjects, 'prefix' | 'suffix'> {
  return { prefix: '', suffix: '', ...isObject(object) ? keyRule(object.key) : {} };
}

/** Reads a list with one operator, which a notification has too. */
function keyRule(key: unknown): Partial<Pick<NotifiedObjects, 'prefix' | 'suffix'>> | undefined {
  const [rule, ...others]: readonly unknown[] = Array.isArray(key) ? key : [];
  if (!isObject(rule) || others.length > 0 || Object.keys(rule).length !== 1) return undefined;
  const { prefix, suffix } = rule;
  return typeof prefix === 'string' ? { prefix } : typeof suffix === 'string' ? { suffix } : undefined;
}
