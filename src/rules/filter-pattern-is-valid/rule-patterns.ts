/** Reports invalid event patterns of rules and filter policies of subscriptions. */
import { isUnknown } from '../../model/known';
import { Change, TemplateValue } from '../kit/change';
import { setValue } from '../kit/changes';
import { Verdict } from '../kit/finding';
import { GraphIndex } from '../kit/graph-index';
import { report } from '../kit/report';
import { prop } from '../kit/wording';
import { EventPattern, eventPatterns, validatePattern } from './event-patterns';
import { repairPattern } from './repair-pattern';
import { hasIntrinsics } from './without-intrinsics';

export function reportEventPatterns(app: GraphIndex): readonly Verdict[] {
  return eventPatterns(app).flatMap((pattern) => {
    const { declaredAt, property, text } = pattern;
    const { problem, hidden, needsBodyScope } = validatePattern(pattern);
    return report({ at: declaredAt, property }, hidden ?? problem !== undefined, () => ({
      fact: `${prop(property)} ${problem?.fact} (${clipPattern(isUnknown(text) ? '' : text)})`,
      consequence: 'AWS refuses the pattern, and the stack does not deploy',
      fix: `${problem?.fix} (${prop(property)})`,
      changes: needsBodyScope ? setValue(declaredAt, 'FilterPolicyScope', 'MessageBody') : repairedPattern(pattern),
    }));
  });
}

function repairedPattern({ declaredAt, property, text }: EventPattern): readonly Change[] {
  const repaired = isUnknown(text) || hasIntrinsics(text) ? undefined : repairPattern(text, 'async');
  return repaired === undefined ? [] : setValue(declaredAt, property, JSON.parse(repaired) as TemplateValue);
}

export function clipPattern(pattern: string): string {
  return pattern.length > 200 ? `${pattern.slice(0, 200)}…` : pattern;
}
