/**
 * Finds alarms that notify: their actions are enabled, or a composite alarm with enabled actions uses them.
 */
import { isUnknown, Known, unknown } from '../model/known';
import { TemplateApp } from '../template/app';
import { Resource } from '../template/stack';
import { at, booleanOf, listOf, propertiesOf, textOf } from '../template/value/fields';
import { Part } from '../template/value/resolved';
import { partsOf } from '../template/value/text';
import { clip } from '../text/clip';

const BELOW: ReadonlySet<string> = new Set(['LessThanThreshold', 'LessThanOrEqualToThreshold', 'LessThanLowerThreshold']);
/** A quoted name, a sign, or a word. A quote that does not end takes the rest of the rule. */
const TOKENS = /"(?:[^"\\]|\\.)*"?|[():]|[^\s()":]+/gs;
const SIGNS: ReadonlySet<string> = new Set(['(', ')', ':', '"']);
const OPENING: ReadonlySet<string | undefined> = new Set(['(', ':']);
const QUOTED = /^"(.*)"$/s;
/** Stands in the text of a rule for what is no text. */
const HOLE = '\uffff';

export class NotifyingAlarms {
  /** The alarms in the rules of composite alarms with enabled actions. */
  private readonly references: ReadonlySet<Resource>;
  private readonly names: ReadonlySet<string>;
  private readonly hides: boolean;

  public constructor(app: TemplateApp) {
    const rules = app.ofType('AWS::CloudWatch::CompositeAlarm').filter((alarm) => acts(alarm) !== false)
      .map((alarm) => partsOf(at(propertiesOf(alarm), 'AlarmRule')));
    const others = rules.flat().filter((part) => typeof part !== 'string');
    this.references = new Set(others.flatMap((part) => (part.is === 'reference' ? [part.resource] : [])));
    this.names = new Set(rules.flatMap(namesIn));
    this.hides = others.some(({ is }) => is === 'hidden');
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
function namesIn(rule: readonly Part[]): readonly string[] {
  const tokens = rule.map((part) => (typeof part === 'string' ? part : HOLE)).join('').match(TOKENS) ?? [];
  const named = tokens.flatMap((token, i) => {
    const quoted = QUOTED.exec(token)?.[1];
    if (quoted !== undefined) return [quoted.replace(/\\(.)/g, '$1')];
    const isName = !SIGNS.has(token) && OPENING.has(tokens[i - 1]) && tokens[i + 1] === ')';
    return isName ? [token] : [];
  });
  return named.flatMap((one) => [one, one.replace(/^arn:.*?:alarm:/, '')]).filter((one) => one !== '' && !one.includes(HOLE));
}
