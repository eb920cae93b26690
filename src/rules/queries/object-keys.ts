/** The objects that a bucket notification covers: by event type and by prefix and suffix of the key. */
import { coversEvent } from '../../events/object-event-families';
import { parsedJson } from '../../model/json';
import { isUnknown, Known, unknown } from '../../model/known';
import { PushTarget } from '../../model/push-target';

export interface NotifiedObjects {
  /** Without the wildcard: `s3:ObjectCreated:` covers all events with this start, and `s3:ObjectRemoved:Delete` itself alone. */
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

export function notifiedObjects({ filter, settings }: Pick<PushTarget, 'filter' | 'settings'>): Known<NotifiedObjects> {
  const events = settings.filter(({ property }) => /\.Events?(?:\.\d+)?$/.test(property))
    .flatMap(({ value }): readonly Known<string | number | boolean>[] => (
      Array.isArray(value) ? value : [value as Known<string>]
    ));
  const hidden = events.find(isUnknown);
  const keys = keyFilter(filter);
  if (hidden !== undefined || isUnknown(keys)) return hidden ?? keys as Known<NotifiedObjects>;
  return { events: events.map((event) => String(event).replace(/\*$/, '')), ...keys };
}

type Keys = Pick<NotifiedObjects, 'prefix' | 'suffix'>;

export function haveCommonKeys(one: Keys, two: Keys): boolean {
  return overlap(one.prefix, two.prefix, 'startsWith') && overlap(one.suffix, two.suffix, 'endsWith');
}

export function haveCommonObjects(one: NotifiedObjects, two: NotifiedObjects): boolean {
  return haveCommonKeys(one, two)
    && one.events.some((event) => two.events.some((other) => coversEvent(event, other) || coversEvent(other, event)));
}

/** Whether the first covers everything that the second covers. */
export function coversAllOf(one: NotifiedObjects, two: NotifiedObjects): boolean {
  return two.prefix.startsWith(one.prefix) && two.suffix.endsWith(one.suffix)
    && two.events.every((event) => one.events.some((other) => coversEvent(other, event)));
}

/** Whether one text is the start, or the end, of the other. */
function overlap(one: string, two: string, test: 'startsWith' | 'endsWith'): boolean {
  return one[test](two) || two[test](one);
}

interface FilterRule {
  readonly Name?: unknown;
  readonly Value?: unknown;
}

/** Reads the filter in CloudFormation's form and in the form of the S3 API. */
export function keyFilter(filter: Known<string>): Known<{ readonly prefix: string; readonly suffix: string }> {
  if (isUnknown(filter)) return filter;
  const keys = { prefix: '', suffix: '' };
  if (filter === 'none') return keys;
  const { S3Key, Key } = parsedJson(filter) as Filter | null | undefined ?? {};
  const rules = S3Key?.Rules ?? Key?.FilterRules;
  if (!Array.isArray(rules)) return unknown('the filter of a notification');
  for (const rule of rules as readonly (FilterRule | null)[]) {
    const name = String(rule?.Name).toLowerCase();
    if (typeof rule?.Value !== 'string' || (name !== 'prefix' && name !== 'suffix')) return unknown(`the filter ${JSON.stringify(rule)}`);
    keys[name] = rule.Value;
  }
  return keys;
}

interface Filter {
  readonly S3Key?: { readonly Rules?: unknown } | null;
  readonly Key?: { readonly FilterRules?: unknown } | null;
}
