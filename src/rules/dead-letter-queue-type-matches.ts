/** SQS moves messages only between queues of the same type. */
import { mapAll } from '../model/known';
import { Change } from './kit/change';
import { addFailureQueue, arnOfAddedResource, setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayReadOwnQueue } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { RedrivingQueue, redrivingQueues } from './queries/redrives';
import { convertToFifo, convertToStandard, typeRequirements } from './remedies/fifo-conversion';

export const deadLetterQueueTypeMatches = defineRule({
  id: 'dead-letter-queue-type-matches',
  severity: 'error',
  harm: 'refused',
  why: 'The dead-letter queue of a FIFO queue must be FIFO, and that of a standard queue must be standard.',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  hidden: { source: mayReadOwnQueue },
  check: (app) => {
    const requiresType = typeRequirements(app);
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
          fix: is === 'FIFO'
            ? `Set ${prop('FifoQueue')} of ${deadLetters} to true`
            : `Remove ${prop('FifoQueue')} from ${deadLetters}, or set ${prop('deadLetterTargetArn')} to a standard queue`,
          changes: node?.declaredAt === undefined || requiresType(node.id, other)
            ? withNewDeadLetterQueue(queue)
            : is === 'FIFO' ? convertToFifo(node) : convertToStandard(node),
        };
      },
    ));
  },
});

/** Replaces a dead-letter queue whose type another sender requires. */
function withNewDeadLetterQueue(queue: RedrivingQueue['queue']): readonly Change[] {
  if (queue.declaredAt === undefined) return [];
  const added = addFailureQueue(queue.declaredAt, 'DeadLetterQueue', queue.fifo === true);
  return [added, ...setValue(queue, 'RedrivePolicy.deadLetterTargetArn', arnOfAddedResource(added))];
}
