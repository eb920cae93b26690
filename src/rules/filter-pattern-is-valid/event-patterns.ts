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
import { either } from '../../text/words';
import { GraphIndex } from '../kit/graph-index';

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
      fact: `has a nested key in ${JSON.stringify(nested[0])}, and ${either('FilterPolicyScope is MessageAttributes', 'filterPolicy matches message attributes')}, which have no nested keys`,
      fix: `Set ${either('FilterPolicyScope to MessageBody', 'filterPolicyWithMessageBody')}, or match the attribute against a list of values`,
    },
  };
}

/** Whether the pattern contains an intrinsic function, so that a fix cannot rewrite it as text. */
export function hasIntrinsics(text: string): boolean {
  return withoutIntrinsics(text) !== text;
}

const PLACEHOLDER = 'any';
const MAX_DEPTH = INPUT_LIMITS.eventPatternDepth.max;

function withoutIntrinsics(text: string): string {
  if (!INTRINSIC.test(text)) return text;
  try {
    return JSON.stringify(withPlaceholders(JSON.parse(text)));
  } catch {
    return text;
  }
}

const INTRINSIC = /"(?:Ref|Fn::[A-Za-z:]+)":/;

/** Replaces a value or an operator that contains an intrinsic function by a placeholder, or by a list of one where a list is required. */
function withPlaceholders(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (INTRINSIC.test(JSON.stringify(item)) ? PLACEHOLDER : item));
  if (typeof value !== 'object' || value === null) return value;
  if (isIntrinsic(value)) return [PLACEHOLDER];
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [
    key, key === '$or' && Array.isArray(inner) ? inner.map(withPlaceholders) : withPlaceholders(inner),
  ]));
}

function isIntrinsic(value: object): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '{' || char === '[') depth += 1;
    if (char === '}' || char === ']') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return false;
}
