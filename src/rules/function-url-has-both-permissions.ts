/** A caller of a function URL needs two permissions: `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction`. */
import { InvokePermission } from '../model/access';
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, Known, map, not, or, Unknown, unknown } from '../model/known';
import { DeclaredAt } from '../model/node';
import { either } from '../text/words';
import { Change, TemplateValue, CopiedProperty } from './kit/change';
import { addResource } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location, undecidedIfUnknown } from './kit/report';
import { settingOf } from './kit/settings';
import { formatValue, prop } from './kit/wording';
import { qualifierName } from './queries/async-qualifiers';
import { isUrl } from './queries/function-urls';
import { invokedArn } from './queries/invoked-function';

const ACTIONS = ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'] as const;
const ANYONE = '*';
const CALLER_PROPERTIES = ['Principal', 'PrincipalOrgID', 'SourceArn', 'SourceAccount'] as const;
const LIMITED_BY = { 'lambda:InvokeFunctionUrl': 'FunctionUrlAuthType', 'lambda:InvokeFunction': 'InvokedViaFunctionUrl true' } as const;

export const functionUrlHasBothPermissions = defineRule({
  id: 'function-url-has-both-permissions',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'Since October 2025 a function URL refuses every call unless both InvokeFunctionUrl and InvokeFunction are allowed.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  hidden: { target: isUrl },
  check: (app) => {
    const permissions = groupBy(app.permissions, keyOf);
    // The function of such a permission is unknown: the rule cannot decide about it, nor about the other permissions.
    const ofUnknown = app.permissions.filter(({ target }) => isUnknown(target.function));
    const urls = app.deliveries.filter(isUrl);
    const mayBeForUrl = urls.length === 0 ? [] : ofUnknown.filter((one) => isForUrl(one) !== false);
    const undecided = mayBeForUrl
      .flatMap((one) => undecidedIfUnknown(location([one, 'FunctionName']), one.target.function));
    return [...undecided, ...urls.flatMap((delivery) => {
      const { qualifier, through } = delivery.target;
      // Without a resource that identifies it, the qualifier may be any.
      if (isUnknown(qualifier) && through === undefined) {
        return undecidedIfUnknown(location([delivery, 'Qualifier']), qualifier);
      }
      const all = permissions.get(keyOf(delivery)) ?? [];
      return [...groupBy(all, callerOf).values()].flatMap((own) => ACTIONS.flatMap((action) => {
        const other = ACTIONS.find((one) => one !== action) ?? action;
        const matches = (one: InvokePermission): Known<boolean> => and(allows(one, action), isForUrl(one));
        const permission = own.find((one) => matches(one) === true) ?? own.find((one) => matches(one) !== false);
        const { statement } = permission ?? {};
        // An unknown caller may be the same one, which the condition covers.
        const ofSameCaller = [...own, ...all.filter(({ principal }) => principal === ANYONE || isUnknown(principal))];
        return permission === undefined ? [] : report(
          location([permission, statement === undefined ? 'Action' : `PolicyDocument.Statement.${statement}.Action`]),
          and(
            matches(permission),
            not(or(...ofSameCaller.map((one) => (
              and(allows(one, other), isUnknown(one.principal) ? one.principal : true)
            )))),
            hasNoPolicies(permission, other),
            // A permission whose function is unknown may be the other one.
            ofUnknown.find((one) => allows(one, other) !== false)?.target.function as Unknown | undefined ?? true,
          ),
          () => ({
            fact: `${action} is allowed for the function's URL (${qualifierName(delivery.target)}), and ${other} is not`,
            consequence: permission.principal === ANYONE
              ? 'The URL answers every call with 403'
              : `The URL answers every call of ${formatValue(permission.principal)} with 403`,
            fix: statement === undefined
              ? `Add ${permissionOf(other)}, for the same principal and with ${prop(LIMITED_BY[other])}`
              : `Add ${other} for the same principal to ${prop('PolicyDocument.Statement')}, with the condition lambda:${LIMITED_BY[other]}`,
            changes: statement === undefined ? addOtherPermission(app, delivery, permission, other) : [],
          }),
        );
      }));
    })];
  },
});

function permissionOf(action: string): string {
  return either(`an AWS::Lambda::Permission with Action ${action}`, `a permission (addPermission) with action ${action}`, 'addPermission');
}

/** Allows the other action for the same caller, with the same limits. */
function addOtherPermission(
  app: GraphIndex, url: Delivery, { declaredAt }: InvokePermission, action: string,
): readonly Change[] {
  const functionName = invokedArn(app, url.target);
  const authType = settingOf(url, 'AuthType')?.value;
  if (functionName === undefined || typeof authType !== 'string') return [];
  return [addResource(declaredAt, 'OfUrl', 'AWS::Lambda::Permission', {
    Action: action,
    FunctionName: functionName,
    ...copyCaller(declaredAt),
    ...(action === 'lambda:InvokeFunction' ? { InvokedViaFunctionUrl: true } : { FunctionUrlAuthType: authType }),
  })];
}

function copyCaller(declaredAt: DeclaredAt): { readonly [name: string]: TemplateValue } {
  return Object.fromEntries(CALLER_PROPERTIES.map((name) => [name, new CopiedProperty(declaredAt, name)]));
}

/** Groups permissions by service, such as CloudFront, which signs its requests. All other callers are one group. */
function callerOf({ principal }: InvokePermission): string {
  // Unknown callers are in the group of all others, and `hasNoPolicies` reports them.
  return !isUnknown(principal) && isService(principal) ? principal : '';
}

function isService(principal: string): boolean {
  return principal.endsWith('.amazonaws.com');
}

/** A policy of a role or user in the same account may allow the other action. */
function hasNoPolicies({ principal }: InvokePermission, action: string): Known<boolean> {
  if (isUnknown(principal)) return principal;
  return principal === ANYONE || isService(principal) || unknown(`whether the caller's own policies allow ${action}`);
}

function isForUrl({ viaUrl, urlAuthType, action }: InvokePermission): Known<boolean> {
  return or(viaUrl, urlAuthType !== 'none', map(action, (text) => text === ACTIONS[0]));
}

function allows({ action }: InvokePermission, wanted: string): Known<boolean> {
  return map(action, (text) => text === wanted || (text.endsWith('*') && wanted.startsWith(text.slice(0, -1))));
}

function keyOf({ target: { function: id, qualifier, through } }: Pick<InvokePermission, 'target'>): string {
  // The resource identifies a version. The rule reports any other unknown qualifier at the URL.
  return JSON.stringify([id, isUnknown(qualifier) ? through : qualifier]);
}
