/**
 * A topic, rule or bucket that sends to a queue or topic needs permission in the policy of that resource, and in the policy of its key. What
 * sends by a role, as a pipe does and as everything that writes to a stream does, needs it in the policies of the role.
 */
import { Link } from '../model/link';
import { joinWithAnd } from '../text/lists';
import { defineRule } from './kit/define-rule';
import { Problem } from './kit/finding';
import { GraphIndex } from './kit/graph-index';
import { describeNodeOr, prop } from './kit/wording';
import { MissingPermission, missingPermissionsOnLinks } from './queries/missing-permissions';
import { grantChanges } from './remedies/grants';
import { roleFix, whyRoleIsRefused } from './remedies/role-grants';
import { serviceFix, whatServiceIsRefused, whyServiceIsRefused } from './remedies/service-grants';

export const serviceMayWriteTarget = defineRule({
  id: 'service-may-write-target',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'Without permission to send to a queue, topic or stream, a service cannot deliver its events to the function behind it.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html',
  hidden: { link: () => true },
  check: (app) => missingPermissionsOnLinks(app, 'write', (missing, link) => {
    const { by, actions } = missing;
    if (by.kind === 'role' && by.role === 'none') return withoutRole(app, missing, link);
    const principal = by.kind === 'service' ? by.service : 'the role that is set here';
    const target = app.node(link.to);
    const why = by.kind === 'role' ? whyRoleIsRefused(missing, target) : whyServiceIsRefused(missing, target);
    return {
      fact: `${principal} may not ${joinWithAnd(actions)} on ${whatServiceIsRefused(missing, target)}, to which ${senderOf(app, missing)} sends here${why}`,
      consequence: consequenceOf(link),
      fix: by.kind === 'role' ? roleFix(missing, target) : serviceFix(missing, target, principal),
      changes: grantChanges(app, missing, target),
    };
  }, ({ to }) => app.node(to)?.declaredAt !== undefined || (typeof to === 'string' && app.from(to).length > 0)),
});

/** Only logs and rules leave the role out: the schemas of the others require it. */
function withoutRole(app: GraphIndex, missing: MissingPermission, link: Link): Problem {
  return {
    fact: `${prop('RoleArn')} is not set, and ${senderOf(app, missing)} sends to ${missing.on} here, which takes events of a service by a role alone`,
    consequence: consequenceOf(link),
    fix: `Set ${prop('RoleArn')} to a role, one of the app or a new one, that may ${missing.actions[0]} on ${missing.on}`,
    changes: [],
  };
}

function senderOf(app: GraphIndex, { from }: MissingPermission): string {
  const node = app.node(from);
  return describeNodeOr(node, 'an unknown source');
}

function consequenceOf({ by, deadLetter, access }: Link): string {
  if (by === 'notification') return 'S3 refuses the notification, and the stack does not deploy';
  const isLost = deadLetter === 'none' || access.some(({ purpose, allowed }) => purpose === 'write-dead-letter' && allowed === false);
  return isLost
    ? 'The events never arrive there and are lost: no function behind it receives them'
    : 'The events never arrive there: all end in the dead-letter queue, and no function behind it receives them';
}
