/** The event patterns of rules, with the bus that they are on and the texts that they list. */
import { S3_OBJECT_EVENTS, S3_SOURCE } from '../../events/bus/s3';
import { oneOfTexts } from '../../events/shape';
import { matchesNone } from '../../events/values';
import { isIntrinsic, isObject, JsonObject, parsedJson } from '../../model/json';
import { isUnknown, Known } from '../../model/known';
import { Link } from '../../model/link';
import { hiddenBy } from '../../patterns/intrinsic';
import { GraphIndex, NodeOf } from '../kit/graph-index';

export interface BusPattern {
  /** From the bus to the rule. */
  readonly link: Link;
  readonly rule: NodeOf<'rule'>;
  readonly pattern: JsonObject;
}

/** The rule filter-can-match reports a hidden pattern once, for all rules about patterns. */
export function busPatterns(app: GraphIndex): readonly BusPattern[] {
  return app.graph.links.filter(({ by }) => by === 'rule').flatMap((link) => {
    const rule = app.nodeOf('rule', link.to);
    const pattern: unknown = isUnknown(link.filter) ? undefined : parsedJson(link.filter);
    return rule === undefined || !isObject(pattern) ? [] : [{ link, rule, pattern }];
  });
}

/** Whether a field of the pattern matches one of the texts; a field that it does not ask for does. */
export function asksFor(pattern: JsonObject, field: string, texts: readonly string[]): Known<boolean> {
  const asked = Object.hasOwn(pattern, field) ? pattern[field] : undefined;
  if (isIntrinsic(asked)) return hiddenBy(asked);
  if (!Array.isArray(asked)) return asked === undefined;
  const none = matchesNone(asked, oneOfTexts(...texts));
  return isUnknown(none) ? none : none === undefined;
}

/** The texts that a list of the pattern names, without operators. */
export function namedTexts(pattern: JsonObject, ...path: readonly string[]): readonly string[] {
  let inside: unknown = pattern;
  for (const key of path) inside = isObject(inside) && Object.hasOwn(inside, key) ? inside[key] : undefined;
  return Array.isArray(inside) ? inside.filter((item): item is string => typeof item === 'string') : [];
}

/** The calls that CloudTrail records have the same source, and reach the bus without the bucket. */
const OF_CALLS = ['eventName', 'eventSource', 'requestParameters'];

/** Whether the pattern is about objects of a bucket, of which S3 itself tells. */
export function asksForObjects(pattern: JsonObject): Known<boolean> {
  const { detail } = pattern;
  if (isObject(detail) && OF_CALLS.some((field) => Object.hasOwn(detail, field))) return false;
  return namedTexts(pattern, 'source').includes(S3_SOURCE) && asksFor(pattern, 'detail-type', S3_OBJECT_EVENTS);
}
