/** A message that is moved aside lets the later ones of its group pass. */
import { and, map } from "../model/known";
import { acknowledgeFinding } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { mayReadQueue } from './queries/hidden-sources';

export const fifoRedriveBreaksOrder = defineRule({
  id: 'fifo-redrive-breaks-order',
  severity: 'info',
  why: 'Once a failed message is in the dead-letter queue, the later messages of its group are handled without it.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  hidden: { source: mayReadQueue },
  check: (app) => app.polling('queue').flatMap(({ delivery, from: queue }) => report(
    location([queue, 'RedrivePolicy'], [delivery, 'EventSourceArn']),
    and(queue.fifo, map(queue.redrive, (redrive) => redrive !== 'none')),
    () => ({
      fact: `${describeNode(queue)} is FIFO and has a dead-letter queue`,
      consequence: 'When a message is given up, the later messages of its group are handled although it was not',
      fix: 'Remove FifoQueue where order does not matter; where it does, let the function cope without the message before, and acknowledge this',
      changes: acknowledgeFinding('The function copes when a message of a group arrives although an earlier one was given up'),
    }),
  )),
});
