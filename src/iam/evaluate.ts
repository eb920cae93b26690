/**
 * Evaluates statements against a request. A statement applies if its action, resource, principal and conditions match
 * and the statement exists. If one of these is unknown, so is the effect of the statement.
 */
import { groupBy } from '../model/collections';
import { and, anyOf, isUnknown, Known, unknown } from '../model/known';
import { Resource } from '../template/stack';
import { clip } from '../text/clip';
import { coexistingPolicies, unanimousOutcome } from './competing-policies';
import { conditionOf } from './condition-of';
import { conditionsHold } from './conditions';
import { AccessDecision, combineOutcomes, NO_STATEMENT, StatementOutcome } from './decision';
import { Encoder } from './encoder';
import { PrincipalMatch, matchPrincipal } from './principals';
import { Request } from './request';
import { includesAction, includesResource } from './scope';
import { Statement } from './statement';

/** The outcome of the policies of a role. */
export function evaluateIdentityPolicies(
  statements: readonly Statement[], request: Request, encoder: Encoder,
): StatementOutcome {
  return collect(statements.map((statement) => ({
    statement, answer: appliesTo(statement, request, encoder, false),
  })));
}

export interface ResourceOutcomes {
  /** Outcome of the statements for the principal by name, or for everyone. */
  readonly principal: StatementOutcome;
  readonly everyone: StatementOutcome;
  readonly account: StatementOutcome;
  /** The outcomes under each of the policies of which the resource keeps one. */
  readonly underEach?: readonly OutcomesUnder[];
}

export interface OutcomesUnder {
  readonly policy: Resource;
  readonly outcomes: ResourceOutcomes;
}

/** The outcomes of a resource without a policy. */
export const NO_STATEMENTS: ResourceOutcomes = {
  principal: NO_STATEMENT, everyone: NO_STATEMENT, account: NO_STATEMENT,
};

/**
 * The outcomes of a resource's policies for the principal and for its account. The resource keeps one of the candidates.
 */
export function evaluateResourcePolicies(
  statements: readonly Statement[], candidates: readonly Resource[], request: Request, encoder: Encoder,
): ResourceOutcomes {
  const meet = candidates.length < 2 ? [] : coexistingPolicies(candidates, request.trueConditions);
  if (meet.length < 2) return outcomesOf(statements, request, encoder);
  const present = new Set(meet);
  const byPolicy = groupBy(statements, ({ from }) => from);
  const others = outcomesOf(statements.filter(({ from }) => !present.has(from)), request, encoder);
  const each = meet.map((policy) => {
    const trueConditions = new Set([...request.trueConditions, conditionOf(policy) ?? '']);
    return outcomesOf(byPolicy.get(policy) ?? [], { ...request, trueConditions }, encoder);
  });
  const unanimous = (whom: Exclude<keyof ResourceOutcomes, 'underEach'>): StatementOutcome =>
    combineOutcomes(unanimousOutcome(each.map((outcomes) => outcomes[whom]), meet), others[whom]);
  return {
    principal: unanimous('principal'),
    everyone: unanimous('everyone'),
    account: unanimous('account'),
    underEach: meet.map((policy, i) => ({ policy, outcomes: both(each[i], others) })),
  };
}

function both(one: ResourceOutcomes, other: ResourceOutcomes): ResourceOutcomes {
  return {
    principal: combineOutcomes(one.principal, other.principal),
    everyone: combineOutcomes(one.everyone, other.everyone),
    account: combineOutcomes(one.account, other.account),
  };
}

/** The decision, and where it depends on which policy the resource keeps, that under each of them. */
export function decideUnderEach(
  found: ResourceOutcomes, decided: (outcomes: ResourceOutcomes) => AccessDecision,
): AccessDecision {
  const decision = decided(found);
  if (found.underEach === undefined || !isUnknown(decision.allowed)) return decision;
  const underEach = found.underEach.map(({ policy, outcomes }) => ({ policy, allowed: decided(outcomes).allowed }));
  return { ...decision, underEach };
}

/** A Deny for an account also denies its principals. */
function outcomesOf(statements: readonly Statement[], request: Request, encoder: Encoder): ResourceOutcomes {
  if (statements.length === 0) return NO_STATEMENTS;
  const applying = statements.flatMap((statement) => {
    const match = principalMatch(statement, request, encoder);
    const answer = match === 'nobody' ? false : appliesTo(statement, request, encoder, true);
    return answer === false ? [] : [{ statement, match, answer }];
  });
  if (applying.length === 0) return NO_STATEMENTS;
  const outcomeFor = (...wanted: readonly PrincipalMatch[]): StatementOutcome => collect(
    applying.map(({ statement, match, answer }) => {
      const deniesAccount = match === 'account' && statement.effect === 'Deny';
      const isMatch = isUnknown(match) ? match : wanted.includes(match) || deniesAccount;
      return { statement, answer: and(isMatch, answer) };
    }),
  );
  return {
    principal: outcomeFor('principal', 'everyone'), everyone: outcomeFor('everyone'), account: outcomeFor('account'),
  };
}

interface StatementAnswer {
  readonly statement: Statement;
  readonly answer: Known<boolean>;
}

function collect(answers: readonly StatementAnswer[]): StatementOutcome {
  const [allow, deny]: [Known<boolean>[], Known<boolean>[]] = [[], []];
  const [allowing, denying] = [new Set<Resource>(), new Set<Resource>()];
  for (const { statement, answer } of answers) {
    if (answer === false) continue;
    (statement.effect === 'Deny' ? deny : allow).push(answer);
    if (answer === true) (statement.effect === 'Deny' ? denying : allowing).add(statement.from);
  }
  return { allow: anyOf(allow), deny: anyOf(deny), allowing: [...allowing], denying: [...denying] };
}

function principalMatch(statement: Statement, request: Request, encoder: Encoder): PrincipalMatch {
  if (statement.effect === 'opaque') return 'principal';
  if (statement.notPrincipals === undefined) return matchPrincipal(statement.principals, request, encoder);
  const excepted = matchPrincipal(statement.notPrincipals, request, encoder);
  if (excepted === 'nobody') return 'everyone';
  // An exception from a Deny has to name the role's account and session as well.
  const isExcepted = excepted === 'everyone' || (excepted === 'principal' && !deniesRole(statement, request));
  return isExcepted ? 'nobody' : unknown('a statement with NotPrincipal');
}

function deniesRole({ effect }: Statement, { principal }: Request): boolean {
  return effect === 'Deny' && principal.role !== undefined;
}

function appliesTo(statement: Statement, request: Request, encoder: Encoder, ofResource: boolean): Known<boolean> {
  if (statement.effect === 'opaque') return unknown(statement.maybe ?? 'a statement that cannot be read');
  const action = includesAction(statement, request.action);
  if (action === false) return false;
  const resource = includesResource(statement, request, encoder, ofResource);
  if (resource === false) return false;
  return and(action, resource, conditionsHold(statement, request, encoder), exists(statement, request));
}

/** A policy or a statement may exist only under a condition. */
function exists({ from, maybe }: Statement, { trueConditions }: Request): Known<boolean> {
  if (maybe !== undefined) return unknown(maybe);
  const condition = conditionOf(from);
  const isCertain = condition === undefined || trueConditions.has(condition);
  return isCertain || unknown(`${clip(from.logicalId)}, which a condition decides on`);
}
