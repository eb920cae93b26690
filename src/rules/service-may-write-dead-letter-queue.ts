/** A pushing service needs permission to send to its dead-letter queue. */
import { joinWithAnd } from '../text/lists';
import { either } from '../text/words';
import { defineRule } from './kit/define-rule';
import { Problem } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { describeNode } from './kit/wording';
import { MissingPermission, missingPermissions, missingPermissionsOnLinks } from './queries/missing-permissions';
import { allowInPolicyText, permissionFix, whyRefused } from './remedies/grant-texts';
import { permissionChanges } from './remedies/grants';

export const serviceMayWriteDeadLetterQueue = defineRule({
  id: 'service-may-write-dead-letter-queue',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'A service without permission to send to its dead-letter queue drops the events that it could not deliver.',
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
  const principal = by.kind === 'service' ? by.service : 'the role of the target';
  return {
    fact: `${principal} may not ${joinWithAnd(actions)} on ${on}, the dead-letter queue that is set here${by.kind === 'role' ? whyRefused(missing) : ''}`,
    consequence: `Events that it cannot deliver ${to} are lost without a trace`,
    fix: permissionFix(missing, by.kind === 'service'
      ? `Allow ${principal} to ${joinWithAnd(actions)} in ${either("the PolicyDocument of the queue's AWS::SQS::QueuePolicy", 'the policy of the queue (addToResourcePolicy)')}, with aws:SourceArn, `
        + 'and in the policy of its key if it has one'
      : allowInPolicyText(missing)),
    changes: permissionChanges(app, missing),
  };
}
