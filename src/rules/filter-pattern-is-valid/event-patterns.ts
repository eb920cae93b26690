/**
 * The patterns of rules and subscriptions, each once, with what is wrong with it. Where a pattern holds intrinsics, any value may stand in
 * their place; what it asks for is judged all the same.
 */
import { INPUT_LIMITS } from '../../limits';
import { isUnknown, Known, unknown } from '../../model/known';
import { DeclaredAt } from '../../model/node';
import { EventPatternSetting } from '../../model/push-target';
import { PatternProblem, problemOfPattern } from '../../patterns/filter-pattern';
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
  readonly unsure?: Known<never>;
  /** Only what is in the message can be asked so. */
  readonly asksBody?: true;
}

/** Quotas on how long a pattern may be. */
const LONGEST: Readonly<Record<'event' | 'attributes' | 'body', number>> = { event: 4_096, attributes: 262_144, body: 262_144 };

export function validatePattern({ text, asks }: EventPattern): ValidatedPattern {
  if (isUnknown(text)) return { unsure: text };
  if (isDeep(text)) return { unsure: unknown('a pattern that is nested too deeply') };
  const written = withoutIntrinsics(text);
  const scope = isUnknown(asks) ? 'body' : asks;
  const problem = problemOfPattern(written, undefined, LONGEST[scope]);
  if (problem !== undefined || scope === 'event' || asks === 'body') return { problem };
  const inside = Object.entries(JSON.parse(written) as object).find(([, value]) => !Array.isArray(value));
  if (inside === undefined) return {};
  return isUnknown(asks) ? { unsure: asks } : {
    asksBody: true,
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

const ANY = 'any';
const DEEPEST = INPUT_LIMITS.eventPatternDepth.max;

function withoutIntrinsics(text: string): string {
  if (!MENTIONS.test(text)) return text;
  try {
    return JSON.stringify(replaced(JSON.parse(text)));
  } catch {
    return text;
  }
}

const MENTIONS = /"(?:Ref|Fn::[A-Za-z:]+)":/;

/** A value or an operator that an intrinsic is part of may match anything; where a list of them is expected, such a list stands. */
function replaced(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (MENTIONS.test(JSON.stringify(item)) ? ANY : item));
  if (typeof value !== 'object' || value === null) return value;
  if (isIntrinsic(value)) return [ANY];
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [
    key, key === '$or' && Array.isArray(inner) ? inner.map(replaced) : replaced(inner),
  ]));
}

function isIntrinsic(value: object): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

function isDeep(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '{' || char === '[') depth += 1;
    if (char === '}' || char === ']') depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}
