/** A service that invokes a function needs a permission for exactly the qualifier that it invokes. */
import { isUnknown } from '../model/known';
import { LATEST } from '../resources/function/facts';
import { joinWithAnd } from '../text/lists';
import { markName } from '../text/names';
import { either } from '../text/words';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { describeResource, prop } from './kit/wording';
import { qualifierName } from './queries/async-qualifiers';
import { describeCallers } from './queries/callers';
import { functionPolicyOf } from './queries/function-policies';
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
      consequence: `Lambda refuses every event before the function receives it, and ${delivery.source.kind === 'sync'
        ? 'the caller gets an error'
        : 'the event is lost unless the service has a dead-letter queue'}`,
      fix: permissionFix(missing, by.kind === 'service'
        ? allowService(app, missing, functionName)
        : allowInPolicyText(missing)),
      changes: by.kind === 'service' ? addInvokePermission(app, missing) : permissionChanges(app, missing),
    };
    // A permission with an unknown function may be the missing one.
  }, app.permissions.map(({ target }) => target.function).find(isUnknown)),
});

/** A permission, or a statement where the function has a whole policy, with which a permission must not be mixed. */
function allowService(
  app: GraphIndex, { delivery, by, source }: MissingInvokePermission, functionName: string,
): string {
  const service = by.kind === 'service' ? by.service : 'the service';
  const policy = functionPolicyOf(app, delivery.target);
  const of = source === undefined ? '' : ` ${markName(source)}`;
  return policy === undefined
    ? `${either(
      `Add an AWS::Lambda::Permission for ${service} with FunctionName ${functionName} and SourceArn`,
      `Call addPermission() ${functionName} for ${service} with sourceArn`, 'addPermission', 'sourceArn',
    )}${of}`
    : `Allow ${service} to lambda:InvokeFunction in ${prop('PolicyDocument.Statement')} of ${describeResource(policy.declaredAt)}, with the ARN `
      + `${functionName} as ${prop('Resource')} and AWS:SourceArn${of} in the ${prop('Condition')}`;
}
