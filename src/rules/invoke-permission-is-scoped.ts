/** A permission for a whole service is one for everybody who uses that service, in every account. */
import { InvokePermission } from '../model/access';
import { and, isUnknown, Known, map, not } from '../model/known';
import { Target } from '../model/target';
import { TemplateValue } from './kit/change';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { formatValue } from './kit/wording';
import { CANNOT_NAME_SOURCE, OWN_ACCOUNT, sourceArnOf } from './remedies/invoke-permission';

/** `s3.amazonaws.com`; the domain may be left to deployment. */
const SERVICE = /^([a-z0-9.-]+)\.(?:amazonaws\.com(?:\.cn)?|\$\{AWS::URLSuffix\})$/;

export const invokePermissionIsScoped = defineRule({
  id: 'invoke-permission-is-scoped',
  severity: 'warning',
  why: 'Without SourceArn anybody\'s resource of that service may invoke the function; a bucket\'s ARN alone does not say whose it is.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
  check: (app) => app.permissions.filter(({ viaUrl, urlAuthType }) => viaUrl === false && urlAuthType === 'none').flatMap((permission) => {
    const noSource = not(permission.ofSource);
    const noAccount = map(permission.sourceAccount, (account) => account === 'none');
    return [
      ...report(location([permission, 'SourceArn']), and(isService(permission, (name) => !CANNOT_NAME_SOURCE.includes(name)), noSource, noAccount), () => {
        const arn = onlySource(app, permission);
        return {
          fact: `${formatValue(permission.principal)} may invoke the function for any source: there is no SourceArn`,
          consequence: 'Whoever uses that service, in any account, can have it invoke the function',
          fix: arn === undefined
            ? 'Set SourceAccount, to { "Ref": "AWS::AccountId" } where the source is of this account, or SourceArn to the resource that invokes, where its ARN is known before it is made'
            : 'Set SourceArn to the resource that invokes',
          changes: arn === undefined ? setValue(permission, 'SourceAccount', OWN_ACCOUNT) : setValue(permission, 'SourceArn', arn),
        };
      }),
      ...report(location([permission, 'SourceAccount']), and(isService(permission, (name) => name === 's3'), not(noSource), noAccount), () => ({
        fact: 'A bucket may invoke the function, and there is no SourceAccount: its ARN does not name the account',
        consequence: 'Once the bucket is deleted, whoever takes its name can invoke the function',
        fix: 'Set SourceAccount to the account of the bucket, such as { "Ref": "AWS::AccountId" }',
        changes: setValue(permission, 'SourceAccount', OWN_ACCOUNT),
      })),
    ];
  }),
});

function isService({ principal }: InvokePermission, isMeant: (name: string) => boolean): Known<boolean> {
  return map(principal, (text) => {
    const name = SERVICE.exec(text)?.[1];
    return name !== undefined && isMeant(name);
  });
}

/** Where one source of the service invokes this qualifier and can be named, that one. */
function onlySource(app: GraphIndex, { principal, target }: InvokePermission): TemplateValue | undefined {
  // Of a hidden caller no edit is proposed.
  const services = isUnknown(principal) ? undefined : SERVICE.exec(principal)?.[1];
  const meant = app.to(target.function).filter((delivery) => delivery.source.service === services && sameQualifier(delivery.target, target));
  const sources = new Map(meant.map((delivery) => [JSON.stringify(delivery.source.node), delivery]));
  const [only] = sources.values();
  const at = only?.pushTarget?.declaredAt ?? only?.declaredAt;
  return sources.size !== 1 || at === undefined ? undefined : sourceArnOf(app, only, at);
}

function sameQualifier(one: Target, other: Target): boolean {
  return JSON.stringify([one.qualifier, one.through]) === JSON.stringify([other.qualifier, other.through]);
}
