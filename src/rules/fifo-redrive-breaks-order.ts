/** When SQS moves a message of a FIFO queue to the dead-letter queue, the function receives the later messages of its group without it. */
import { and, map } from '../model/known';
import { acknowledgeFinding } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayReadOwnQueue } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';

export const fifoRedriveBreaksOrder = defineRule({
  id: 'fifo-redrive-breaks-order',
  severity: 'info',
  harm: 'worth-knowing',
  why: 'After a failed message has moved to the dead-letter queue, the later messages of its group are handled without it.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  hidden: { source: mayReadOwnQueue },
  check: (app) => app.polling('queue').flatMap(({ delivery, from: queue }) => report(
    location([queue, 'RedrivePolicy'], [delivery, 'EventSourceArn']),
    and(queue.fifo, map(queue.redrive, (redrive) => redrive !== 'none')),
    () => ({
      fact: `${describeNode(queue)} is FIFO and has a dead-letter queue`,
      consequence: 'After a failed message has moved to the dead-letter queue, the later messages of its group are handled without it',
      fix: `Remove ${prop('FifoQueue')} where order does not matter; where it does, make the function tolerate a missing message, and acknowledge this`,
      changes: acknowledgeFinding('The function tolerates that an earlier message of a group is missing'),
    }),
  )),
});
