/** A URL asks for two permissions: to use the URL, and to invoke the function by it. */
import { Change } from './change';
import { defineRule } from './define-rule';
import { InvokePermission } from '../model/access';
import { isUnknown, Known } from '../model/unknown';
import { qualifierName } from './support/async-lanes';
import { add } from './support/changes';
import { grouped } from './support/grouped';
import { invokedArn } from './support/invoked';
import { any, is, judge, not, place } from './support/judge';
import { Lookup } from './support/lookup';
import { settingOf } from './support/settings';
import { isUrl } from './support/urls';
import { Delivery } from '../model/delivery-graph';

const ACTIONS = ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'] as const;
const NARROWED_BY = { 'lambda:InvokeFunctionUrl': 'FunctionUrlAuthType', 'lambda:InvokeFunction': 'InvokedViaFunctionUrl true' } as const;

export const functionUrlHasBothPermissions = defineRule({
  id: 'function-url-has-both-permissions',
  severity: 'error',
  why: 'Since October 2025 a URL refuses every call unless both InvokeFunctionUrl and InvokeFunction are allowed.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  check: (app) => {
    const permissions = grouped(app.permissions, keyOf);
    return app.deliveries.filter(isUrl).flatMap((delivery) => {
      const given = (permissions.get(keyOf(delivery)) ?? []).filter(({ principal }) => is(principal, isService) !== true);
      return ACTIONS.flatMap((action) => {
        const other = ACTIONS.find((one) => one !== action) ?? action;
        const lonely = given.find((permission) => allows(permission, action) === true && isForUrl(permission));
        return lonely === undefined ? [] : judge(
          place([lonely, 'Action']),
          not(any(...given.map((permission) => allows(permission, other)))),
          () => ({
            fact: `${action} is allowed for the function's URL (${qualifierName(delivery.target)}), and ${other} is not`,
            consequence: 'The URL answers every call with 403',
            fix: `Add an AWS::Lambda::Permission with Action ${other}, for the same Principal and with ${NARROWED_BY[other]}`,
            changes: withOther(app, delivery, lonely, other),
          }),
        );
      });
    });
  },
});

function withOther(app: Lookup, url: Delivery, { declaredAt, principal, sourceAccount }: InvokePermission, action: string): readonly Change[] {
  const functionName = invokedArn(app, url.target);
  const authType = settingOf(url, 'AuthType')?.value;
  // Who is hidden, or limited further, is not let in by another permission.
  const isPlain = !isUnknown(principal) && !principal.includes('${') && sourceAccount === 'none';
  if (functionName === undefined || !isPlain || typeof authType !== 'string') return [];
  return [add(declaredAt, 'OfUrl', 'AWS::Lambda::Permission', {
    Action: action,
    FunctionName: functionName,
    Principal: principal,
    ...(action === 'lambda:InvokeFunction' ? { InvokedViaFunctionUrl: true } : { FunctionUrlAuthType: authType }),
  })];
}

/** A service that may invoke the function comes by another way than its URL. */
function isService(principal: string): boolean {
  return principal.endsWith('.amazonaws.com');
}

function isForUrl({ viaUrl, urlAuthType, action }: InvokePermission): boolean {
  return viaUrl === true || urlAuthType !== 'none' || action === ACTIONS[0];
}

function allows({ action }: InvokePermission, wanted: string): Known<boolean> {
  return is(action, (text) => text === wanted || (text.endsWith('*') && wanted.startsWith(text.slice(0, -1))));
}

function keyOf({ target: { function: id, qualifier, through } }: Pick<InvokePermission, 'target'>): string {
  return JSON.stringify([id, isUnknown(qualifier) ? through : qualifier]);
}
