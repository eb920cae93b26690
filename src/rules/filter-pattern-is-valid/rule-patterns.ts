/** What rules and subscriptions let through: a pattern that AWS refuses, in the words of its place. */
import { isUnknown } from '../../model/unknown';
import { Change, Content } from '../kit/change';
import { set } from '../kit/changes';
import { Verdict } from '../kit/finding';
import { Lookup } from '../kit/graph-index';
import { judge } from '../kit/report';
import { EventPattern, eventPatterns, hasIntrinsics, judged } from './event-patterns';
import { mendedPattern } from './repair-pattern';

export function caughtPatterns(app: Lookup): readonly Verdict[] {
  return eventPatterns(app).flatMap((pattern) => {
    const { declaredAt, property, text } = pattern;
    const { problem, unsure, asksBody } = judged(pattern);
    return judge({ at: declaredAt, property }, unsure ?? problem !== undefined, () => ({
      fact: `${property} ${problem?.fact} (${clipped(isUnknown(text) ? '' : text)})`,
      consequence: 'AWS refuses the pattern, and the stack does not deploy',
      fix: `${problem?.fix} (${property})`,
      changes: asksBody ? set(declaredAt, 'FilterPolicyScope', 'MessageBody') : mended(pattern),
    }));
  });
}

function mended({ declaredAt, property, text }: EventPattern): readonly Change[] {
  const better = isUnknown(text) || hasIntrinsics(text) ? undefined : mendedPattern(text, 'async');
  return better === undefined ? [] : set(declaredAt, property, JSON.parse(better) as Content);
}

export function clipped(pattern: string): string {
  return pattern.length > 200 ? `${pattern.slice(0, 200)}…` : pattern;
}
