/** A URL asks for two permissions: to use the URL, and to invoke the function by it. */
import { defineRule } from './define-rule';
import { InvokePermission } from '../model/access';
import { isUnknown, Known } from '../model/unknown';
import { qualifierName } from './support/async-lanes';
import { grouped } from './support/grouped';
import { any, is, judge, not, place } from './support/judge';
import { isUrl } from './support/urls';

const ACTIONS = ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'] as const;

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
            fix: `Add an AWS::Lambda::Permission with Action ${other}, for the same Principal${other === 'lambda:InvokeFunction' ? ' and with InvokedViaFunctionUrl true' : ' and with FunctionUrlAuthType'}`,
          }),
        );
      });
    });
  },
});

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
