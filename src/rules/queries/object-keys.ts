/** Which objects of its bucket a notification tells of: what is done to them, and how their keys begin and end. */
import { parsedJson } from '../../model/json';
import { isUnknown, Known, unknown } from '../../model/known';
import { PushTarget } from '../../model/push-target';

export interface NotifiedObjects {
  /** Without their stars: `s3:ObjectCreated:` stands for all that begins so. */
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

export function notifiedObjects({ filter, settings }: Pick<PushTarget, 'filter' | 'settings'>): Known<NotifiedObjects> {
  const events = settings.filter(({ property }) => /\.Events?(?:\.\d+)?$/.test(property))
    .flatMap(({ value }): readonly Known<string | number | boolean>[] => (Array.isArray(value) ? value : [value as Known<string>]));
  const hidden = events.find(isUnknown);
  const ends = endsIn(filter);
  if (hidden !== undefined || isUnknown(ends)) return hidden ?? ends as Known<NotifiedObjects>;
  return { events: events.map((event) => String(event).replace(/\*$/, '')), ...ends };
}

export function haveCommonObjects(one: NotifiedObjects, two: NotifiedObjects): boolean {
  return meet(one.prefix, two.prefix, 'startsWith') && meet(one.suffix, two.suffix, 'endsWith')
    && one.events.some((event) => two.events.some((other) => meet(event, other, 'startsWith')));
}

/** Whether one tells of all that two tells of. */
export function coversAllOf(one: NotifiedObjects, two: NotifiedObjects): boolean {
  return two.prefix.startsWith(one.prefix) && two.suffix.endsWith(one.suffix)
    && two.events.every((event) => one.events.some((other) => event.startsWith(other)));
}

/** Whether one goes on where the other stops. */
function meet(one: string, two: string, test: 'startsWith' | 'endsWith'): boolean {
  return one[test](two) || two[test](one);
}

interface FilterRule {
  readonly Name?: unknown;
  readonly Value?: unknown;
}

/** Rules in the words of CloudFormation, or of the API. */
function endsIn(filter: Known<string>): Known<{ readonly prefix: string; readonly suffix: string }> {
  if (isUnknown(filter)) return filter;
  const ends = { prefix: '', suffix: '' };
  if (filter === 'none') return ends;
  const { S3Key, Key } = parsedJson(filter) as Filter | null | undefined ?? {};
  const rules = S3Key?.Rules ?? Key?.FilterRules;
  if (!Array.isArray(rules)) return unknown('the filter of a notification');
  for (const rule of rules as readonly (FilterRule | null)[]) {
    const name = String(rule?.Name).toLowerCase();
    if (typeof rule?.Value !== 'string' || (name !== 'prefix' && name !== 'suffix')) return unknown(`the filter ${JSON.stringify(rule)}`);
    ends[name] = rule.Value;
  }
  return ends;
}

interface Filter {
  readonly S3Key?: { readonly Rules?: unknown } | null;
  readonly Key?: { readonly FilterRules?: unknown } | null;
}
