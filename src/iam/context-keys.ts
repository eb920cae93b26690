/** What is known of an occasion before it happens: each condition key, in lower case, with the value that the request will have. */
import { Stack } from '../template/stack';
import { Encoder } from './encoder';
import { Fact } from './request';
import { chars, cut, Tokens } from './tokens';

type Facts = Map<string, Fact>;

interface Occasion {
  readonly stack: Stack;
  readonly target: Tokens;
  /** The service on whose behalf a key is used. */
  readonly via?: string;
}

/** AWS speaks TLS of at least this version. */
const TLS = '1.2';

function always({ stack, target, via }: Occasion, encoder: Encoder): Facts {
  const { account, region, suffix } = encoder.here(stack);
  const [, , , targetRegion = [], targetAccount = []] = cut(target);
  const resourceAccount = targetAccount.length > 0 ? targetAccount : account;
  const dot = chars('.');
  return new Map<string, Fact>([
    ['aws:securetransport', chars('true')],
    ['s3:tlsversion', chars(TLS)],
    ['aws:resourceaccount', resourceAccount],
    ['s3:resourceaccount', resourceAccount],
    ['aws:requestedregion', targetRegion.length > 0 ? targetRegion : region],
    ...(via === undefined ? [] : [['kms:viaservice', [...chars(via), ...dot, ...region, ...dot, ...suffix]] as const]),
  ]);
}

/** A role at work for Lambda. */
export function factsOfRole(occasion: Occasion, role: Tokens, encoder: Encoder): ReadonlyMap<string, Fact> {
  const { account } = encoder.here(occasion.stack);
  const roleAccount = cut(role)[4] ?? account;
  return always(occasion, encoder)
    .set('aws:principalarn', role)
    .set('aws:principalaccount', roleAccount)
    .set('kms:calleraccount', roleAccount)
    .set('aws:principalisawsservice', chars('false'));
}

/** A service on behalf of one of the app's resources. */
export function factsOfService(
  occasion: Occasion, service: string, source: Tokens | undefined, sourceAccount: Tokens | undefined, encoder: Encoder,
): ReadonlyMap<string, Fact> {
  const facts = always(occasion, encoder)
    .set('aws:principalarn', 'absent')
    .set('aws:principalisawsservice', chars('true'))
    .set('aws:principalservicename', chars(service));
  if (source !== undefined) facts.set('aws:sourcearn', source);
  return sourceAccount === undefined ? facts : facts.set('aws:sourceaccount', sourceAccount).set('aws:sourceowner', sourceAccount);
}
