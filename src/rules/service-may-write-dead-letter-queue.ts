/** A pushing service needs permission to send to its dead-letter queue. */
import { DeliveryNode } from '../model/node';
import { joinWithAnd } from '../text/lists';
import { defineRule } from './kit/define-rule';
import { Problem } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { describeNode } from './kit/wording';
import { MissingPermission, missingPermissions, missingPermissionsOnLinks } from './queries/missing-permissions';
import { grantChanges } from './remedies/grants';
import { roleFix, whyRoleIsRefused } from './remedies/role-grants';
import { serviceFix, whatServiceIsRefusedAt, whyServiceIsRefused } from './remedies/service-grants';

export const serviceMayWriteDeadLetterQueue = defineRule({
  id: 'service-may-write-dead-letter-queue',
  severity: 'error',
  harm: 'lost-on-failure',
  why: 'A service without permission to send to its dead-letter queue drops the events that it could not deliver.',
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  check: (app) => [
    ...missingPermissions(app, 'write-dead-letter', (missing) => (
      problemOf(app, missing, app.node(missing.delivery.pushTarget?.deadLetter), 'to the function')
    )),
    ...missingPermissionsOnLinks(app, 'write-dead-letter', (missing, { to, deadLetter }) => {
      const node = app.node(to);
      return problemOf(app, missing, app.node(deadLetter), node === undefined ? 'here' : `to ${describeNode(node)}`);
    }),
  ],
});

function problemOf(app: GraphIndex, missing: MissingPermission, queue: DeliveryNode | undefined, to: string): Problem {
  const { by, actions } = missing;
  const isService = by.kind === 'service';
  const principal = isService ? by.service : 'the role of the target';
  const on = whatServiceIsRefusedAt(missing, queue, 'the dead-letter queue that is set here');
  return {
    fact: `${principal} may not ${joinWithAnd(actions)} on ${on}${isService ? whyServiceIsRefused(missing, queue) : whyRoleIsRefused(missing, queue)}`,
    consequence: `Events that it cannot deliver ${to} are lost without a trace`,
    fix: isService ? serviceFix(missing, queue, principal) : roleFix(missing, queue),
    changes: grantChanges(app, missing, queue),
  };
}
