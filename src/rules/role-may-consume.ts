/** A mapping reads its source with the function's execution role, a pipe with its own role. */
import { DeliveryNode } from '../model/node';
import { joinWithAnd } from '../text/lists';
import { defineRule } from './kit/define-rule';
import { isByPipe } from './kit/push-targets';
import { isSourceUnasked, MissingInvokePermission, missingPermissions } from './queries/missing-permissions';
import { grantChanges } from './remedies/grants';
import { roleFix, whatIsRefused, whyRoleIsRefused } from './remedies/role-grants';

export const roleMayConsume = defineRule({
  id: 'role-may-consume',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'If the role may not read the source, Lambda refuses the mapping, or the events wait until they expire.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  hidden: { source: isSourceUnasked, pipe: true, link: ({ by }) => by === 'pipe' },
  check: (app) => missingPermissions(app, 'read', (missing: MissingInvokePermission) => {
    const source = app.node(missing.delivery.source.node);
    return {
      fact: `${reader(missing)} may not ${joinWithAnd(missing.actions)} on ${whatIsRead(missing, source)}${whyRoleIsRefused(missing, source)}`,
      consequence: consequenceOf(missing),
      fix: roleFix(missing, source),
      changes: grantChanges(app, missing, source),
      ...(missing.advised ? { severity: 'warning' as const } : {}),
    };
  }),
});

function reader({ delivery }: MissingInvokePermission): string {
  return isByPipe(delivery) ? 'The role of the pipe' : 'The execution role';
}

function whatIsRead(missing: MissingInvokePermission, source: DeliveryNode | undefined): string {
  const { node, everywhere, delivery } = missing;
  const on = whatIsRefused(missing, source);
  if (everywhere && !isByPipe(delivery)) return `*, which Lambda needs to reach ${on}`;
  if (node?.kind === 'key') return `${on}, which encrypts the source of ${isByPipe(delivery) ? 'the pipe' : 'this mapping'}`;
  return `${on}, which ${isByPipe(delivery) ? 'the pipe' : 'this mapping'} reads`;
}

function consequenceOf(missing: MissingInvokePermission): string {
  if (missing.advised) {
    return 'AWS lists these actions for a reader of the stream, which was seen to read without them, but no page promises that';
  }
  return isByPipe(missing.delivery)
    ? 'The pipe cannot start, or events wait at their source until they expire'
    : 'Lambda reads with this role: it refuses the mapping, or events wait at their source until they expire';
}
