/** Lambda writes failed events with the function's execution role. Without the permission it drops them, and nothing reports it. */
import { joinWithAnd } from '../text/lists';
import { defineRule } from './kit/define-rule';
import { setsProperty } from './queries/hidden-sources';
import { MissingInvokePermission, missingPermissions } from './queries/missing-permissions';
import { allowInPolicyText, permissionFix, whyRefused } from './remedies/grant-texts';
import { permissionChanges } from './remedies/grants';

export const roleMayDeliver = defineRule({
  id: 'role-may-deliver',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'Without the permission, Lambda drops the record of a failed event, or refuses the setting at deployment.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  hidden: { target: (delivery) => setsProperty(delivery, 'DestinationConfig') },
  check: (app) => missingPermissions(app, 'deliver', (missing: MissingInvokePermission) => ({
    fact: `The execution role may not ${joinWithAnd(missing.actions)} on ${missing.on}, which ${missing.node?.kind === 'key'
      ? 'encrypts the destination that is set here'
      : 'is set here'}${whyRefused(missing)}`,
    consequence: 'Lambda delivers with this role: it refuses the setting, or failed events are lost without a trace',
    fix: permissionFix(missing, allowInPolicyText(missing)),
    changes: permissionChanges(app, missing),
  })),
});
