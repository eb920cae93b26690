/** How messages name resources and write values, times and lists. */
import { cdkOption, cdkValue } from '../../facts/cdk-options';
import { nounOf } from '../../facts/nouns';
import { DAY, HOUR, MINUTE } from '../../facts/units';
import { isUnknown, Known, NumberSpan } from '../../model/known';
import { DeclaredAt, DeliveryNode } from '../../model/node';
import { markName } from '../../text/names';
import { formatNumber } from '../../text/numbers';
import { pluralizeCount } from '../../text/pluralize';
import { codeName, either, eitherName } from '../../text/words';

/** From this many units on, use the next larger unit. */
const TOO_MANY = 100;
/** Longest first. Up to one day, hours are used. */
const UNITS: readonly (readonly [number, string])[] = [[DAY, 'day'], [HOUR, 'hour'], [MINUTE, 'minute']];

/** `queue Shop/Orders`: by construct path where there is one. A resource outside the app is named by its ARN. */
export function describeNode(node: DeliveryNode): string {
  return `${nounOf(node)} ${node.declaredAt === undefined ? markName(node.id) : describeResource(node.declaredAt)}`;
}

/** Describes the node, or says the other words if it is unknown. */
export function describeNodeOr(node: DeliveryNode | undefined, otherwise: string): string {
  return node === undefined ? otherwise : describeNode(node);
}

/** The construct path, or the logical id where a template has no paths. */
export function describeResource({ path, logicalId }: DeclaredAt): string {
  return markName(path === undefined ? logicalId : path.replace(/\/Resource$/, ''));
}

/** A value for people: `30,000`, `LATEST`, `30 or 60` where a condition chooses. */
export function formatValue(value: Known<unknown>): string {
  if (isUnknown(value) && value.between !== undefined) return formatSpan(value.between, formatValue);
  if (isUnknown(value)) return value.oneOf?.map(formatValue).join(' or ') ?? `unknown (${value.unknown})`;
  return typeof value === 'number' ? formatNumber(value) : String(value);
}

/** `1 attempt`, `3 attempts`, `1 or 3 attempts` where a condition chooses. */
export function formatCount(count: Known<number | string>, one: string, many = `${one}s`): string {
  return `${formatValue(count)} ${count === 1 ? one : many}`;
}

/** `once`, `3 times`, `once or 3 times` where a condition chooses. */
export function formatTimes(count: Known<number | string>): string {
  if (isUnknown(count) && count.oneOf !== undefined) return count.oneOf.map((one) => formatTimes(one as number | string)).join(' or ');
  return count === 1 ? 'once' : `${formatValue(count)} times`;
}

/** `30 s`, and from one hour on in a larger unit too: `4 days (345,600 s)`. */
export function formatSeconds(seconds: Known<number | string>): string {
  if (isUnknown(seconds) && seconds.between !== undefined) return formatSpan(seconds.between, formatSeconds);
  if (isUnknown(seconds)) return seconds.oneOf?.map((one) => formatSeconds(one as number | string)).join(' or ') ?? formatValue(seconds);
  if (typeof seconds === 'string') return seconds;
  const exact = `${formatValue(seconds)} s`;
  if (seconds < HOUR) return exact;
  const units = seconds > DAY ? UNITS : UNITS.slice(1);
  const whole = units.find(([length]) => seconds % length === 0 && seconds < TOO_MANY * length);
  const [length, noun] = whole ?? (seconds < 2 * DAY ? UNITS[1] : UNITS[0]);
  return `${whole === undefined ? 'about ' : ''}${pluralizeCount(Math.round(seconds / length), noun)} (${exact})`;
}

/** The value as a template contains it: `30000`. */
export function literal(value: Known<unknown>): string {
  return isUnknown(value) ? formatValue(value) : String(value);
}

/** A property by its path; in a CDK app the option that sets it. */
export function prop(path: string): string {
  return eitherName(path, cdkOption(path));
}

/** `VisibilityTimeout to 180`; in a CDK app `visibilityTimeout to Duration.seconds(180)`. */
export function propTo(path: string, value: Known<number | string>): string {
  const known = literal(value);
  return either(`${path} to ${known}`, `${codeName(cdkOption(path))} to ${cdkValue(path, known)}`);
}

/** What holds asynchronous settings. */
export const INVOKE_CONFIG = either('AWS::Lambda::EventInvokeConfig', 'AsyncInvocation');
/** The setting by which a function reports failed items. */
export const REPORTS_FAILURES = either('FunctionResponseTypes to ["ReportBatchItemFailures"]', 'reportBatchItemFailures to true', 'reportBatchItemFailures');

/** `60 s or more`, `at most 60 s`, `60 s to 300 s`: the bounds of a parameter. */
function formatSpan({ min, max }: NumberSpan, format: (number: number) => string): string {
  if (min === undefined) return max === undefined ? 'any number' : `at most ${format(max)}`;
  return max === undefined ? `${format(min)} or more` : `${format(min)} to ${format(max)}`;
}
