/** A permission for a whole service allows every user of that service, in every account, to invoke the function. */
import { InvokePermission } from '../model/access';
import { and, isUnknown, Known, map, not } from '../model/known';
import { Target } from '../model/target';
import { either } from '../text/words';
import { TemplateValue } from './kit/change';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { formatValue, prop } from './kit/wording';
import { CANNOT_NAME_SOURCE, OWN_ACCOUNT, sourceArnOf } from './remedies/invoke-permission';

/** `s3.amazonaws.com`; the domain may be `${AWS::URLSuffix}`. */
const SERVICE = /^([a-z0-9.-]+)\.(?:amazonaws\.com(?:\.cn)?|\$\{AWS::URLSuffix\})$/;

/** The account of the stack, as a value. */
const THIS_ACCOUNT = either('{ "Ref": "AWS::AccountId" }', 'Aws.ACCOUNT_ID');

export const invokePermissionIsScoped = defineRule({
  id: 'invoke-permission-is-scoped',
  severity: 'warning',
  harm: 'worth-knowing',
  why: 'Without SourceArn, a resource of that service in any account can invoke the function, and a bucket\'s ARN does not contain its account.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-services.html',
  check: (app) => app.permissions.flatMap((permission) => {
    const isForService = and(not(permission.viaUrl), map(permission.urlAuthType, (type) => type === 'none'));
    const noSource = not(permission.ofSource);
    const scope = scopeOf(permission);
    const noAccount = map(permission.sourceAccount, (account) => account === 'none');
    const at = { arn: location([permission, scope.arn.place]), account: location([permission, scope.account.place]) };
    return [
      ...report(at.arn, and(mayNameSource(permission), isForService, noSource, noAccount), () => {
        const arn = onlySource(app, permission);
        return {
          fact: `${formatValue(permission.principal)} may invoke the function on behalf of any source, `
            + `because there is no ${scope.arn.missing}`,
          consequence: 'Every user of that service, in any account, can make it invoke the function',
          fix: arn === undefined
            ? `Set ${scope.account.name}, to ${THIS_ACCOUNT} if the source is in this account, or set ${scope.arn.name} to the resource that `
              + 'invokes the function, if its ARN is known before it is created'
            : `Set ${scope.arn.name} to the resource that invokes the function`,
          changes: arn === undefined
            ? setValue(permission, scope.account.property, OWN_ACCOUNT)
            : setValue(permission, scope.arn.property, arn),
        };
      }),
      ...report(at.account, and(isBucket(permission), isForService, not(noSource), noAccount), () => ({
        fact: `A bucket may invoke the function, and there is no ${scope.account.missing}: the ARN of a bucket does not contain the account`,
        consequence: 'After the bucket is deleted, anyone who creates a bucket with its name can invoke the function',
        fix: `Set ${scope.account.name} to the account of the bucket, such as ${THIS_ACCOUNT}`,
        changes: setValue(permission, scope.account.property, OWN_ACCOUNT),
      })),
    ];
  }),
});

/** Where a limit is or has to be, and its name in messages. */
interface Limit {
  readonly name: string;
  readonly missing: string;
  readonly property: string;
  /** Where a missing one is reported. */
  readonly place: string;
}

/** The properties of a permission; the conditions of a statement. */
function scopeOf({ statement }: InvokePermission): { readonly arn: Limit; readonly account: Limit } {
  const own = (name: string): Limit => ({ name: prop(name), missing: prop(name), property: name, place: name });
  if (statement === undefined) return { arn: own('SourceArn'), account: own('SourceAccount') };
  const place = `PolicyDocument.Statement.${statement}.Condition`;
  const condition = (operator: string, key: string): Limit => (
    { name: `${key} in the ${prop('Condition')}`, missing: `condition ${key}`, property: `${place}.${operator}.${key}`, place }
  );
  return { arn: condition('ArnLike', 'AWS:SourceArn'), account: condition('StringEquals', 'AWS:SourceAccount') };
}

function mayNameSource(permission: InvokePermission): Known<boolean> {
  return isService(permission, (name) => !CANNOT_NAME_SOURCE.includes(name));
}

function isBucket(permission: InvokePermission): Known<boolean> {
  return isService(permission, (name) => name === 's3');
}

function isService({ principal }: InvokePermission, matches: (name: string) => boolean): Known<boolean> {
  return map(principal, (text) => {
    const name = SERVICE.exec(text)?.[1];
    return name !== undefined && matches(name);
  });
}

/** The ARN of the source, if exactly one source of the service invokes this qualifier. */
function onlySource(app: GraphIndex, { principal, target }: InvokePermission): TemplateValue | undefined {
  // No change is proposed for an unknown caller.
  const service = isUnknown(principal) ? undefined : SERVICE.exec(principal)?.[1];
  const matching = app.to(target.function)
    .filter((delivery) => delivery.source.service === service && sameQualifier(delivery.target, target));
  const sources = new Map(matching.map((delivery) => [JSON.stringify(delivery.source.node), delivery]));
  const [only] = sources.values();
  const at = only?.pushTarget?.declaredAt ?? only?.declaredAt;
  return sources.size !== 1 || at === undefined ? undefined : sourceArnOf(app, only, at);
}

function sameQualifier(one: Target, other: Target): boolean {
  return JSON.stringify([one.qualifier, one.through]) === JSON.stringify([other.qualifier, other.through]);
}
