/** Lambda writes failed events as the function's own role; what the role may not do is not done, and nobody is told. */
import { defineRule } from './kit/define-rule';
import { joinWithAnd } from './kit/wording';
import { setsProperty } from './queries/hidden-sources';
import { MissingInvokePermission, missingPermissions } from './queries/missing-permissions';
import { permissionChanges, rolePermissionChanges, permissionFix } from './remedies/grants';

export const roleMayDeliver = defineRule({
  id: 'role-may-deliver',
  severity: 'error',
  why: 'Without the permission the record of a failed event is dropped, or the setting is refused at deployment.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  hidden: { target: (delivery) => setsProperty(delivery, 'DestinationConfig') },
  check: (app) => missingPermissions(app, 'deliver', (missing: MissingInvokePermission) => ({
    fact: `The execution role may not ${joinWithAnd(missing.actions)} on ${missing.on}, which is set here`,
    consequence: 'Lambda delivers as that role: the setting is refused, or what fails is dropped and lost without a trace',
    fix: permissionFix(missing, permissionChanges(missing)),
    changes: rolePermissionChanges(app, missing),
  })),
});
