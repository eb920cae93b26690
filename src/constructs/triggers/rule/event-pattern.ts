/** The event pattern of a rule as EventBridge reads it. What EventBridge would reject, or what matches nothing, is refused. */
import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { problemOfPattern } from '../../../patterns/filter-pattern';
import { EVENT_KEYS, LONGEST_EVENT_PATTERN } from '../../../sources/eventbridge-rule/facts';
import { isIntrinsicKey } from '../../../template/json';
import { refuse } from '../../wiring/refuse';

/** The text of a pattern. `undefined` if a part of it is known only at deployment. */
export function patternText(scope: Construct, pattern: events.EventPattern): string | undefined {
  const resolved: unknown = Stack.of(scope).resolve(pattern);
  if (typeof resolved !== 'object' || resolved === null || hasIntrinsic(resolved)) return undefined;
  return JSON.stringify(Object.fromEntries(Object.entries(resolved)
    .map(([key, value]) => [key === 'detailType' ? 'detail-type' : key, value])));
}

export function refuseBadPattern(trigger: Construct, pattern: events.EventPattern): void {
  if (typeof pattern !== 'object' || Array.isArray(pattern) || Construct.isConstruct(pattern)) {
    refuse(trigger, {
      prop: 'eventPattern',
      fact: 'is not an object',
      consequence: 'EventBridge rejects the rule',
      fix: "Give an events.EventPattern such as { source: ['shop'] }",
    });
  }
  const text = patternText(trigger, pattern);
  const problem = text === undefined
    ? undefined
    : problemOfPattern(text, { rootKeys: EVENT_KEYS, longest: LONGEST_EVENT_PATTERN, refusesEmpty: true });
  if (problem !== undefined) {
    refuse(trigger, {
      prop: 'eventPattern',
      fact: problem.fact,
      consequence: 'EventBridge rejects it, or it matches nothing and no event invokes the function',
      fix: problem.fix,
    });
  }
}

function hasIntrinsic(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => isIntrinsicKey(key) || hasIntrinsic(inner));
}
