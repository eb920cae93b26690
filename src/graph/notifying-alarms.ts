/**
 * Finds alarms that notify: their actions are enabled, or a composite alarm with enabled actions uses them.
 */
import { isUnknown, Known, unknown } from '../model/known';
import { TemplateApp } from '../template/app';
import { Resource } from '../template/stack';
import { at, booleanOf, listOf, propertiesOf, textOf } from '../template/value/fields';
import { partsOf } from '../template/value/text';
import { clip } from '../text/clip';

const BELOW: ReadonlySet<string> = new Set(['LessThanThreshold', 'LessThanOrEqualToThreshold', 'LessThanLowerThreshold']);
const NAMED = /"((?:[^"\\]|\\.)*)"|[(:]\s*([^\s()":]+)\s*\)/g;

export class NotifyingAlarms {
  /** The alarms in the rules of composite alarms with enabled actions. */
  private readonly references: ReadonlySet<Resource>;
  private readonly names: ReadonlySet<string>;
  private readonly hides: boolean;

  public constructor(app: TemplateApp) {
    const rules = app.ofType('AWS::CloudWatch::CompositeAlarm').filter((alarm) => acts(alarm) !== false)
      .flatMap((alarm) => partsOf(at(propertiesOf(alarm), 'AlarmRule')));
    this.references = new Set(rules.flatMap((part) => (typeof part !== 'string' && part.is === 'reference' ? [part.resource] : [])));
    this.names = new Set(rules.flatMap((part) => (typeof part === 'string' ? namesIn(part) : [])));
    this.hides = rules.some((part) => typeof part !== 'string' && part.is === 'hidden');
  }

  public has(alarm: Resource): Known<boolean> {
    const itself = acts(alarm);
    const name = textOf(at(propertiesOf(alarm), 'AlarmName'), '');
    if (itself === true || this.references.has(alarm) || (!isUnknown(name) && this.names.has(name))) return true;
    if (isUnknown(itself)) return itself;
    if (this.hides) return unknown(`whether a composite alarm looks at ${clip(alarm.logicalId)}`);
    return isUnknown(name) && this.names.size > 0 ? name : false;
  }
}

function acts(alarm: Resource): Known<boolean> {
  return booleanOf(at(propertiesOf(alarm), 'ActionsEnabled'), true);
}

/**
 * Whether an alarm notifies when its metric grows. An alarm below a threshold does so only with OKActions. Metric math
 * may invert the metric, so it counts as growth.
 */
export function firesOnGrowth(alarm: Resource): Known<boolean> {
  const properties = propertiesOf(alarm);
  const operator = textOf(at(properties, 'ComparisonOperator'), '');
  if (isUnknown(operator)) return operator;
  if (!BELOW.has(operator) || at(properties, 'Metrics').is !== 'absent') return true;
  const whenOk = listOf(at(properties, 'OKActions'));
  return isUnknown(whenOk) ? whenOk : whenOk.length > 0;
}

/** An alarm rule names alarms in quotes or parentheses, by name or ARN. */
function namesIn(rule: string): readonly string[] {
  const named = [...rule.matchAll(NAMED)].map(([, quoted, plain]) => quoted?.replace(/\\(.)/g, '$1') ?? plain);
  return named.flatMap((one) => [one, one.replace(/^arn:.*?:alarm:/, '')]).filter((one) => one !== '');
}
