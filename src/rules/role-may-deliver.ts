/** Lambda writes failed events as the function's own role; what the role may not do is not done, and nobody is told. */
import { defineRule } from './kit/define-rule';
import { joinWithAnd } from './kit/wording';
import { MissingInvokePermission, missingPermissions } from './queries/missing-permissions';
import { allowInPolicyText, rolePermissionChanges, permissionFix } from './remedies/grants';

export const roleMayDeliver = defineRule({
  id: 'role-may-deliver',
  severity: 'error',
  why: 'Without the permission the record of a failed event is dropped, or the setting is refused at deployment.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  check: (app) => missingPermissions(app, 'deliver', (missing: MissingInvokePermission) => ({
    fact: `The execution role may not ${joinWithAnd(missing.actions)} on ${missing.on}, which is set here`,
    consequence: 'Lambda delivers as that role: the setting is refused, or what fails is dropped and lost without a trace',
    fix: permissionFix(missing, allowInPolicyText(missing)),
    changes: rolePermissionChanges(app, missing),
  })),
});
