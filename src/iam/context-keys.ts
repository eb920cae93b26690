/**
 * The condition context of a request, as far as a template predicts it: values by condition key in lower case. Some
 * keys come only with requests of a service, of one service, or to one service. A request that certainly does not have
 * a key is told apart from a request whose value is not known.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { Stack } from '../template/stack';
import { Encoder } from './encoder';
import { ADDRESS_OF_AWS, ContextKeys, ContextValue } from './request';
import { splitAtColons, SymbolicArn, symbolsOf } from './symbolic-arn';

type Entry = readonly [key: string, value: ContextValue];

interface RequestPlace {
  readonly stack: Stack;
  /** The service that receives the request. */
  readonly service: string;
  readonly target: SymbolicArn;
  readonly resourceAccount: SymbolicArn;
  /** The service on whose behalf a key is used. */
  readonly via?: string;
  /** The names of the aliases that the app gives to the key. */
  readonly aliases?: readonly SymbolicArn[];
}

/** Keys that have one value in every request that AWS makes. */
export const IN_EVERY_REQUEST: ReadonlyMap<string, SymbolicArn> = new Map([['aws:securetransport', symbolsOf('true')]]);
/** The oldest TLS version that AWS accepts. */
const TLS = '1.2';
/** Services whose own condition keys come with requests to them alone. */
const OWN_KEYS: ReadonlySet<string> = new Set([
  'dynamodb', 'events', 'iam', 'kinesis', 'kms', 'logs', 's3', 'scheduler', 'secretsmanager', 'sns', 'sqs',
]);
const OWNER = 'aws:sourceowner';
/** Keys that tell for which resource a service calls. */
const OF_SOURCES: readonly string[] = [
  'aws:sourcearn', 'aws:sourceaccount', OWNER, 'aws:sourceorgid', 'aws:sourceorgpaths',
];
/** A request of a role has none of them. */
const OF_SERVICES: readonly string[] = [
  ...OF_SOURCES, 'aws:principalservicename', 'aws:principalservicenameslist',
];
/** Keys about the principal's account. A request of a service has none of them. */
const OF_PRINCIPALS: readonly string[] = [
  'aws:principalarn', 'aws:principalaccount', 'aws:principalorgid', 'aws:principalorgpaths', 'aws:username',
];
/** Keys of a request that comes through a VPC endpoint, as no request of a service does. */
const OF_ENDPOINTS: readonly string[] = ['aws:sourcevpc', 'aws:sourcevpce', 'aws:vpcsourceip'];
/** Keys of a request that one service makes with the credentials of the caller of another. */
const OF_CHAINS: readonly string[] = ['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast'];
const ALIASES = 'kms:resourcealiases';
const PRINCIPAL_TAG = 'aws:principaltag/';

const absent = (keys: readonly string[]): readonly Entry[] => keys.map((key) => [key, 'absent']);

function always({ stack, service, target, resourceAccount, via }: RequestPlace, encoder: Encoder): readonly Entry[] {
  const { region, suffix } = encoder.here(stack);
  const [, , , targetRegion = []] = splitAtColons(target);
  const dot = symbolsOf('.');
  const usesKey: readonly Entry[] = via === undefined
    ? []
    : [['kms:viaservice', [...symbolsOf(via), ...dot, ...region, ...dot, ...suffix]]];
  return [
    ...IN_EVERY_REQUEST,
    ['aws:resourceaccount', resourceAccount],
    ['aws:requestedregion', targetRegion.length > 0 ? targetRegion : region],
    ...(service === 's3' ? [['s3:tlsversion', symbolsOf(TLS)], ['s3:resourceaccount', resourceAccount]] as const : []),
    ...(service === 'kms' ? usesKey : []),
  ];
}

/** The context of a request that Lambda makes with a role. */
export function contextOfRole(place: RequestPlace, role: SymbolicArn, encoder: Encoder): ContextKeys {
  const account = splitAtColons(role)[4] ?? encoder.here(place.stack).account;
  const direct: readonly Entry[] = place.via === undefined
    ? [['aws:viaawsservice', symbolsOf('false')], ...absent(OF_CHAINS)]
    : [];
  return keysOf(place, [
    ...always(place, encoder),
    ...direct,
    ...absent(OF_SERVICES),
    ['aws:principalarn', role],
    ['aws:principalaccount', account],
    ['aws:principalisawsservice', symbolsOf('false')],
    ['aws:principaltype', symbolsOf('AssumedRole')],
    ['aws:username', 'absent'],
    ...(place.service === 'kms' ? [['kms:calleraccount', account]] as const : []),
  ]);
}

/** The source of a request that a service makes for a resource of the app. */
export interface RequestSource {
  readonly arn?: SymbolicArn;
  readonly account?: SymbolicArn;
}

/** The context of a request that a service makes for a source. */
export function contextOfService(
  place: RequestPlace, principal: string, source: RequestSource, encoder: Encoder,
): ContextKeys {
  return keysOf(place, [
    ...always(place, encoder),
    ...absent([...OF_PRINCIPALS, ...OF_ENDPOINTS]),
    ['aws:sourceip', symbolsOf(ADDRESS_OF_AWS)],
    ['aws:principalisawsservice', symbolsOf('true')],
    ['aws:principalservicename', symbolsOf(principal)],
    ...(hidesSource(place, principal) ? absent(OF_SOURCES) : keysOfSource(source, principal)),
  ], [PRINCIPAL_TAG]);
}

/**
 * EventBridge uses the key of a topic without telling for which rule.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
 */
function hidesSource({ service, via }: RequestPlace, principal: string): boolean {
  return service === 'kms' && via === 'sns' && principal.startsWith('events.');
}

function keysOfSource({ arn, account }: RequestSource, principal: string): readonly Entry[] {
  return [
    ...(arn === undefined ? [] : [['aws:sourcearn', arn]] as const),
    ...(account === undefined ? [] : [['aws:sourceaccount', account]] as const),
    ...ownerKeys(account, principal),
  ];
}

/**
 * The key of the policy that SNS gives a new topic. CloudWatch sends it, EventBridge does not, and of other services AWS
 * documents neither.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 */
function ownerKeys(account: SymbolicArn | undefined, principal: string): readonly Entry[] {
  if (principal.startsWith('events.')) return absent([OWNER]);
  return account === undefined || !principal.startsWith('cloudwatch.') ? [] : [[OWNER, account]];
}

function keysOf(
  { service, aliases = [] }: RequestPlace, entries: readonly Entry[], never: readonly string[] = [],
): ContextKeys {
  const values = new Map(entries);
  const isForeign = (key: string): boolean => {
    const owner = key.slice(0, key.indexOf(':'));
    return (owner !== service && OWN_KEYS.has(owner)) || never.some((prefix) => key.startsWith(prefix));
  };
  return {
    get: (key) => values.get(key) ?? (isForeign(key) ? 'absent' : undefined),
    some: (key) => (key === ALIASES ? aliases : []),
  };
}
