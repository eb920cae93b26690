/** A URL asks for two permissions: to use the URL, and to invoke the function by it. */
import { InvokePermission } from '../model/access';
import { groupBy } from '../model/collections';
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, Known, map, not, or, Unknown, unknown } from '../model/known';
import { Change, TemplateValue, CopiedProperty } from './kit/change';
import { addResource } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location, untold } from './kit/report';
import { settingOf } from './kit/settings';
import { formatValue } from './kit/wording';
import { qualifierName } from './queries/async-qualifiers';
import { isUrl } from './queries/function-urls';
import { invokedArn } from './queries/invoked-function';

const ACTIONS = ['lambda:InvokeFunctionUrl', 'lambda:InvokeFunction'] as const;
const EVERYBODY = '*';
const WHOSE = ['Principal', 'PrincipalOrgID', 'SourceArn', 'SourceAccount'] as const;
const NARROWED_BY = { 'lambda:InvokeFunctionUrl': 'FunctionUrlAuthType', 'lambda:InvokeFunction': 'InvokedViaFunctionUrl true' } as const;

export const functionUrlHasBothPermissions = defineRule({
  id: 'function-url-has-both-permissions',
  severity: 'error',
  why: 'Since October 2025 a URL refuses every call unless both InvokeFunctionUrl and InvokeFunction are allowed.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  hidden: { target: isUrl },
  check: (app) => {
    const permissions = groupBy(app.permissions, keyOf);
    // Permissions of hidden functions are told, and make the others doubtful.
    const strangers = app.permissions.filter(({ target }) => isUnknown(target.function));
    const urls = app.deliveries.filter(isUrl);
    const mayBeForUrl = urls.length === 0 ? [] : strangers.filter((one) => isForUrl(one) !== false);
    const told = mayBeForUrl.flatMap((one) => untold(location([one, 'FunctionName']), one.target.function));
    return [...told, ...urls.flatMap((delivery) => {
      const { qualifier, through } = delivery.target;
      if (isUnknown(qualifier) && through === undefined) return untold(location([delivery, 'Qualifier']), qualifier);
      const given = permissions.get(keyOf(delivery)) ?? [];
      return [...groupBy(given, callerOf).values()].flatMap((own) => ACTIONS.flatMap((action) => {
        const other = ACTIONS.find((one) => one !== action) ?? action;
        const isMeant = (one: InvokePermission): Known<boolean> => and(allows(one, action), isForUrl(one));
        const lonely = own.find((one) => isMeant(one) === true) ?? own.find((one) => isMeant(one) !== false);
        // A hidden caller may be this one: the condition tells it.
        const forSame = [...own, ...given.filter(({ principal }) => principal === EVERYBODY || isUnknown(principal))];
        return lonely === undefined ? [] : report(
          location([lonely, 'Action']),
          and(
            isMeant(lonely),
            not(or(...forSame.map((one) => and(allows(one, other), isUnknown(one.principal) ? one.principal : true)))),
            hasNoPolicies(lonely, other),
            // A permission whose function is hidden may be the other one.
            strangers.find((one) => allows(one, other) !== false)?.target.function as Unknown | undefined ?? true,
          ),
          () => ({
            fact: `${action} is allowed for the function's URL (${qualifierName(delivery.target)}), and ${other} is not`,
            consequence: lonely.principal === EVERYBODY ? 'The URL answers every call with 403' : `The URL answers every call of ${formatValue(lonely.principal)} with 403`,
            fix: `Add an AWS::Lambda::Permission with Action ${other}, for the same Principal and with ${NARROWED_BY[other]}`,
            changes: withOther(app, delivery, lonely, other),
          }),
        );
      }));
    })];
  },
});

/** For the same caller, and limited as far. */
function withOther(app: GraphIndex, url: Delivery, { declaredAt }: InvokePermission, action: string): readonly Change[] {
  const functionName = invokedArn(app, url.target);
  const authType = settingOf(url, 'AuthType')?.value;
  if (functionName === undefined || typeof authType !== 'string') return [];
  return [addResource(declaredAt, 'OfUrl', 'AWS::Lambda::Permission', {
    Action: action,
    FunctionName: functionName,
    ...Object.fromEntries(WHOSE.map((name): [string, TemplateValue] => [name, new CopiedProperty(declaredAt, name)])),
    ...(action === 'lambda:InvokeFunction' ? { InvokedViaFunctionUrl: true } : { FunctionUrlAuthType: authType }),
  })];
}

/** Each service by itself, such as CloudFront, which signs what it asks of a URL; all others together. */
function callerOf({ principal }: InvokePermission): string {
  // Hidden callers stand with all others, and are told by hasNoPolicies.
  return !isUnknown(principal) && isService(principal) ? principal : '';
}

function isService(principal: string): boolean {
  return principal.endsWith('.amazonaws.com');
}

/** A role or user of the same account may have the other action by a policy of its own. */
function hasNoPolicies({ principal }: InvokePermission, action: string): Known<boolean> {
  if (isUnknown(principal)) return principal;
  return principal === EVERYBODY || isService(principal) || unknown(`whether the caller's own policies allow ${action}`);
}

function isForUrl({ viaUrl, urlAuthType, action }: InvokePermission): Known<boolean> {
  return or(viaUrl, urlAuthType !== 'none', map(action, (text) => text === ACTIONS[0]));
}

function allows({ action }: InvokePermission, wanted: string): Known<boolean> {
  return map(action, (text) => text === wanted || (text.endsWith('*') && wanted.startsWith(text.slice(0, -1))));
}

function keyOf({ target: { function: id, qualifier, through } }: Pick<InvokePermission, 'target'>): string {
  // A version is known by its resource; a qualifier that nothing tells is told of the URL.
  return JSON.stringify([id, isUnknown(qualifier) ? through : qualifier]);
}
