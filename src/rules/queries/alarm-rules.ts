/** Which rules hear that an alarm goes off: EventBridge gets every change of every alarm of the account. */
import { oneOfTexts, TextShape } from '../../events/shape';
import { matchesNone } from '../../events/values';
import { Alarm } from '../../model/alarm';
import { groupBy, memo } from '../../model/collections';
import { isIntrinsic, isObject, JsonObject, own } from '../../model/json';
import { allOf, and, anyOf, isUnknown, Known, map, unknown } from '../../model/known';
import { GraphIndex } from '../kit/graph-index';
import { asksFor, BusPattern, busPatterns } from './bus-patterns';

const OF_ALARMS = [['source', 'aws.cloudwatch'], ['detail-type', 'CloudWatch Alarm State Change']] as const;

/** Whether the pattern matches some alarm. */
function hearsAlarms(pattern: JsonObject): Known<boolean> {
  return and(...OF_ALARMS.map(([field, text]) => asksFor(pattern, field, [text])));
}

const NAMED = unknown('an alarm that a pattern names');
const IN_ARN = ':alarm:';

interface HearingRule {
  readonly rule: BusPattern['rule'];
  readonly hears: Known<boolean>;
}

/** A rule that hears of alarms, and what its pattern asks of them. */
interface AlarmRule extends HearingRule {
  readonly resources: unknown;
  readonly alarmNames: unknown;
}

interface AlarmRules {
  /** By the logical id of an alarm: the rules with a list of references, of which one is to it. */
  readonly byAlarm: ReadonlyMap<string, readonly AlarmRule[]>;
  readonly others: readonly AlarmRule[];
}

const found = new WeakMap<GraphIndex, AlarmRules>();

/** The rules of the app that hear of alarms, each with whether it hears of this one. */
export function rulesHearing(app: GraphIndex, alarm: Alarm): readonly HearingRule[] {
  const { byAlarm, others } = memo(found, app, () => alarmRules(app));
  const candidates = [...byAlarm.get(alarm.declaredAt.logicalId) ?? [], ...others];
  return candidates.flatMap(({ rule, hears, resources, alarmNames }) => {
    const hearsThis = allOf([hears, namesByArn(resources, alarm), names(alarmNames, alarm)]);
    return hearsThis === false ? [] : [{ rule, hears: hearsThis }];
  });
}

function alarmRules(app: GraphIndex): AlarmRules {
  const rules = busPatterns(app).flatMap(({ rule, pattern }): readonly AlarmRule[] => {
    const hears = and(hearsAlarms(pattern), map(rule.state, (state) => state !== 'DISABLED'));
    const alarmNames = own(own(pattern, 'detail'), 'alarmName');
    return hears === false ? [] : [{ rule, hears, resources: own(pattern, 'resources'), alarmNames }];
  });
  const referring = rules.flatMap((rule) => {
    const ids = referredOnly(rule.resources) ?? referredOnly(rule.alarmNames);
    return ids === undefined ? [] : [{ rule, ids }];
  });
  const byAlarm = groupBy(referring.flatMap(({ rule, ids }) => [...ids].map((id) => ({ rule, id }))), ({ id }) => id);
  const indexed = new Set(referring.map(({ rule }) => rule));
  return {
    byAlarm: new Map([...byAlarm].map(([id, all]) => [id, all.map(({ rule }) => rule)])),
    others: rules.filter((rule) => !indexed.has(rule)),
  };
}

/** The logical ids in a list that holds references and nothing else. */
function referredOnly(asked: unknown): ReadonlySet<string> | undefined {
  const ids = Array.isArray(asked) ? asked.map(referredTo) : [undefined];
  return ids.includes(undefined) ? undefined : new Set(ids.filter((id) => id !== undefined));
}

/** Whether a list of the pattern, if there is one, has a reference to the alarm, or its name. */
function names(asked: unknown, { declaredAt, name }: Alarm): Known<boolean> {
  if (asked === undefined) return true;
  if (!Array.isArray(asked)) return NAMED;
  return anyOf(asked.map((item: unknown): Known<boolean> => {
    const referred = referredTo(item);
    if (referred !== undefined) return referred === declaredAt.logicalId;
    const shape = name === undefined || isIntrinsic(item) ? undefined : oneOfTexts(name);
    return shape === undefined ? NAMED : isMatch(item, shape);
  }));
}

function isMatch(item: unknown, shape: TextShape): Known<boolean> {
  const none = matchesNone([item], shape);
  return isUnknown(none) ? none : none === undefined;
}

/** An ARN ends in the name. Only deployment knows the rest. */
function namesByArn(asked: unknown, alarm: Alarm): Known<boolean> {
  const nameIn = (item: unknown): unknown => (typeof item === 'string' ? item.split(IN_ARN).at(-1) : item);
  const isWritten = Array.isArray(asked) && asked.every((item) => typeof item === 'string' || referredTo(item) !== undefined);
  return asked === undefined || isWritten ? names(isWritten ? asked.map(nameIn) : asked, alarm) : NAMED;
}

/** The logical id in `Ref`, or in `Fn::GetAtt` in either form. */
function referredTo(item: unknown): string | undefined {
  const written = isObject(item) ? item.Ref ?? item['Fn::GetAtt'] : undefined;
  const name: unknown = Array.isArray(written) ? written[0] : written;
  return typeof name === 'string' ? name.split('.')[0] : undefined;
}
