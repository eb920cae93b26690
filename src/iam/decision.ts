/**
 * The decision about one permission, and how outcomes combine: Deny wins over Allow, and an open outcome is unknown.
 */
import { PolicySide } from '../model/access';
import { allOf, anyOf, Cause, isUnknown, Known, unknown } from '../model/known';
import { Resource } from '../template/stack';

export interface AccessDecision {
  readonly allowed: Known<boolean>;
  /** The sides that certainly do not allow it. Empty if a statement denies it. */
  readonly lacking: readonly PolicySide[];
  /** The resource is of another account than the role. */
  readonly crossesAccounts?: true;
  /** The principal with which a service calls. */
  readonly principal?: string;
  /** The resources whose statements decide. */
  readonly policies: readonly Resource[];
  /** CloudFormation must create one policy of each group before the permission is used. */
  readonly needs: readonly (readonly Resource[])[];
  /** The answers under each of the policies that replace each other, where these leave it open. */
  readonly underEach?: readonly AnswerUnder[];
}

/** The answer if this is the policy that the resource keeps. */
export interface AnswerUnder {
  readonly policy: Resource;
  readonly allowed: Known<boolean>;
}

/** The effect of one set of policies. */
export interface StatementOutcome {
  readonly allow: Known<boolean>;
  readonly deny: Known<boolean>;
  readonly allowing: readonly Resource[];
  readonly denying: readonly Resource[];
}

export const NO_STATEMENT: StatementOutcome = { allow: false, deny: false, allowing: [], denying: [] };

/** The outcome of several sets of policies, of which any may allow or deny. */
export function combineOutcomes(...outcomes: readonly StatementOutcome[]): StatementOutcome {
  const [first = NO_STATEMENT, ...others] = outcomes.filter(applies);
  return others.length === 0 ? first : combined([first, ...others]);
}

/** Most policies do not apply to most requests. */
function applies({ allow, deny }: StatementOutcome): boolean {
  return allow !== false || deny !== false;
}

function combined(outcomes: readonly StatementOutcome[]): StatementOutcome {
  return {
    allow: anyOf(outcomes.map(({ allow }) => allow)),
    deny: anyOf(outcomes.map(({ deny }) => deny)),
    allowing: [...new Set(outcomes.flatMap(({ allowing }) => allowing))],
    denying: [...new Set(outcomes.flatMap(({ denying }) => denying))],
  };
}

export interface RequiredOutcome {
  readonly side: PolicySide;
  readonly outcome: StatementOutcome;
}

/** All of the outcomes must allow, and any may deny. */
export function decide(...required: readonly RequiredOutcome[]): AccessDecision {
  const outcomes = required.map(({ outcome }) => outcome);
  const [only, ...others] = outcomes;
  if (others.length === 0 && only.allow === true && only.deny === false) return allowedBy(only.allowing);
  const denied = combineOutcomes(...outcomes);
  if (denied.deny === true) return { allowed: false, lacking: [], policies: denied.denying, needs: [] };
  const lacking = new Set(required.filter(({ outcome }) => outcome.allow === false).map(({ side }) => side));
  if (lacking.size > 0) return { allowed: false, lacking: [...lacking], policies: [], needs: [] };
  const allow = allOf(outcomes.map((outcome) => outcome.allow));
  const policies = [...new Set(outcomes.flatMap(({ allowing }) => allowing))];
  const needs = outcomes.map(({ allowing }) => allowing).filter(({ length }) => length > 0);
  return {
    allowed: isUnknown(allow) ? allow : isUnknown(denied.deny) ? denied.deny : true, lacking: [], policies, needs,
  };
}

/** The decision on most permissions of most apps: one set of policies allows, and no statement denies. */
function allowedBy(allowing: readonly Resource[]): AccessDecision {
  return { allowed: true, lacking: [], policies: allowing, needs: allowing.length > 0 ? [allowing] : [] };
}

/** Allowed if every decision allows. */
export function allowedByAll(decisions: readonly AccessDecision[]): AccessDecision {
  const { principal } = decisions.find((decision) => decision.allowed === false) ?? decisions[0] ?? {};
  return {
    ...(principal === undefined ? {} : { principal }),
    allowed: allOf(decisions.map(({ allowed }) => allowed)),
    lacking: [...new Set(decisions.flatMap(({ lacking }) => lacking))],
    policies: [...new Set(decisions.flatMap(({ policies }) => policies))],
    needs: decisions.flatMap(({ needs }) => needs),
  };
}

/** The first decision that allows, else one that is unknown. */
export function allowedByAny(decisions: readonly AccessDecision[]): AccessDecision {
  return decisions.find(({ allowed }) => allowed === true)
    ?? decisions.find(({ allowed }) => isUnknown(allowed))
    ?? decisions[0];
}

export function undecidedAccess(reason: string, cause?: Cause): AccessDecision {
  return { allowed: unknown(reason, cause), lacking: [], policies: [], needs: [] };
}

/** A policy outside the app may allow it, so "not allowed" becomes unknown. */
export function unknownIfExternal(outcome: StatementOutcome, reason: string): StatementOutcome {
  return outcome.allow === false ? { ...outcome, allow: unknown(reason) } : outcome;
}

/** The groups of policies for which a resource does not wait. One policy of each group is enough. */
export function groupsNotAwaited(
  decision: AccessDecision, waitsFor: (policy: Resource) => boolean,
): readonly (readonly Resource[])[] {
  return decision.needs.filter((group) => !group.some(waitsFor));
}
