/**
 * Statements against a request. A statement speaks of it when action, resource, principal, conditions and its own being there all do; each of
 * those may be unknown, and then so is what the statement does.
 */
import { isUnknown, Known, unknown } from '../model/unknown';
import { Resource } from '../template/stack';
import { clipped } from '../text/clip';
import { conditionOf } from './condition-of';
import { conditionsHold } from './conditions';
import { Encoder } from './encoder';
import { covers } from './match';
import { Meant, meantBy } from './principals';
import { Request } from './request';
import { meeting, whichever } from './rivals';
import { Pattern, Statement } from './statement';
import { Tokens } from './tokens';
import { allOf, anyOf, either, Finding, not, NOTHING } from './verdict';

/** What policies of the role say. */
export function identityFinding(statements: readonly Statement[], request: Request, encoder: Encoder): Finding {
  return collect(statements.map((statement) => ({ statement, answer: speaksOf(statement, request, encoder, false) })));
}

interface ResourceFindings {
  readonly asker: Finding;
  readonly account: Finding;
}

/** What policies of the resource say to the asker, and to its account; of rivals the resource keeps one only. */
export function resourceFindings(
  statements: readonly Statement[], rivals: readonly Resource[], request: Request, encoder: Encoder,
): ResourceFindings {
  const meet = rivals.length < 2 ? [] : meeting(rivals, request.given);
  if (meet.length < 2) return findingsOf(statements, request, encoder);
  const own = new Map<Resource, Statement[]>(meet.map((policy) => [policy, []]));
  const others = findingsOf(statements.filter((statement) => own.get(statement.from)?.push(statement) === undefined), request, encoder);
  const each = [...own].map(([policy, said]) => findingsOf(said, { ...request, given: new Set([...request.given, conditionOf(policy) ?? '']) }, encoder));
  return {
    asker: either(whichever(each.map(({ asker }) => asker), meet), others.asker),
    account: either(whichever(each.map(({ account }) => account), meet), others.account),
  };
}

/** Whom an account is denied is denied too. */
function findingsOf(statements: readonly Statement[], request: Request, encoder: Encoder): ResourceFindings {
  if (statements.length === 0) return { asker: NOTHING, account: NOTHING };
  const heard = statements.flatMap((statement) => {
    const meant = meantByStatement(statement, request, encoder);
    const answer = meant === 'nobody' ? false : speaksOf(statement, request, encoder, true);
    return answer === false ? [] : [{ statement, meant, answer }];
  });
  const of = (wanted: 'asker' | 'account'): Finding => collect(heard.map(({ statement, meant, answer }) => {
    const isMeant: Known<boolean> = isUnknown(meant) ? meant : meant === wanted || (meant === 'account' && statement.effect === 'Deny');
    return { statement, answer: allOf([isMeant, answer]) };
  }));
  return { asker: of('asker'), account: of('account') };
}

function collect(answers: readonly { readonly statement: Statement; readonly answer: Known<boolean> }[]): Finding {
  const [allow, deny]: [Known<boolean>[], Known<boolean>[]] = [[], []];
  const [allowing, denying] = [new Set<Resource>(), new Set<Resource>()];
  for (const { statement, answer } of answers) {
    if (answer === false) continue;
    (statement.effect === 'Deny' ? deny : allow).push(answer);
    if (answer === true) (statement.effect === 'Deny' ? denying : allowing).add(statement.from);
  }
  return { allow: anyOf(allow), deny: anyOf(deny), allowing: [...allowing], denying: [...denying] };
}

function meantByStatement(statement: Statement, request: Request, encoder: Encoder): Meant {
  if (statement.effect === 'opaque') return 'asker';
  if (statement.notPrincipals === undefined) return meantBy(statement.principals, request, encoder);
  const excepted = meantBy(statement.notPrincipals, request, encoder);
  return excepted === 'nobody' && statement.effect === 'Deny' ? 'asker' : unknown('a statement with NotPrincipal');
}

function speaksOf(statement: Statement, request: Request, encoder: Encoder, ofResource: boolean): Known<boolean> {
  if (statement.effect === 'opaque') return unknown(statement.maybe ?? 'a statement that cannot be read');
  const action = inScope(statement.actions, statement.notActions, request.action, false);
  if (action === false) return false;
  const resource = inScope(statement.resources, statement.notResources, request.target.tokens, ofResource);
  if (resource === false) return false;
  return allOf([action, resource, conditionsHold(statement.conditions, request, encoder), isThere(statement, request)]);
}

function inScope(
  patterns: readonly Pattern[] | undefined, exceptions: readonly Pattern[] | undefined, tokens: Tokens, absent: boolean,
): Known<boolean> {
  if (patterns !== undefined) return anyCovers(patterns, tokens);
  return exceptions === undefined ? absent : not(anyCovers(exceptions, tokens));
}

function anyCovers(patterns: readonly Pattern[], tokens: Tokens): Known<boolean> {
  let hidden: Known<boolean> = false;
  for (const pattern of patterns) {
    const answer = covers(pattern.tokens, tokens);
    if (answer === true && pattern.maybe === undefined) return true;
    if (answer !== false && hidden === false) hidden = unknown(pattern.maybe ?? pattern.text);
  }
  return hidden;
}

/** A policy that exists only under a condition, and one statement of which the same is said. */
function isThere({ from, maybe }: Statement, { given }: Request): Known<boolean> {
  if (maybe !== undefined) return unknown(maybe);
  const condition = conditionOf(from);
  return condition === undefined || given.has(condition) || unknown(`${clipped(from.logicalId)}, which a condition decides on`);
}
