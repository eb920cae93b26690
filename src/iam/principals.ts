/**
 * Matches the principals of a resource policy's statement. The root of an account stands for the account: an Allow
 * leaves the decision to the account's own policies, and a Deny applies to everybody in it.
 */
import { memo } from '../model/collections';
import { isUnknown, Known, unknown } from '../model/known';
import { entriesOf } from '../template/json';
import { Stack } from '../template/stack';
import { Fields, Resolved } from '../template/value/resolved';
import { partsOf, render } from '../template/value/text';
import { clip } from '../text/clip';
import { Encoder } from './encoder';
import { itemsOf } from './items';
import { covers, surely } from './match';
import { Request } from './request';
import { symbolsOf, UNKNOWN_SPAN, literalText, SymbolicArn } from './symbolic-arn';

export type PrincipalMatch = Known<'principal' | 'account' | 'nobody'>;

export function matchPrincipal(principals: Resolved | undefined, request: Request, encoder: Encoder): PrincipalMatch {
  if (principals === undefined) return unknown('a statement without a principal');
  if (principals.is === 'scalar') return principals.value === '*' ? 'principal' : 'nobody';
  if (principals.is !== 'fields') return unknown(`the principal ${clip(render(partsOf(principals)))}`);
  const { principal, stack } = request;
  if (principal.service === undefined) return matchAmong(principals, request, encoder);
  const answers = memo(services, principals, () => new Map<string, PrincipalMatch>());
  const key = JSON.stringify([principal.service, stack.name]);
  return memo(answers, key, () => matchAmong(principals, request, encoder));
}

/** A function with many callers has many permissions, which are all matched with the same few services. */
const services = new WeakMap<Fields, Map<string, PrincipalMatch>>();

function matchAmong({ raw, stack }: Fields, request: Request, encoder: Encoder): PrincipalMatch {
  const found = entriesOf(raw).flatMap(([kind, values]) => itemsOf(values, stack).map(({ value, maybe }) => {
    const match = matchOne(kind, value, stack, request, encoder);
    return maybe === undefined || match === 'nobody' ? match : unknown(maybe);
  }));
  if (found.includes('principal')) return 'principal';
  return found.includes('account') ? 'account' : found.find((match) => match !== 'nobody') ?? 'nobody';
}

function matchOne(kind: string, value: Resolved, stack: Stack, request: Request, encoder: Encoder): PrincipalMatch {
  const written = encoder.text(value, stack);
  const hidden = unknown(`the principal ${clip(render(partsOf(value)))}`);
  if (kind.startsWith('Fn::') || value.is === 'hidden') return hidden;
  if (covers(symbolsOf('*'), written) === true && (kind === 'AWS' || kind === 'Service')) return 'principal';
  if (kind === 'Service') {
    const { service } = request.principal;
    return service === undefined ? 'nobody' : fromAnswer(isService(written, service, request, encoder), hidden);
  }
  if (kind !== 'AWS' || request.principal.role === undefined) return 'nobody';
  const { role, account } = request.principal;
  if (!mayBeAccountOrArn(literalText(written))) return 'nobody';
  if (written.length === account.length && covers(written, account) === true) return 'account';
  const root = encoder.arn('iam', request.stack, symbolsOf('root'), { noRegion: true });
  if (covers(written, root) === true) return 'account';
  const isRole = covers(written, role.arn);
  if (isRole !== false) return fromAnswer(isRole, hidden);
  const mayMatch = written.includes(UNKNOWN_SPAN)
    || isUnknown(covers(written, root))
    || isUnknown(covers(written, account));
  return mayMatch ? hidden : 'nobody';
}

/** The principal of a permission may be a service, which is neither an account nor an ARN. */
function mayBeAccountOrArn(text: string | undefined): boolean {
  return text === undefined || /^(?:arn:|\d{12}$)/.test(text);
}

function fromAnswer(answer: Known<boolean>, hidden: PrincipalMatch): PrincipalMatch {
  if (isUnknown(answer)) return hidden;
  return answer ? 'principal' : 'nobody';
}

/** `logs.eu-west-1.amazonaws.com` is `logs.amazonaws.com` in one Region. */
function isService(written: SymbolicArn, service: string, { stack }: Request, encoder: Encoder): Known<boolean> {
  const exact = covers(written, symbolsOf(service));
  if (exact !== false) return exact;
  const [name] = service.split('.');
  const { region, suffix } = encoder.here(stack);
  const dot = symbolsOf('.');
  const global = [...symbolsOf(name), ...dot, ...suffix];
  const regional = [...symbolsOf(name), ...dot, ...region, ...dot, ...suffix];
  return [global, regional].some((principal) => surely(written, principal) === true);
}
