/** A topic, a rule or a bucket that sends to a queue or topic needs leave from it: a policy of the resource, and of its key. */
import { Link } from '../model/link';
import { DeliveryNode } from '../model/node';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { joinWithAnd, describeNode } from './kit/wording';
import { MissingPermission, missingPermissionsOnLinks } from './queries/missing-permissions';
import { rolePermissionChanges, permissionFix } from './remedies/grants';

const POLICIES: Partial<Record<DeliveryNode['kind'], string>> = { queue: 'AWS::SQS::QueuePolicy', topic: 'AWS::SNS::TopicPolicy' };

export const serviceMayWriteTarget = defineRule({
  id: 'service-may-write-target',
  severity: 'error',
  why: 'An event that a service may not write to the queue or topic behind it never gets to the function that waits there.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html',
  hidden: { link: () => true },
  check: (app) => missingPermissionsOnLinks(app, 'write', (missing, link) => {
    const { by, on, node, actions } = missing;
    const who = by.kind === 'service' ? by.service : 'the service';
    const policy = POLICIES[node?.kind ?? 'queue'] ?? 'policy';
    return {
      fact: `${who} may not ${joinWithAnd(actions)} on ${on}, to which ${senderOf(app, missing)} sends here`,
      consequence: whatFollows(link),
      fix: permissionFix(missing, `Allow ${who} to ${joinWithAnd(actions)} in the PolicyDocument of an ${policy} of it, and in the policy of its key if it has one`),
      changes: rolePermissionChanges(app, missing),
    };
  }, ({ to }) => app.node(to)?.declaredAt !== undefined || (typeof to === 'string' && app.from(to).length > 0)),
});

function senderOf(app: GraphIndex, { from }: MissingPermission): string {
  const node = app.node(from);
  return node === undefined ? 'a source that is hidden' : describeNode(node);
}

function whatFollows({ by, deadLetter }: Link): string {
  if (by === 'notification') return 'S3 refuses the notification, and the stack does not deploy';
  return deadLetter === 'none'
    ? 'Its events never arrive there and are lost: no function that waits behind it sees them'
    : 'None of its events arrives there: all end in the dead-letter queue, and no function that waits behind it sees them';
}
