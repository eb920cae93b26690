/**
 * Decides about a request of a role from what its own policies, its permissions boundary and the policies of the
 * resource say. In one account either the role's policies or the resource's are enough, except that the policy of a key
 * decides about the key. Between two accounts both have to allow the request.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
import { isUnknown, Known, unknown } from '../model/known';
import {
  AccessDecision, combineOutcomes, decide, NO_STATEMENT, RequiredOutcome, StatementOutcome, unknownIfExternal,
} from './decision';

export interface RoleOutcomes {
  readonly identity: StatementOutcome;
  /** Undefined if the role has no boundary. */
  readonly boundary: StatementOutcome | undefined;
  /** What the policies of the resource say about the role or about everyone. */
  readonly direct: StatementOutcome;
  readonly everyone: StatementOutcome;
  /** What they say about its account. */
  readonly delegated: StatementOutcome;
}

export interface RoleRequest {
  readonly crossesAccounts: boolean;
  readonly usesKey: boolean;
  /** A key that AWS manages trusts its account, and no other one. */
  readonly ofAws?: boolean;
  /** Why the policies of the resource are not known. */
  readonly outside?: string;
}

export function decideForRole(outcomes: RoleOutcomes, request: RoleRequest): AccessDecision {
  const { identity, direct, delegated } = outcomes;
  const limits = boundaryOf(outcomes);
  const unlessOutside = (outcome: StatementOutcome): StatementOutcome =>
    (request.outside === undefined ? outcome : unknownIfExternal(outcome, request.outside));
  if (request.ofAws && request.crossesAccounts) return decide(byResource(NO_STATEMENT));
  if (request.ofAws) return decide(byIdentity(ignoringAllow(identity)));
  if (request.crossesAccounts) {
    return decide(byIdentity(identity), byResource(unlessOutside(combineOutcomes(direct, delegated))), ...limits);
  }
  if (!request.usesKey) return decide(byIdentity(unlessOutside(combineOutcomes(identity, direct))), ...limits);
  if (direct.allow === true) return decide(byResource(direct), byIdentity(ignoringAllow(identity)), ...limits);
  const trusted = [byResource(unlessOutside(delegated)), byResource(ignoringAllow(direct))];
  return fallbackTo(decide(...trusted, byIdentity(identity), ...limits), direct);
}

function byIdentity(outcome: StatementOutcome): RequiredOutcome {
  return { side: 'identity', outcome };
}

function byResource(outcome: StatementOutcome): RequiredOutcome {
  return { side: 'resource', outcome };
}

function boundaryOf({ boundary, everyone }: RoleOutcomes): readonly RequiredOutcome[] {
  if (boundary === undefined) return [];
  return [{
    side: 'boundary', outcome: { ...boundary, allow: unlessForEveryone(boundary, everyone), allowing: [] },
  }];
}

/**
 * A boundary limits what a resource allows a role by name. What it allows everyone, it may also allow the session of
 * the role, which the boundary does not limit.
 */
function unlessForEveryone({ allow }: StatementOutcome, everyone: StatementOutcome): Known<boolean> {
  return allow === false && everyone.allow !== false ? unknown('a policy for everyone, beside a boundary') : allow;
}

/** Another outcome that may allow what a decision does not. */
function fallbackTo(decision: AccessDecision, other: StatementOutcome): AccessDecision {
  const mayAllow = decision.allowed === false && decision.policies.length === 0 && isUnknown(other.allow)
    && !decision.lacking.includes('boundary');
  return mayAllow ? { ...decision, allowed: other.allow, lacking: [] } : decision;
}

/** The Deny statements of an outcome, for a policy that need not allow. */
function ignoringAllow(outcome: StatementOutcome): StatementOutcome {
  return { ...outcome, allow: true, allowing: [] };
}
