/**
 * Statements against a request. A statement speaks of it when action, resource, principal, conditions and its own being there all do; each of
 * those may be unknown, and then so is what the statement does.
 */
import { groupBy } from '../model/collections';
import { and, anyOf, isUnknown, Known, not, unknown } from '../model/known';
import { Resource } from '../template/stack';
import { clip } from '../text/clip';
import { coexistingPolicies, unanimousOutcome } from './competing-policies';
import { conditionOf } from './condition-of';
import { conditionsHold } from './conditions';
import { combineOutcomes, NO_STATEMENT, StatementOutcome } from './decision';
import { Encoder } from './encoder';
import { covers } from './match';
import { PrincipalMatch, matchPrincipal } from './principals';
import { Request } from './request';
import { StatementPattern, Statement } from './statement';
import { SymbolicArn } from './symbolic-arn';

/** What policies of the role say. */
export function evaluateIdentityPolicies(statements: readonly Statement[], request: Request, encoder: Encoder): StatementOutcome {
  return collect(statements.map((statement) => ({ statement, answer: speaksOf(statement, request, encoder, false) })));
}

interface ResourceFindings {
  readonly principal: StatementOutcome;
  readonly account: StatementOutcome;
}

/** What policies of the resource say to the principal, and to its account; of rivals the resource keeps one only. */
export function evaluateResourcePolicies(
  statements: readonly Statement[], rivals: readonly Resource[], request: Request, encoder: Encoder,
): ResourceFindings {
  const meet = rivals.length < 2 ? [] : coexistingPolicies(rivals, request.trueConditions);
  if (meet.length < 2) return findingsOf(statements, request, encoder);
  const present = new Set(meet);
  const byPolicy = groupBy(statements, ({ from }) => from);
  const others = findingsOf(statements.filter(({ from }) => !present.has(from)), request, encoder);
  const each = meet.map((policy) => {
    const trueConditions = new Set([...request.trueConditions, conditionOf(policy) ?? '']);
    return findingsOf(byPolicy.get(policy) ?? [], { ...request, trueConditions }, encoder);
  });
  return {
    principal: combineOutcomes(unanimousOutcome(each.map(({ principal }) => principal), meet), others.principal),
    account: combineOutcomes(unanimousOutcome(each.map(({ account }) => account), meet), others.account),
  };
}

/** Whom an account is denied is denied too. */
function findingsOf(statements: readonly Statement[], request: Request, encoder: Encoder): ResourceFindings {
  if (statements.length === 0) return { principal: NO_STATEMENT, account: NO_STATEMENT };
  const heard = statements.flatMap((statement) => {
    const meant = meantByStatement(statement, request, encoder);
    const answer = meant === 'nobody' ? false : speaksOf(statement, request, encoder, true);
    return answer === false ? [] : [{ statement, meant, answer }];
  });
  const of = (wanted: 'principal' | 'account'): StatementOutcome => collect(heard.map(({ statement, meant, answer }) => {
    const isMeant: Known<boolean> = isUnknown(meant) ? meant : meant === wanted || (meant === 'account' && statement.effect === 'Deny');
    return { statement, answer: and(isMeant, answer) };
  }));
  return { principal: of('principal'), account: of('account') };
}

function collect(answers: readonly { readonly statement: Statement; readonly answer: Known<boolean> }[]): StatementOutcome {
  const [allow, deny]: [Known<boolean>[], Known<boolean>[]] = [[], []];
  const [allowing, denying] = [new Set<Resource>(), new Set<Resource>()];
  for (const { statement, answer } of answers) {
    if (answer === false) continue;
    (statement.effect === 'Deny' ? deny : allow).push(answer);
    if (answer === true) (statement.effect === 'Deny' ? denying : allowing).add(statement.from);
  }
  return { allow: anyOf(allow), deny: anyOf(deny), allowing: [...allowing], denying: [...denying] };
}

function meantByStatement(statement: Statement, request: Request, encoder: Encoder): PrincipalMatch {
  if (statement.effect === 'opaque') return 'principal';
  if (statement.notPrincipals === undefined) return matchPrincipal(statement.principals, request, encoder);
  const excepted = matchPrincipal(statement.notPrincipals, request, encoder);
  return excepted === 'nobody' && statement.effect === 'Deny' ? 'principal' : unknown('a statement with NotPrincipal');
}

function speaksOf(statement: Statement, request: Request, encoder: Encoder, ofResource: boolean): Known<boolean> {
  if (statement.effect === 'opaque') return unknown(statement.maybe ?? 'a statement that cannot be read');
  const action = inScope(statement.actions, statement.notActions, request.action, false);
  if (action === false) return false;
  const resource = inScope(statement.resources, statement.notResources, request.target.tokens, ofResource);
  if (resource === false) return false;
  return and(action, resource, conditionsHold(statement.conditions, request, encoder), isThere(statement, request));
}

function inScope(
  patterns: readonly StatementPattern[] | undefined, exceptions: readonly StatementPattern[] | undefined, tokens: SymbolicArn, absent: boolean,
): Known<boolean> {
  if (patterns !== undefined) return anyCovers(patterns, tokens);
  return exceptions === undefined ? absent : not(anyCovers(exceptions, tokens));
}

function anyCovers(patterns: readonly StatementPattern[], tokens: SymbolicArn): Known<boolean> {
  let hidden: Known<boolean> = false;
  for (const pattern of patterns) {
    const answer = covers(pattern.tokens, tokens);
    if (answer === true && pattern.maybe === undefined) return true;
    if (answer !== false && hidden === false) hidden = unknown(pattern.maybe ?? pattern.text);
  }
  return hidden;
}

/** A policy that exists only under a condition, and one statement of which the same is said. */
function isThere({ from, maybe }: Statement, { trueConditions }: Request): Known<boolean> {
  if (maybe !== undefined) return unknown(maybe);
  const condition = conditionOf(from);
  return condition === undefined || trueConditions.has(condition) || unknown(`${clip(from.logicalId)}, which a condition decides on`);
}
