/** A FIFO topic delivers to queues, not to functions. */
import { deliverThroughQueue } from './fifo-topic-invokes-no-function/through-queue';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, prop } from './kit/wording';

export const fifoTopicInvokesNoFunction = defineRule({
  id: 'fifo-topic-invokes-no-function',
  severity: 'error',
  harm: 'refused',
  why: 'SNS refuses to subscribe a function to a FIFO topic.',
  source: 'https://docs.aws.amazon.com/sns/latest/dg/fifo-topic-message-delivery.html',
  check: (app) => app.pushes.flatMap((delivery) => {
    const topic = app.nodeOf('topic', delivery.source.node);
    return topic === undefined || delivery.source.service === 'lambda' ? [] : report(
      location([delivery.pushTarget, 'TopicArn'], [topic, 'FifoTopic']),
      topic.fifo,
      () => ({
        fact: `${describeNode(topic)} is FIFO (${prop('FifoTopic')}), and a function is subscribed to it`,
        consequence: 'SNS refuses the subscription, and the stack does not deploy',
        fix: `Subscribe a queue and let the function poll it, or set ${prop('TopicArn')} to a standard topic, one without ${prop('FifoTopic')}`,
        changes: deliverThroughQueue(app, delivery, topic),
      }),
    );
  }),
});
