/** SQS moves messages only between queues of one type. */
import { defineRule } from './define-rule';
import { are, judge, place } from './support/judge';
import { redriving } from './support/redrives';
import { named } from './support/words';

export const deadLetterQueueTypeMatches = defineRule({
  id: 'dead-letter-queue-type-matches',
  severity: 'error',
  why: 'SQS moves messages of a FIFO queue to a FIFO queue only, and those of a standard queue to a standard queue.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  check: (app) => redriving(app).flatMap(({ queue, to }) => judge(
    place([queue, 'RedrivePolicy.deadLetterTargetArn']),
    are([queue.fifo, app.ask('queue', to, (node) => node.fifo)], (one, other) => one !== other),
    () => {
      const deadLetters = named(app.nodeOf('queue', to) ?? queue);
      const [is, other] = queue.fifo === true ? ['FIFO', 'standard'] : ['standard', 'FIFO'];
      return {
        fact: `${named(queue)} is ${is}, and ${deadLetters}, its dead-letter queue, is ${other}`,
        consequence: 'SQS refuses the redrive policy, and the stack does not deploy',
        fix: queue.fifo === true ? `Set FifoQueue of ${deadLetters} to true` : `Remove FifoQueue from ${deadLetters}, or name a standard queue as deadLetterTargetArn`,
      };
    },
  )),
});
