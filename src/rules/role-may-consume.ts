/** Pollers read the source as the function's own role, a pipe as its own. */
import { defineRule } from './kit/define-rule';
import { joinWithAnd } from './kit/wording';
import { MissingInvokePermission, missingPermissions } from './queries/missing-permissions';
import { permissionChanges, rolePermissionChanges, permissionFix } from './remedies/grants';

export const roleMayConsume = defineRule({
  id: 'role-may-consume',
  severity: 'error',
  why: 'A role that may not read the source reads nothing: the mapping is refused, or its events wait until they expire.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  hidden: { source: () => true, pipe: true, link: ({ by }) => by === 'pipe' },
  check: (app) => missingPermissions(app, 'read', (missing: MissingInvokePermission) => (missing.delivery.source.service === 'pipes' ? {
    fact: `The role of the pipe may not ${joinWithAnd(missing.actions)} on ${missing.on}, from which it reads`,
    consequence: 'The pipe cannot start, or events wait at their source until they expire',
    fix: permissionFix(missing, permissionChanges(missing)),
    changes: rolePermissionChanges(app, missing),
  } : {
    fact: `The execution role may not ${joinWithAnd(missing.actions)} ${missing.everywhere ? `on *, with which Lambda reaches ${missing.on}` : `on ${missing.on}, from which this mapping reads`}`,
    consequence: 'Lambda reads as that role: it refuses the mapping, or events wait at their source until they expire',
    fix: permissionFix(missing, permissionChanges(missing)),
    changes: rolePermissionChanges(app, missing),
  })),
});
