/**
 * Whether an alarm tells anybody: one with its actions switched off changes its color and no more, unless a composite alarm with actions looks
 * at it.
 */
import { isUnknown, Known, unknown } from '../model/unknown';
import { TemplateApp } from '../template/app';
import { at, booleanOf, propertiesOf, textOf } from '../template/fields';
import { Part } from '../template/resolved';
import { Resource } from '../template/stack';
import { clipped, partsOf } from '../template/text';

export class TellingAlarms {
  /** The rules of composite alarms that act, in parts. */
  private readonly rules: readonly Part[];

  public constructor(app: TemplateApp) {
    this.rules = app.ofType('AWS::CloudWatch::CompositeAlarm').filter((alarm) => acts(alarm) !== false)
      .flatMap((alarm) => partsOf(at(propertiesOf(alarm), 'AlarmRule')));
  }

  public has(alarm: Resource): Known<boolean> {
    const itself = acts(alarm);
    if (itself === true || this.rules.some((part) => names(part, alarm))) return true;
    const hidden = this.rules.find((part) => typeof part !== 'string' && part.is === 'hidden');
    return isUnknown(itself) || hidden === undefined ? itself : unknown(`whether a composite alarm looks at ${clipped(alarm.logicalId)}`);
  }
}

function acts(alarm: Resource): Known<boolean> {
  return booleanOf(at(propertiesOf(alarm), 'ActionsEnabled'), true);
}

function names(part: Part, alarm: Resource): boolean {
  if (typeof part !== 'string') return part.is === 'reference' && part.resource === alarm;
  const name = textOf(at(propertiesOf(alarm), 'AlarmName'), '');
  return !isUnknown(name) && name !== '' && part.includes(name);
}
