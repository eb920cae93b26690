/**
 * Matches the principals of a resource policy's statement. The root of an account stands for the account: an Allow
 * leaves the decision to the account's own policies, and a Deny applies to everybody in it. A statement for everyone
 * is told apart, since it names no role.
 */
import { memo } from '../model/collections';
import { isUnknown, Known, unknown } from '../model/known';
import { entriesOf } from '../template/json';
import { Stack } from '../template/stack';
import { Fields, Resolved } from '../template/value/resolved';
import { causeIn, partsOf, render } from '../template/value/text';
import { clip } from '../text/clip';
import { Encoder } from './encoder';
import { itemsOf } from './items';
import { covers } from './match';
import { Request, RolePrincipal } from './request';
import { isService } from './service-principal';
import {
  literalText, SLASH, splitAtColons, startsWith, SymbolicArn, symbolicKey, symbolsOf, UNKNOWN_SPAN,
} from './symbolic-arn';

export type PrincipalMatch = Known<'principal' | 'everyone' | 'account' | 'nobody'>;

export function matchPrincipal(principals: Resolved | undefined, request: Request, encoder: Encoder): PrincipalMatch {
  if (principals === undefined) return unknown('a statement without a principal');
  if (principals.is === 'scalar') return principals.value === '*' ? 'everyone' : 'nobody';
  if (principals.is !== 'fields') {
    return unknown(`the principal ${clip(render(partsOf(principals)))}`, causeIn(principals));
  }
  const { principal, stack } = request;
  if (principal.service === undefined) return matchAmong(principals, request, encoder);
  const answers = memo(services, principals, () => new Map<string, PrincipalMatch>());
  const { service, from = [], to } = principal;
  const key = JSON.stringify([service, symbolicKey(from), symbolicKey(to), stack.name]);
  return memo(answers, key, () => matchAmong(principals, request, encoder));
}

/** The first of these decides. */
const CERTAIN = ['everyone', 'principal', 'account'] as const;

/** A function with many callers has many permissions, which are all matched with the same few services. */
const services = new WeakMap<Fields, Map<string, PrincipalMatch>>();

function matchAmong({ raw, stack }: Fields, request: Request, encoder: Encoder): PrincipalMatch {
  const found = entriesOf(raw).flatMap(([kind, values]) => itemsOf(values, stack).map(({ value, maybe }) => {
    const match = matchOne(kind, value, stack, request, encoder);
    return maybe === undefined || match === 'nobody' ? match : unknown(maybe);
  }));
  const certain = CERTAIN.find((match) => found.includes(match));
  return certain ?? found.find((match) => match !== 'nobody') ?? 'nobody';
}

function matchOne(kind: string, value: Resolved, stack: Stack, request: Request, encoder: Encoder): PrincipalMatch {
  const written = encoder.text(value, stack);
  const hidden = unknown(`the principal ${clip(render(partsOf(value)))}`, causeIn(value));
  if (kind.startsWith('Fn::') || value.is === 'hidden') return hidden;
  const { principal } = request;
  const isAnyone = literalText(written) === '*';
  if (principal.role === undefined) {
    if (isAnyone && (kind === 'AWS' || kind === 'Service')) return 'everyone';
    return kind === 'Service' ? fromAnswer(isService(written, principal, request, encoder), hidden) : 'nobody';
  }
  if (kind === CANONICAL_USER) return CANONICAL_ID.test(literalText(written) ?? '') ? hidden : 'nobody';
  if (kind !== 'AWS') return 'nobody';
  if (isAnyone) return 'everyone';
  return matchRole(written, principal, encoder, hidden);
}

function matchRole(
  written: SymbolicArn, { role, account }: RolePrincipal, encoder: Encoder, hidden: PrincipalMatch,
): PrincipalMatch {
  const text = literalText(written);
  if (text !== undefined && ROLE_ID.test(text)) return hidden;
  if (text !== undefined && !ACCOUNT_OR_ARN.test(text)) return 'nobody';
  if (written.length === account.length && covers(written, account) === true) return 'account';
  const root = rootOf(role.arn);
  if (covers(written, root) === true) return 'account';
  const isRole = encoder.covers(written, role.arn);
  if (isRole !== false) return fromAnswer(isRole, hidden);
  const mayMatch = written.includes(UNKNOWN_SPAN)
    || isUnknown(covers(written, root))
    || isUnknown(covers(written, account))
    || mayBeSession(written, role.arn, encoder);
  return mayMatch ? hidden : 'nobody';
}

/** A role by its unique id, which only deployment knows. */
const ROLE_ID = /^AROA[A-Z0-9]{12,}$/;
/** The principal of a permission may be a service, which is neither an account nor an ARN. */
const ACCOUNT_OR_ARN = /^(?:arn:|\d{12}$)/;
const CANONICAL_USER = 'CanonicalUser';
/** An account by the id that S3 has for it. The origin access identity of a distribution is an attribute. */
const CANONICAL_ID = /^[0-9a-f]{64}$/;

function rootOf(role: SymbolicArn): SymbolicArn {
  const [arn, partition = [], , , account = []] = splitAtColons(role);
  const colon = symbolsOf(':');
  return [...arn, ...colon, ...partition, ...symbolsOf(':iam::'), ...account, ...symbolsOf(':root')];
}

const SESSION = 'assumed-role/';

/** Whether an ARN may be a session of the role. Lambda chooses the names of its sessions. */
function mayBeSession(written: SymbolicArn, role: SymbolicArn, encoder: Encoder): boolean {
  const [, , service = [], , account = [], resource = []] = splitAtColons(written);
  if (literalText(service) !== 'sts' || !startsWith(resource, SESSION)) return false;
  const session = resource.slice(SESSION.length);
  const end = session.indexOf(SLASH);
  const [, , , , roleAccount = [], rolePath = []] = splitAtColons(role);
  return covers(account, roleAccount) !== false
    && encoder.covers(session.slice(0, end < 0 ? undefined : end), nameIn(rolePath)) !== false;
}

/** The name of a role without its path. */
function nameIn(path: SymbolicArn): SymbolicArn {
  return path.slice(path.lastIndexOf(SLASH) + 1);
}

function fromAnswer(answer: Known<boolean>, hidden: PrincipalMatch): PrincipalMatch {
  if (isUnknown(answer)) return hidden;
  return answer ? 'principal' : 'nobody';
}
