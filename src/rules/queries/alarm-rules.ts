/** Which rules hear that an alarm goes off: EventBridge gets every change of every alarm of the account. */
import { Alarm } from '../../model/alarm';
import { groupBy, memo } from '../../model/collections';
import { isObject, JsonObject, own } from '../../model/json';
import { allOf, and, Known, map, unknown } from '../../model/known';
import { GraphIndex } from '../kit/graph-index';
import { asksFor, BusPattern, busPatterns } from './bus-patterns';

const OF_ALARMS = [['source', 'aws.cloudwatch'], ['detail-type', 'CloudWatch Alarm State Change']] as const;

/** Whether the pattern matches some alarm. */
export function hearsAlarms(pattern: JsonObject): Known<boolean> {
  return and(...OF_ALARMS.map(([field, text]) => asksFor(pattern, field, [text])));
}

interface HearingRule {
  readonly rule: BusPattern['rule'];
  readonly hears: Known<boolean>;
}

/** A rule that hears of alarms, and the lists of its pattern that may name some of them. */
interface AlarmRule extends HearingRule {
  readonly lists: readonly AlarmList[];
}

interface AlarmList {
  readonly named: ReadonlySet<string>;
  /** The list may name other alarms as well. */
  readonly isOpen: boolean;
}

interface AlarmRules {
  /** By the logical id of an alarm: the rules with a list that names it and other alarms of the app alone. */
  readonly byAlarm: ReadonlyMap<string, readonly AlarmRule[]>;
  readonly others: readonly AlarmRule[];
}

const found = new WeakMap<GraphIndex, AlarmRules>();

/** The rules of the app that hear of alarms, each with whether it hears of this one. */
export function rulesHearing(app: GraphIndex, { declaredAt: { logicalId } }: Alarm): readonly HearingRule[] {
  const { byAlarm, others } = memo(found, app, () => alarmRules(app));
  return [...byAlarm.get(logicalId) ?? [], ...others].flatMap(({ rule, hears, lists }) => {
    const hearsThis = allOf([hears, ...lists.map((list) => names(list, logicalId))]);
    return hearsThis === false ? [] : [{ rule, hears: hearsThis }];
  });
}

function alarmRules(app: GraphIndex): AlarmRules {
  const rules = busPatterns(app).flatMap(({ rule, pattern }): readonly AlarmRule[] => {
    const hears = and(hearsAlarms(pattern), map(rule.state, (state) => state !== 'DISABLED'));
    const asked = [own(pattern, 'resources'), own(own(pattern, 'detail'), 'alarmName')];
    return hears === false ? [] : [{ rule, hears, lists: asked.filter((list) => list !== undefined).map(alarmList) }];
  });
  const closedList = ({ lists }: AlarmRule): AlarmList | undefined => lists.find(({ isOpen }) => !isOpen);
  const named = rules.flatMap((rule) => [...closedList(rule)?.named ?? []].map((id) => [id, rule] as const));
  return {
    byAlarm: new Map([...groupBy(named, ([id]) => id)].map(([id, entries]) => [id, entries.map(([, rule]) => rule)])),
    others: rules.filter((rule) => closedList(rule) === undefined),
  };
}

function alarmList(asked: unknown): AlarmList {
  const ids = Array.isArray(asked) ? asked.map(referredTo) : [undefined];
  return { named: new Set(ids.filter((id) => id !== undefined)), isOpen: ids.includes(undefined) };
}

function names({ named, isOpen }: AlarmList, logicalId: string): Known<boolean> {
  return named.has(logicalId) || (isOpen ? unknown('an alarm that a pattern names') : false);
}

/** The logical id in `Ref`, or in `Fn::GetAtt` in either form. */
function referredTo(item: unknown): string | undefined {
  const written = isObject(item) ? item.Ref ?? item['Fn::GetAtt'] : undefined;
  const name: unknown = Array.isArray(written) ? written[0] : written;
  return typeof name === 'string' ? name.split('.')[0] : undefined;
}
