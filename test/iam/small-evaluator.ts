/**
 * A small evaluator of IAM for tests, written apart from the product's: concrete texts only, regular expressions for patterns, every key of the
 * request known or absent.
 */
import { Json } from '../template/app-of';

export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface SmallStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions?: true;
  readonly resources: readonly string[];
  readonly notResources?: true;
  readonly principal?: { readonly kind: 'AWS' | 'Service' | 'everyone'; readonly name: string };
  readonly conditions: readonly Condition[];
}

export interface SmallRequest {
  readonly action: string;
  readonly resource: string;
  readonly owner: string;
  /** A role with its account, or a service. */
  readonly role?: { readonly arn: string; readonly account: string };
  readonly service?: string;
  /** By key in lower case. What is not here is absent. */
  readonly keys: Readonly<Record<string, string>>;
}

export function asJson({ effect, actions, notActions, resources, notResources, principal, conditions }: SmallStatement): Json {
  const condition: Record<string, Record<string, unknown>> = {};
  for (const { operator, key, values } of conditions) {
    condition[operator] = { ...condition[operator], [key]: values.length === 1 ? values[0] : values };
  }
  return {
    Effect: effect,
    [notActions ? 'NotAction' : 'Action']: actions,
    [notResources ? 'NotResource' : 'Resource']: resources,
    ...(principal === undefined ? {} : { Principal: principal.kind === 'everyone' ? '*' : { [principal.kind]: principal.name } }),
    ...(conditions.length === 0 ? {} : { Condition: condition }),
  };
}

const quoted = (text: string): string => text.replace(/[.+^${}()|[\]\\]/g, '\\$&');
const glob = (pattern: string): RegExp => new RegExp(`^${quoted(pattern).replace(/\*/g, '[^]*').replace(/\?/g, '[^]')}$`);
const arnGlob = (pattern: string, text: string): boolean => {
  const cut = (arn: string): string[] => [...arn.split(':').slice(0, 5), arn.split(':').slice(5).join(':')];
  const facts = cut(text);
  return cut(pattern).every((piece, i) => glob(piece).test(facts[i]));
};

const filled = (value: string, keys: SmallRequest['keys']): string => value.replace(
  /\$\{([^},]+)(?:, '([^']*)')?\}/g, (_, key: string, fallback?: string) => keys[key.toLowerCase()] ?? fallback ?? '(nothing)',
);

function holds({ operator, key, values }: Condition, keys: SmallRequest['keys']): boolean {
  const fact = keys[key.toLowerCase()];
  const [, set = '', rest] = /^(?:(For\w+):)?(.+)$/.exec(operator)!;
  const ifExists = rest.endsWith('IfExists');
  const name = rest.replace(/IfExists$/, '');
  const isNegated = name.includes('Not');
  if (name === 'Null') return (values[0] === 'true') === (fact === undefined);
  if (fact === undefined) return set === 'ForAllValues' || (set === '' && (ifExists || isNegated));
  const isSame = values.some((written) => {
    const value = filled(written, keys);
    switch (name.replace('Not', '')) {
      case 'StringLike': return glob(value).test(fact);
      case 'ArnLike': return arnGlob(value, fact);
      case 'StringEqualsIgnoreCase':
      case 'Bool': return value.toLowerCase() === fact.toLowerCase();
      default: return value === fact;
    }
  });
  return isSame !== isNegated;
}

type Whom = 'principal' | 'everyone' | 'account' | 'nobody';

function whom({ principal }: SmallStatement, { role, service }: SmallRequest): Whom {
  if (principal === undefined) return 'principal';
  if (principal.kind === 'everyone') return 'everyone';
  if (principal.kind === 'Service') return principal.name === service ? 'principal' : 'nobody';
  if (role === undefined) return 'nobody';
  if (principal.name === role.arn) return 'principal';
  return principal.name === role.account || principal.name === `arn:aws:iam::${role.account}:root` ? 'account' : 'nobody';
}

function applies(statement: SmallStatement, { action, resource, keys }: SmallRequest): boolean {
  const { actions, notActions = false, resources, notResources = false, conditions } = statement;
  const acts = actions.some((pattern) => glob(pattern.toLowerCase()).test(action.toLowerCase()));
  const covers = resources.some((pattern) => glob(filled(pattern, keys)).test(resource));
  return acts !== notActions && covers !== notResources && conditions.every((condition) => holds(condition, keys));
}

export interface Policies {
  readonly identity: readonly SmallStatement[];
  readonly boundary?: readonly SmallStatement[];
  readonly resource: readonly SmallStatement[];
}

/** `open` where AWS's documentation does not say: a resource allows everyone, and a boundary does not. */
export function judge({ identity, boundary, resource }: Policies, request: SmallRequest): boolean | 'open' {
  const matching = (list: readonly SmallStatement[], effect: string, ...who: readonly Whom[]): boolean =>
    list.some((one) => one.effect === effect && who.includes(whom(one, request)) && applies(one, request));
  const anyone: readonly Whom[] = ['principal', 'everyone', 'account'];
  if (matching(resource, 'Deny', ...anyone)) return false;
  if (request.role === undefined) return matching(resource, 'Allow', 'principal', 'everyone');
  if ([identity, boundary ?? []].some((list) => matching(list, 'Deny', 'principal'))) return false;
  const byRole = matching(identity, 'Allow', 'principal');
  const byResource = matching(resource, 'Allow', 'principal', 'everyone');
  const crosses = request.owner !== request.role.account;
  const allowed = crosses ? byRole && matching(resource, 'Allow', ...anyone) : byRole || byResource;
  if (!allowed || boundary === undefined || matching(boundary, 'Allow', 'principal')) return allowed;
  return matching(resource, 'Allow', 'everyone') ? 'open' : false;
}
