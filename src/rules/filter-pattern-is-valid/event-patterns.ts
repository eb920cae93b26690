/**
 * The patterns of rules and subscriptions, each once, with what is wrong with it. Where a pattern holds intrinsics, any value may stand in
 * their place; what it asks for is judged all the same.
 */
import { LIMITS } from '../../limits';
import { isUnknown, Known, unknown } from '../../model/known';
import { DeclaredAt } from '../../model/node';
import { EventPatternSetting } from '../../model/push-target';
import { PatternProblem, problemOfPattern } from '../../patterns/filter-pattern';
import { LONGEST_EVENT_PATTERN } from '../../sources/eventbridge-rule/facts';
import { LARGEST_FILTER_POLICY } from '../../sources/sns/facts';
import { GraphIndex } from '../kit/graph-index';

export interface EventPattern extends EventPatternSetting {
  readonly declaredAt: DeclaredAt;
  readonly text: Known<string>;
}

export function eventPatterns(app: GraphIndex): readonly EventPattern[] {
  const found = new Map<string, EventPattern>();
  for (const { pattern, filter, declaredAt } of [...app.graph.links, ...app.deliveries.flatMap(({ pushTarget = [] }) => pushTarget)]) {
    if (pattern === undefined || filter === 'none') continue;
    found.set(JSON.stringify([declaredAt.stack, declaredAt.logicalId, pattern.property]), { ...pattern, declaredAt, text: filter });
  }
  return [...found.values()];
}

export interface ValidatedPattern {
  readonly problem?: PatternProblem;
  /** What hides whether there is one. */
  readonly hidden?: Known<never>;
  /** Only what is in the message can be asked so. */
  readonly needsBodyScope?: true;
}

/** Quotas on how long a pattern may be. */
const MAX_LENGTH: Readonly<Record<'event' | 'attributes' | 'body', number>> = {
  event: LONGEST_EVENT_PATTERN, attributes: LARGEST_FILTER_POLICY, body: LARGEST_FILTER_POLICY,
};

export function validatePattern({ text, asks }: EventPattern): ValidatedPattern {
  if (isUnknown(text)) return { hidden: text };
  if (isTooDeep(text)) return { hidden: unknown('a pattern that is nested too deeply') };
  const written = withoutIntrinsics(text);
  const scope = isUnknown(asks) ? 'body' : asks;
  const problem = problemOfPattern(written, { longest: MAX_LENGTH[scope], refusesEmpty: scope === 'event' });
  if (problem !== undefined || scope === 'event' || asks === 'body') return { problem };
  const inside = Object.entries(JSON.parse(written) as object).find(([, value]) => !Array.isArray(value));
  if (inside === undefined) return {};
  return isUnknown(asks) ? { hidden: asks } : {
    needsBodyScope: true,
    problem: {
      fact: `asks for what is inside ${JSON.stringify(inside[0])}, and FilterPolicyScope is MessageAttributes, which have nothing inside`,
      fix: 'Set FilterPolicyScope to MessageBody, or ask for a list of values of the attribute',
    },
  };
}

/** Whether a part of it is said by an intrinsic, which nobody but CloudFormation can write anew. */
export function hasIntrinsics(text: string): boolean {
  return withoutIntrinsics(text) !== text;
}

const PLACEHOLDER = 'any';
const MAX_DEPTH = LIMITS.eventPatternDepth.max;

function withoutIntrinsics(text: string): string {
  if (!INTRINSIC.test(text)) return text;
  try {
    return JSON.stringify(withPlaceholders(JSON.parse(text)));
  } catch {
    return text;
  }
}

const INTRINSIC = /"(?:Ref|Fn::[A-Za-z:]+)":/;

/** A value or an operator that an intrinsic is part of may match anything; where a list of them is expected, such a list stands. */
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
