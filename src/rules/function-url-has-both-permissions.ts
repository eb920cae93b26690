/** A caller of a function URL needs two permissions: `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction`. */
import { InvokePermission } from '../model/access';
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, Known, map, not, or, unknown } from '../model/known';
import { DeclaredAt } from '../model/node';
import { Change, TemplateValue, CopiedProperty } from './kit/change';
import { addResource } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { settingOf } from './kit/settings';
import { formatValue } from './kit/wording';
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
  why: 'Since October 2025 a function URL refuses every call unless both InvokeFunctionUrl and InvokeFunction are allowed.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  check: (app) => {
    const permissions = groupBy(app.permissions, keyOf);
    return app.deliveries.filter(isUrl).flatMap((delivery) => {
      const all = permissions.get(keyOf(delivery)) ?? [];
      return [...groupBy(all, callerOf).values()].flatMap((own) => ACTIONS.flatMap((action) => {
        const other = ACTIONS.find((one) => one !== action) ?? action;
        const permission = own.find((one) => allows(one, action) === true && isForUrl(one));
        const ofSameCaller = [...own, ...all.filter(({ principal }) => principal === ANYONE)];
        return permission === undefined ? [] : report(
          location([permission, 'Action']),
          and(not(or(...ofSameCaller.map((one) => allows(one, other)))), hasNoPolicies(permission, other)),
          () => ({
            fact: `${action} is allowed for the function's URL (${qualifierName(delivery.target)}), and ${other} is not`,
            consequence: permission.principal === ANYONE
              ? 'The URL answers every call with 403'
              : `The URL answers every call of ${formatValue(permission.principal)} with 403`,
            fix: `Add an AWS::Lambda::Permission with Action ${other}, for the same Principal and with ${LIMITED_BY[other]}`,
            changes: addOtherPermission(app, delivery, permission, other),
          }),
        );
      }));
    });
  },
});

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

function isForUrl({ viaUrl, urlAuthType, action }: InvokePermission): boolean {
  return viaUrl === true || urlAuthType !== 'none' || action === ACTIONS[0];
}

function allows({ action }: InvokePermission, wanted: string): Known<boolean> {
  return map(action, (text) => text === wanted || (text.endsWith('*') && wanted.startsWith(text.slice(0, -1))));
}

function keyOf({ target: { function: id, qualifier, through } }: Pick<InvokePermission, 'target'>): string {
  return JSON.stringify([id, isUnknown(qualifier) ? through : qualifier]);
}
