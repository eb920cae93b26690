/** Lambda writes failed events with the function's execution role. Without the permission it drops them, and nothing reports it. */
import { Known } from '../model/known';
import { NodeId } from '../model/node';
import { joinWithAnd } from '../text/lists';
import { defineRule } from './kit/define-rule';
import { setsProperty } from './kit/hidden-sources';
import { MissingInvokePermission, missingPermissions } from './queries/missing-permissions';
import { grantChanges } from './remedies/grants';
import { roleFix, whatIsRefused, whyRoleIsRefused } from './remedies/role-grants';

export const roleMayDeliver = defineRule({
  id: 'role-may-deliver',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'Without the permission, Lambda drops the record of a failed event, or refuses the setting at deployment.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  hidden: { target: (delivery) => setsProperty(delivery, 'DestinationConfig') },
  check: (app) => missingPermissions(app, 'deliver', (missing: MissingInvokePermission) => {
    const destination = app.node(destinationOf(missing));
    return {
      fact: `The execution role may not ${joinWithAnd(missing.actions)} on ${whatIsRefused(missing, destination)}, which ${missing.node?.kind === 'key'
        ? 'encrypts the destination that is set here'
        : 'is set here'}${whyRoleIsRefused(missing, destination)}`,
      consequence: 'Lambda delivers with this role: it refuses the setting, or failed events are lost without a trace',
      fix: roleFix(missing, destination),
      changes: grantChanges(app, missing, destination),
    };
  }),
});

/** What the property is set to, of which a key is a part. */
function destinationOf({ delivery: { access }, property }: MissingInvokePermission): Known<NodeId> | undefined {
  return access.find(({ purpose, neededBy }) => purpose === 'deliver' && neededBy.property === property)?.on;
}
