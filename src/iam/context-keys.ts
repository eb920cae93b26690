/** The condition context of a request, as far as a template predicts it: values by condition key in lower case. */
import { Stack } from '../template/stack';
import { Encoder } from './encoder';
import { ContextValue } from './request';
import { symbolsOf, splitAtColons, SymbolicArn } from './symbolic-arn';

type Context = Map<string, ContextValue>;

interface RequestPlace {
  readonly stack: Stack;
  readonly target: SymbolicArn;
  /** The service on whose behalf a key is used. */
  readonly via?: string;
}

/** The oldest TLS version that AWS accepts. */
const TLS = '1.2';

function always({ stack, target, via }: RequestPlace, encoder: Encoder): Context {
  const { account, region, suffix } = encoder.here(stack);
  const [, , , targetRegion = [], targetAccount = []] = splitAtColons(target);
  const resourceAccount = targetAccount.length > 0 ? targetAccount : account;
  const dot = symbolsOf('.');
  return new Map<string, ContextValue>([
    ['aws:securetransport', symbolsOf('true')],
    ['s3:tlsversion', symbolsOf(TLS)],
    ['aws:resourceaccount', resourceAccount],
    ['s3:resourceaccount', resourceAccount],
    ['aws:requestedregion', targetRegion.length > 0 ? targetRegion : region],
    ...(via === undefined ? [] : [
      ['kms:viaservice', [...symbolsOf(via), ...dot, ...region, ...dot, ...suffix]] as const,
    ]),
  ]);
}

/** The context of a request that Lambda makes with a role. */
export function contextOfRole(
  place: RequestPlace, role: SymbolicArn, encoder: Encoder,
): ReadonlyMap<string, ContextValue> {
  const { account } = encoder.here(place.stack);
  const roleAccount = splitAtColons(role)[4] ?? account;
  return always(place, encoder)
    .set('aws:principalarn', role)
    .set('aws:principalaccount', roleAccount)
    .set('kms:calleraccount', roleAccount)
    .set('aws:principalisawsservice', symbolsOf('false'));
}

/** The context of a request that a service makes for a resource of the app. */
export function contextOfService(
  place: RequestPlace,
  service: string,
  source: SymbolicArn | undefined,
  sourceAccount: SymbolicArn | undefined,
  encoder: Encoder,
): ReadonlyMap<string, ContextValue> {
  const context = always(place, encoder)
    .set('aws:principalarn', 'absent')
    .set('aws:principalisawsservice', symbolsOf('true'))
    .set('aws:principalservicename', symbolsOf(service));
  if (source !== undefined) context.set('aws:sourcearn', source);
  if (sourceAccount === undefined) return context;
  return context.set('aws:sourceaccount', sourceAccount).set('aws:sourceowner', sourceAccount);
}
