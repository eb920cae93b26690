/**
 * Finds alarms that notify, and what they start: their actions are enabled, or a composite alarm with enabled actions
 * looks at them.
 */
import { memo } from '../model/collections';
import { isUnknown, Known, map, Unknown, unknown } from '../model/known';
import { TemplateApp } from '../template/app';
import { Resource } from '../template/stack';
import { at, booleanOf, listOf, placedItems, propertiesOf, textOf } from '../template/value/fields';
import { Part, Resolved } from '../template/value/resolved';
import { partsOf } from '../template/value/text';
import { clip } from '../text/clip';

const BELOW: ReadonlySet<string> = new Set(['LessThanThreshold', 'LessThanOrEqualToThreshold', 'LessThanLowerThreshold']);
/** A quoted name, a sign, or a word. A quote that does not end takes the rest of the rule. */
const TOKENS = /"(?:[^"\\]|\\.)*"?|[():]|[^\s()":]+/gs;
const SIGNS: ReadonlySet<string> = new Set(['(', ')', ':', '"']);
const OPENING: ReadonlySet<string | undefined> = new Set(['(', ':']);
const QUOTED = /^"(.*)"$/s;
const [WHEN_IN_ALARM, WHEN_OK] = ['AlarmActions', 'OKActions'] as const;
/** Placeholder for what is no text in an alarm rule. */
const HOLE = '\uffff';

/** An action as a template writes it. */
export interface WrittenAction {
  readonly alarm: Resource;
  readonly property: string;
  readonly to: Resolved;
}

export class NotifyingAlarms {
  /** Composite alarms by the alarms in their rules. */
  private readonly byReference = new Map<Resource, Resource[]>();
  private readonly byName = new Map<string, Resource[]>();
  /** A composite alarm with enabled actions hides what it looks at. */
  private readonly hides: boolean;

  public constructor(app: TemplateApp) {
    let hides = false;
    for (const composite of app.ofType('AWS::CloudWatch::CompositeAlarm')) {
      const rule = partsOf(at(propertiesOf(composite), 'AlarmRule'));
      for (const part of rule) {
        if (typeof part === 'string') continue;
        if (part.is === 'reference') memo(this.byReference, part.resource, () => []).push(composite);
        hides ||= part.is === 'hidden' && acts(composite) !== false;
      }
      for (const name of namesIn(rule)) memo(this.byName, name, () => []).push(composite);
    }
    this.hides = hides;
  }

  public has(alarm: Resource): Known<boolean> {
    const itself = acts(alarm);
    if (itself === true || this.composites(alarm).some((composite) => acts(composite) !== false)) return true;
    if (isUnknown(itself)) return itself;
    if (this.hides) return this.maybeBelow(alarm);
    const name = nameOf(alarm);
    return isUnknown(name) && this.byName.size > 0 ? name : false;
  }

  /** What the alarm starts when its metric grows: its own actions and those of composite alarms that look at it. */
  public actionsOf(alarm: Resource): Known<readonly WrittenAction[]> {
    const own = acts(alarm) === false ? [] : growthLists(alarm).map((property) => actionsIn(alarm, property));
    const others = this.composites(alarm).filter((composite) => acts(composite) !== false)
      .map((composite) => actionsIn(composite, WHEN_IN_ALARM));
    const lists = [...own, ...others];
    const hidden = lists.find(isUnknown);
    if (hidden !== undefined) return hidden;
    const all = (lists as readonly (readonly WrittenAction[])[]).flat();
    return all.length === 0 && this.hides ? this.maybeBelow(alarm) : all;
  }

  private maybeBelow(alarm: Resource): Unknown {
    return unknown(`whether a composite alarm looks at ${clip(alarm.logicalId)}`);
  }

  /** The composite alarms that look at the alarm, directly or through others. */
  private composites(alarm: Resource): readonly Resource[] {
    if (this.byReference.size + this.byName.size === 0) return [];
    const found = new Set<Resource>();
    const waiting = [alarm];
    for (const one of waiting) {
      const name = nameOf(one);
      const named = isUnknown(name) ? undefined : this.byName.get(name);
      for (const composite of [...this.byReference.get(one) ?? [], ...named ?? []]) {
        if (found.has(composite)) continue;
        found.add(composite);
        waiting.push(composite);
      }
    }
    return [...found];
  }
}

function nameOf(alarm: Resource): Known<string> {
  return textOf(at(propertiesOf(alarm), 'AlarmName'), '');
}

function actionsIn(alarm: Resource, property: string): Known<readonly WrittenAction[]> {
  return map(placedItems(at(propertiesOf(alarm), property)), (items) => items.map(
    ([to, place]): WrittenAction => ({ alarm, property: `${property}.${place}`, to }),
  ));
}

/** A metric below its threshold sets no alarm, so that growth shows as OK. Metric math may be either. */
function growthLists(alarm: Resource): readonly string[] {
  const operator = textOf(at(propertiesOf(alarm), 'ComparisonOperator'), '');
  if (isUnknown(operator)) return [WHEN_IN_ALARM, WHEN_OK];
  return BELOW.has(operator) && at(propertiesOf(alarm), 'Metrics').is === 'absent' ? [WHEN_OK] : [WHEN_IN_ALARM];
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
  const whenOk = listOf(at(properties, WHEN_OK));
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
