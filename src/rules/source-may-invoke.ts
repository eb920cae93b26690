/** A service that pushes needs the function's leave, for exactly the qualifier that it invokes. */
import { isUnknown } from '../model/known';
import { defineRule } from './kit/define-rule';
import { joinWithAnd } from './kit/wording';
import { qualifierName } from './queries/async-qualifiers';
import { callersOf } from './queries/callers';
import { MissingInvokePermission, missingPermissions } from './queries/missing-permissions';
import { permissionChanges, rolePermissionChanges, permissionFix } from './remedies/grants';
import { addInvokePermission } from './remedies/invoke-permission';

export const sourceMayInvoke = defineRule({
  id: 'source-may-invoke',
  severity: 'error',
  why: 'Without a permission for the qualifier that is named no event arrives, and most services do not try again.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  hidden: { link: () => true },
  check: (app) => missingPermissions(app, 'invoke', (missing: MissingInvokePermission) => {
    const { delivery, by, on, actions, source } = missing;
    const qualifier = qualifierName(delivery.target);
    const ofWhom = qualifier === '$LATEST' ? 'of the function' : `of ${qualifier}`;
    return {
      fact: `${callersOf(app, [delivery])} may not ${joinWithAnd(actions)} on ${on} (${qualifier})${source === undefined ? '' : ` for ${source}`}`,
      consequence: 'Every event is refused before the function sees it, and lost unless the service has a dead-letter queue',
      fix: permissionFix(missing, by.kind === 'service'
        ? `Add an AWS::Lambda::Permission for ${by.service} with FunctionName ${ofWhom} and SourceArn${source === undefined ? '' : ` ${source}`}`
        : permissionChanges(missing)),
      changes: by.kind === 'service' ? addInvokePermission(app, missing) : rolePermissionChanges(app, missing),
    };
    // A permission that hides its function may be the one that is missing.
  }, app.permissions.map(({ target }) => target.function).find(isUnknown)),
});
