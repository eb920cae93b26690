/** A bucket's notifications have neither order nor message group, so S3 takes no FIFO queue or topic for them. */
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { convertToStandard, neededTypes } from './remedies/fifo-conversion';

export const bucketTellsStandardQueues = defineRule({
  id: 'bucket-tells-standard-queues',
  severity: 'error',
  why: 'S3 refuses a FIFO queue or topic as the target of a bucket\'s notification.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html',
  hidden: { link: ({ by }) => by === 'notification' },
  check: (app) => {
    const needs = neededTypes(app);
    return app.graph.links.filter(({ by }) => by === 'notification').flatMap(({ to, from, declaredAt, property }) => {
      const node = app.nodeOf('queue', to) ?? app.nodeOf('topic', to);
      const bucket = app.node(from);
      return node === undefined ? [] : report(location([{ declaredAt }, property]), node.fifo, () => ({
        fact: `${bucket === undefined ? 'A bucket' : describeNode(bucket)} notifies ${describeNode(node)}, which is FIFO (${node.kind === 'queue' ? 'FifoQueue' : 'FifoTopic'})`,
        consequence: 'S3 refuses the notification, and the stack does not deploy',
        fix: `Notify a standard ${node.kind}, one without ${node.kind === 'queue' ? 'FifoQueue' : 'FifoTopic'}, or an event bus whose rule names the message group`,
        // Where others need it in order, somebody has to say what the bucket should notify instead.
        changes: needs(node.id, 'FIFO') ? [] : convertToStandard(node),
      }));
    });
  },
});
