/** A service that invokes a function needs a permission for exactly the qualifier that it invokes. */
import { isUnknown } from '../model/known';
import { LATEST } from '../resources/function/facts';
import { joinWithAnd } from '../text/lists';
import { markName } from '../text/names';
import { defineRule } from './kit/define-rule';
import { qualifierName } from './queries/async-qualifiers';
import { describeCallers } from './queries/callers';
import { MissingInvokePermission, missingPermissions } from './queries/missing-permissions';
import { allowInPolicyText, permissionFix, whyRefused } from './remedies/grant-texts';
import { permissionChanges } from './remedies/grants';
import { addInvokePermission } from './remedies/invoke-permission';

export const sourceMayInvoke = defineRule({
  id: 'source-may-invoke',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'Without a permission for the invoked qualifier no event arrives, and most services do not retry.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  hidden: { link: () => true },
  check: (app) => missingPermissions(app, 'invoke', (missing: MissingInvokePermission) => {
    const { delivery, by, on, actions, source } = missing;
    const qualifier = qualifierName(delivery.target);
    const functionName = qualifier === LATEST ? 'of the function' : `of ${qualifier}`;
    return {
      fact: `${describeCallers(app, [delivery])} may not ${joinWithAnd(actions)} on ${on} (${qualifier})${source === undefined ? '' : ` for ${markName(source)}`}${by.kind === 'role' ? whyRefused(missing) : ''}`,
      consequence: 'Lambda refuses every event before the function receives it, and the event is lost unless the service has a dead-letter queue',
      fix: permissionFix(missing, by.kind === 'service'
        ? `Add an AWS::Lambda::Permission for ${by.service} with FunctionName ${functionName} and SourceArn${source === undefined ? '' : ` ${markName(source)}`}`
        : allowInPolicyText(missing)),
      changes: by.kind === 'service' ? addInvokePermission(app, missing) : permissionChanges(app, missing),
    };
    // A permission with an unknown function may be the missing one.
  }, app.permissions.map(({ target }) => target.function).find(isUnknown)),
});
