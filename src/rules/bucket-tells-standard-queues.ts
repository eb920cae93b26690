/** Bucket notifications have no message group, so S3 accepts only standard queues and topics. */
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, describeNodeOr, prop } from './kit/wording';
import { convertToStandard, typeRequirements } from './remedies/fifo-conversion';

export const bucketTellsStandardQueues = defineRule({
  id: 'bucket-tells-standard-queues',
  severity: 'error',
  harm: 'refused',
  why: 'S3 refuses a FIFO queue or topic as the target of a bucket\'s notification.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html',
  hidden: { link: ({ by }) => by === 'notification' },
  check: (app) => {
    const requiresType = typeRequirements(app);
    return app.graph.links.filter(({ by }) => by === 'notification').flatMap(({ to, from, declaredAt, property }) => {
      const node = app.nodeOf('queue', to) ?? app.nodeOf('topic', to);
      const bucket = app.node(from);
      const fifoProperty = node?.kind === 'topic' ? 'FifoTopic' : 'FifoQueue';
      return node === undefined ? [] : report(location([{ declaredAt }, property]), node.fifo, () => ({
        fact: `${describeNodeOr(bucket, 'A bucket')} notifies ${describeNode(node)}, which is FIFO (${prop(fifoProperty)})`,
        consequence: 'S3 refuses the notification, and the stack does not deploy',
        fix: `Notify a standard ${node.kind}, one without ${prop(fifoProperty)}, or an event bus with a rule that sets the message group`,
        // If another sender requires FIFO, a person has to choose a different target.
        changes: requiresType(node.id, 'FIFO') ? [] : convertToStandard(node),
      }));
    });
  },
});
