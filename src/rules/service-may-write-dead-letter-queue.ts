/** A dead-letter queue of a pushing service is only as good as the policy that lets the service write to it. */
import { defineRule } from './kit/define-rule';
import { Problem } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { joinWithAnd, describeNode } from './kit/wording';
import { MissingPermission, missingPermissions, missingPermissionsOnLinks } from './queries/missing-permissions';
import { allowInPolicyText, rolePermissionChanges, permissionFix } from './remedies/grants';

export const serviceMayWriteDeadLetterQueue = defineRule({
  id: 'service-may-write-dead-letter-queue',
  severity: 'error',
  why: 'What a service may not write to its dead-letter queue is dropped, exactly when the queue is needed.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  check: (app) => [
    ...missingPermissions(app, 'write-dead-letter', (missing) => problemOf(app, missing, 'to the function')),
    ...missingPermissionsOnLinks(app, 'write-dead-letter', (missing, { to }) => {
      const node = app.node(to);
      return problemOf(app, missing, node === undefined ? 'here' : `to ${describeNode(node)}`);
    }),
  ],
});

function problemOf(app: GraphIndex, missing: MissingPermission, to: string): Problem {
  const { by, on, actions } = missing;
  const who = by.kind === 'service' ? by.service : 'the role of the target';
  return {
    fact: `${who} may not ${joinWithAnd(actions)} on ${on}, the dead-letter queue that is set here`,
    consequence: `What it cannot hand over ${to} is dropped and lost without a trace`,
    fix: permissionFix(missing, by.kind === 'service'
      ? `Allow ${who} to ${joinWithAnd(actions)} in the PolicyDocument of the queue's AWS::SQS::QueuePolicy, with aws:SourceArn, and in the policy of its key if it has one`
      : allowInPolicyText(missing)),
    changes: rolePermissionChanges(app, missing),
  };
}
