/** SQS moves messages only between queues of one type. */
import { mapAll } from "../model/known";
import { Change } from './kit/change';
import { addFailureQueue, arnOfAddedResource, setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { mayReadQueue } from './queries/hidden-sources';
import { RedrivingQueue, redrivingQueues } from './queries/redrives';
import { convertToFifo, convertToStandard, neededTypes } from './remedies/fifo-conversion';

export const deadLetterQueueTypeMatches = defineRule({
  id: 'dead-letter-queue-type-matches',
  severity: 'error',
  why: 'SQS moves messages of a FIFO queue to a FIFO queue only, and those of a standard queue to a standard queue.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  hidden: { source: mayReadQueue },
  check: (app) => {
    const needs = neededTypes(app);
    return redrivingQueues(app).flatMap(({ queue, to }) => report(
      location([queue, 'RedrivePolicy.deadLetterTargetArn']),
      mapAll([queue.fifo, app.ask('queue', to, (node) => node.fifo)], (one, other) => one !== other),
      () => {
        const node = app.nodeOf('queue', to);
        const deadLetters = describeNode(node ?? queue);
        const [is, other] = queue.fifo === true ? ['FIFO', 'standard'] as const : ['standard', 'FIFO'] as const;
        return {
          fact: `${describeNode(queue)} is ${is}, and ${deadLetters}, its dead-letter queue, is ${other}`,
          consequence: 'SQS refuses the redrive policy, and the stack does not deploy',
          fix: is === 'FIFO' ? `Set FifoQueue of ${deadLetters} to true` : `Remove FifoQueue from ${deadLetters}, or name a standard queue as deadLetterTargetArn`,
          changes: node?.declaredAt === undefined || needs(node.id, other) ? ofItsOwn(queue) : is === 'FIFO' ? convertToFifo(node) : convertToStandard(node),
        };
      },
    ));
  },
});

/** Where the dead-letter queue has to stay as it is for others. */
function ofItsOwn(queue: RedrivingQueue['queue']): readonly Change[] {
  if (queue.declaredAt === undefined) return [];
  const added = addFailureQueue(queue.declaredAt, 'DeadLetterQueue', queue.fifo === true);
  return [added, ...setValue(queue, 'RedrivePolicy.deadLetterTargetArn', arnOfAddedResource(added))];
}
