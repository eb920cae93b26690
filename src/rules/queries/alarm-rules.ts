/** Which rules hear that an alarm goes off: EventBridge gets every change of every alarm of the account. */
import { Alarm } from '../../model/alarm';
import { isObject, JsonObject, own } from '../../model/json';
import { allOf, and, anyOf, Known, map, unknown } from '../../model/known';
import { DeclaredAt } from '../../model/node';
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

/** The rules of the app that hear of alarms, each with whether it hears of this one. */
export function rulesHearing(app: GraphIndex, { declaredAt }: Alarm): readonly HearingRule[] {
  return busPatterns(app).flatMap(({ rule, pattern }) => {
    const hears = allOf([
      hearsAlarms(pattern),
      map(rule.state, (state) => state !== 'DISABLED'),
      names(own(pattern, 'resources'), declaredAt),
      names(own(own(pattern, 'detail'), 'alarmName'), declaredAt),
    ]);
    return hears === false ? [] : [{ rule, hears }];
  });
}

/** Whether a list of the pattern, if there is one, has a reference to the alarm. */
function names(asked: unknown, alarm: DeclaredAt): Known<boolean> {
  if (asked === undefined) return true;
  if (!Array.isArray(asked)) return unknown('an alarm that a pattern names');
  return anyOf(asked.map((item: unknown): Known<boolean> => {
    const name = referredTo(item);
    return name === undefined ? unknown('an alarm that a pattern names') : name === alarm.logicalId;
  }));
}

/** The logical id in `Ref`, or in `Fn::GetAtt` in either form. */
function referredTo(item: unknown): string | undefined {
  const written = isObject(item) ? item.Ref ?? item['Fn::GetAtt'] : undefined;
  const name: unknown = Array.isArray(written) ? written[0] : written;
  return typeof name === 'string' ? name.split('.')[0] : undefined;
}
