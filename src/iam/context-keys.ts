/** What is known of an occasion before it happens: each condition key, in lower case, with the value that the request will have. */
import { Stack } from '../template/stack';
import { Encoder } from './encoder';
import { ContextValue } from './request';
import { chars, splitAtColons, SymbolicArn } from './symbolic-arn';

type Facts = Map<string, ContextValue>;

interface Occasion {
  readonly stack: Stack;
  readonly target: SymbolicArn;
  /** The service on whose behalf a key is used. */
  readonly via?: string;
}

/** AWS speaks TLS of at least this version. */
const TLS = '1.2';

function always({ stack, target, via }: Occasion, encoder: Encoder): Facts {
  const { account, region, suffix } = encoder.here(stack);
  const [, , , targetRegion = [], targetAccount = []] = splitAtColons(target);
  const resourceAccount = targetAccount.length > 0 ? targetAccount : account;
  const dot = chars('.');
  return new Map<string, ContextValue>([
    ['aws:securetransport', chars('true')],
    ['s3:tlsversion', chars(TLS)],
    ['aws:resourceaccount', resourceAccount],
    ['s3:resourceaccount', resourceAccount],
    ['aws:requestedregion', targetRegion.length > 0 ? targetRegion : region],
    ...(via === undefined ? [] : [['kms:viaservice', [...chars(via), ...dot, ...region, ...dot, ...suffix]] as const]),
  ]);
}

/** A role at work for Lambda. */
export function contextOfRole(occasion: Occasion, role: SymbolicArn, encoder: Encoder): ReadonlyMap<string, ContextValue> {
  const { account } = encoder.here(occasion.stack);
  const roleAccount = splitAtColons(role)[4] ?? account;
  return always(occasion, encoder)
    .set('aws:principalarn', role)
    .set('aws:principalaccount', roleAccount)
    .set('kms:calleraccount', roleAccount)
    .set('aws:principalisawsservice', chars('false'));
}

/** A service on behalf of one of the app's resources. */
export function contextOfService(
  occasion: Occasion, service: string, source: SymbolicArn | undefined, sourceAccount: SymbolicArn | undefined, encoder: Encoder,
): ReadonlyMap<string, ContextValue> {
  const facts = always(occasion, encoder)
    .set('aws:principalarn', 'absent')
    .set('aws:principalisawsservice', chars('true'))
    .set('aws:principalservicename', chars(service));
  if (source !== undefined) facts.set('aws:sourcearn', source);
  return sourceAccount === undefined ? facts : facts.set('aws:sourceaccount', sourceAccount).set('aws:sourceowner', sourceAccount);
}
