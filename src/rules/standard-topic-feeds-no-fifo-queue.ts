/** Messages of a standard topic have no message group, so SNS accepts its standard queues alone. */
import { and, Known, map, not } from '../model/known';
import { defineRule } from './kit/define-rule';
import { location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { protocolOf, settingPath, topicSubscriptions } from './queries/subscriptions';
import { convertToStandard, typeRequirements } from './remedies/fifo-conversion';

export const standardTopicFeedsNoFifoQueue = defineRule({
  id: 'standard-topic-feeds-no-fifo-queue',
  severity: 'error',
  harm: 'refused',
  why: 'SNS refuses to subscribe a FIFO queue to a standard topic.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-message-delivery.html',
  hidden: { link: (link) => mayReachQueue(protocolOf(link)) !== false },
  check: (app) => {
    const requiresType = typeRequirements(app);
    return topicSubscriptions(app).flatMap((subscription) => {
      const { declaredAt, protocol, topic: id, to } = subscription;
      const queue = app.nodeOf('queue', to);
      const topic = app.nodeOf('topic', id);
      return queue === undefined ? [] : report(
        location([{ declaredAt }, settingPath(subscription, 'Endpoint')]),
        and(queue.fifo, mayReachQueue(protocol), not(app.ask('topic', id, ({ fifo }) => fifo))),
        () => ({
          fact: `${describeNode(queue)} is FIFO (${prop('FifoQueue')}), and ${topic === undefined ? 'the topic' : describeNode(topic)} is standard`,
          consequence: 'SNS refuses the subscription, and the stack does not deploy',
          fix: `Subscribe a standard queue, one without ${prop('FifoQueue')}, or set ${prop('TopicArn')} to a FIFO topic, whose publishers name a message group`,
          // A standard topic keeps no order that a standard queue could lose.
          changes: requiresType(queue.id, 'FIFO') ? [] : convertToStandard(queue),
        }),
      );
    });
  },
});

/** Without a protocol it is no subscription of a topic. */
function mayReachQueue(protocol: Known<string> | undefined): Known<boolean> {
  return protocol === undefined ? false : map(protocol, (known) => known === 'sqs');
}
