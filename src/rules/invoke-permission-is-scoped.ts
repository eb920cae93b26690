/** A permission for a whole service is one for everybody who uses that service, in every account. */
import { defineRule } from './define-rule';
import { InvokePermission } from '../model/access';
import { Known } from '../model/unknown';
import { all, is, judge, not, place } from './support/judge';
import { say } from './support/words';

/** `s3.amazonaws.com`; the domain may be left to deployment. */
const SERVICE = /^([a-z0-9.-]+)\.(?:amazonaws\.com(?:\.cn)?|\$\{AWS::URLSuffix\})$/;
/** A load balancer's target group cannot exist before the permission, so that the permission cannot name it. */
const CANNOT_NAME_SOURCE: readonly string[] = ['elasticloadbalancing'];

export const invokePermissionIsScoped = defineRule({
  id: 'invoke-permission-is-scoped',
  severity: 'warning',
  why: 'Without SourceArn anybody\'s resource of that service may invoke the function; a bucket\'s ARN alone does not say whose it is.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
  check: (app) => app.permissions.filter(({ viaUrl, urlAuthType }) => viaUrl === false && urlAuthType === 'none').flatMap((permission) => {
    const noSource = is(permission.source, (source) => source === 'none');
    const noAccount = is(permission.sourceAccount, (account) => account === 'none');
    return [
      ...judge(place([permission, 'SourceArn']), all(isService(permission, (name) => !CANNOT_NAME_SOURCE.includes(name)), noSource, noAccount), () => ({
        fact: `${say(permission.principal)} may invoke the function for any source: there is no SourceArn`,
        consequence: 'Whoever uses that service, in any account, can have it invoke the function',
        fix: 'Set SourceArn to the resource that invokes',
      })),
      ...judge(place([permission, 'SourceAccount']), all(isService(permission, (name) => name === 's3'), not(noSource), noAccount), () => ({
        fact: 'A bucket may invoke the function, and there is no SourceAccount: its ARN does not name the account',
        consequence: 'Once the bucket is deleted, whoever takes its name can invoke the function',
        fix: 'Set SourceAccount to the account of the bucket, such as { "Ref": "AWS::AccountId" }',
      })),
    ];
  }),
});

function isService({ principal }: InvokePermission, isMeant: (name: string) => boolean): Known<boolean> {
  return is(principal, (text) => {
    const name = SERVICE.exec(text)?.[1];
    return name !== undefined && isMeant(name);
  });
}
