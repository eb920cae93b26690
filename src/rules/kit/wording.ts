/** Nodes and values in the words of messages. */
import { nounOf } from '../../facts/nouns';
import { DAY, HOUR, MINUTE } from '../../facts/units';
import { isUnknown, Known } from '../../model/known';
import { DeclaredAt, DeliveryNode } from '../../model/node';

/** More of a unit tell nobody how long it is. */
const MANY = 100;
/** Longest first; one day is told as hours. */
const UNITS: readonly (readonly [number, string])[] = [[DAY, 'day'], [HOUR, 'hour'], [MINUTE, 'minute']];

/** `queue Shop/Orders`, by construct path where there is one; what lies outside the app by its ARN. */
export function describeNode(node: DeliveryNode): string {
  const name = node.declaredAt === undefined ? node.id : describeResource(node.declaredAt);
  return `${nounOf(node)} ${name}`;
}

export function describeResource({ path, logicalId }: DeclaredAt): string {
  return path === undefined ? logicalId : path.replace(/\/Resource$/, '');
}

/** A known value for people; numbers are grouped. */
export function formatValue(value: Known<unknown>): string {
  if (isUnknown(value)) return value.oneOf?.map(formatValue).join(' or ') ?? `unknown (${value.unknown})`;
  return typeof value === 'number' ? String(value).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',') : String(value);
}

/** Seconds, and from an hour on what people call that long: `4 days (345,600 s)`. */
export function formatSeconds(seconds: Known<number | string>): string {
  if (isUnknown(seconds)) return seconds.oneOf?.map((one) => formatSeconds(one as number | string)).join(' or ') ?? formatValue(seconds);
  if (typeof seconds === 'string') return seconds;
  const exact = `${formatValue(seconds)} s`;
  if (seconds < HOUR) return exact;
  const units = seconds > DAY ? UNITS : UNITS.slice(1);
  const whole = units.find(([length]) => seconds % length === 0 && seconds < MANY * length);
  const [length, noun] = whole ?? (seconds < 2 * DAY ? UNITS[1] : UNITS[0]);
  return `${whole === undefined ? 'about ' : ''}${pluralize(Math.round(seconds / length), noun)} (${exact})`;
}

/** As a template writes it. */
export function literal(value: Known<unknown>): string {
  return isUnknown(value) ? formatValue(value) : String(value);
}

/** `1 retry`, `3 retries`. */
export function pluralize(number: number, one: string, many = `${one}s`): string {
  return `${formatValue(number)} ${number === 1 ? one : many}`;
}

export function joinWithAnd(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1)}`;
}
