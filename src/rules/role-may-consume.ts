/** A mapping reads its source with the function's execution role, a pipe with its own role. */
import { joinWithAnd } from '../text/lists';
import { defineRule } from './kit/define-rule';
import { MissingInvokePermission, missingPermissions } from './queries/missing-permissions';
import { allowInPolicyText, permissionFix, whyRefused } from './remedies/grant-texts';
import { permissionChanges } from './remedies/grants';

export const roleMayConsume = defineRule({
  id: 'role-may-consume',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'If the role may not read the source, Lambda refuses the mapping, or the events wait until they expire.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  hidden: { source: () => true, pipe: true, link: ({ by }) => by === 'pipe' },
  check: (app) => missingPermissions(app, 'read', (missing: MissingInvokePermission) => (missing.delivery.source.service === 'pipes' ? {
    fact: `The role of the pipe may not ${joinWithAnd(missing.actions)} on ${missing.on}, which ${missing.node?.kind === 'key' ? 'encrypts the source of the pipe' : 'the pipe reads'}${whyRefused(missing)}`,
    consequence: 'The pipe cannot start, or events wait at their source until they expire',
    fix: permissionFix(missing, allowInPolicyText(missing)),
    changes: permissionChanges(app, missing),
  } : {
    fact: `The execution role may not ${joinWithAnd(missing.actions)} on ${missing.everywhere
      ? `*, which Lambda needs to reach ${missing.on}`
      : `${missing.on}, which ${missing.node?.kind === 'key' ? 'encrypts the source of this mapping' : 'this mapping reads'}`}${whyRefused(missing)}`,
    consequence: 'Lambda reads with this role: it refuses the mapping, or events wait at their source until they expire',
    fix: permissionFix(missing, allowInPolicyText(missing)),
    changes: permissionChanges(app, missing),
  })),
});
