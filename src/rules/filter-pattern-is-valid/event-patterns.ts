/**
 * Finds and validates the event patterns of rules and the filter policies of subscriptions. An intrinsic function in a pattern counts as a value
 * that matches anything.
 */
import { INPUT_LIMITS } from '../../limits';
import { isUnknown, Known, unknown } from '../../model/known';
import { DeclaredAt } from '../../model/node';
import { EventPatternSetting } from '../../model/push-target';
import { PatternProblem, problemOfPattern } from '../../patterns/filter-pattern';
import { LONGEST_EVENT_PATTERN } from '../../sources/eventbridge-rule/facts';
import { LARGEST_FILTER_POLICY } from '../../sources/sns/facts';
import { either, eitherName } from '../../text/words';
import { GraphIndex } from '../kit/graph-index';
import { withoutIntrinsics } from './without-intrinsics';

export interface EventPattern extends EventPatternSetting {
  readonly declaredAt: DeclaredAt;
  readonly text: Known<string>;
}

export function eventPatterns(app: GraphIndex): readonly EventPattern[] {
  const found = new Map<string, EventPattern>();
  const pushTargets = app.deliveries.flatMap(({ pushTarget = [] }) => pushTarget);
  for (const { pattern, filter, declaredAt } of [...app.graph.links, ...pushTargets]) {
    if (pattern === undefined || filter === 'none') continue;
    const key = JSON.stringify([declaredAt.stack, declaredAt.logicalId, pattern.property]);
    found.set(key, { ...pattern, declaredAt, text: filter });
  }
  return [...found.values()];
}

export interface ValidatedPattern {
  readonly problem?: PatternProblem;
  /** The unknown value that hides whether there is a problem. */
  readonly hidden?: Known<never>;
  /** The pattern is valid only with `FilterPolicyScope: MessageBody`. */
  readonly needsBodyScope?: true;
}

/** Quotas on the length of a pattern. */
const MAX_LENGTH: Readonly<Record<'event' | 'attributes' | 'body', number>> = {
  event: LONGEST_EVENT_PATTERN, attributes: LARGEST_FILTER_POLICY, body: LARGEST_FILTER_POLICY,
};

export function validatePattern({ text, asks }: EventPattern): ValidatedPattern {
  if (isUnknown(text)) return { hidden: text };
  if (isTooDeep(text)) return { hidden: unknown('a pattern that is nested too deeply') };
  const withoutReferences = withoutIntrinsics(text);
  const scope = isUnknown(asks) ? 'body' : asks;
  const problem = problemOfPattern(withoutReferences, { longest: MAX_LENGTH[scope], refusesEmpty: scope === 'event' });
  if (problem !== undefined || scope === 'event' || asks === 'body') return { problem };
  const nested = Object.entries(JSON.parse(withoutReferences) as object).find(([, value]) => !Array.isArray(value));
  if (nested === undefined) return {};
  return isUnknown(asks) ? { hidden: asks } : {
    needsBodyScope: true,
    problem: {
      fact: `has a nested key in ${JSON.stringify(nested[0])}, and ${either('FilterPolicyScope is MessageAttributes', 'filterPolicy matches message attributes', 'filterPolicy')}, which have no nested keys`,
      fix: `Set ${eitherName('FilterPolicyScope to MessageBody', 'filterPolicyWithMessageBody')}, or match the attribute against a list of values`,
    },
  };
}

const MAX_DEPTH = INPUT_LIMITS.eventPatternDepth.max;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '{' || char === '[') depth += 1;
    if (char === '}' || char === ']') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
