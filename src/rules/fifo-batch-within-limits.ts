/** A FIFO queue returns at most ten messages and has no batching window. */
import { Delivery } from '../model/delivery-graph';
import { and, Known, map } from '../model/known';
import { FIFO_BATCH_SIZE } from '../sources/sqs/facts';
import { setValue, unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayReadQueue, setsProperty } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, formatValue, prop } from './kit/wording';

export const fifoBatchWithinLimits = defineRule({
  id: 'fifo-batch-within-limits',
  severity: 'error',
  harm: 'refused',
  why: 'For a FIFO queue, Lambda refuses a batch size above 10 and a batching window.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  hidden: {
    source: (mapping) => (
      mayReadQueue(mapping) && setsProperty(mapping, 'BatchSize', 'MaximumBatchingWindowInSeconds') && fitsFifo(mapping) !== true
    ),
  },
  check: (app) => app.polling('queue').flatMap(({ delivery, from: queue }) => {
    if (queue.fifo === false) return [];
    const { size, window } = delivery.policy.batch;
    const consequence = 'Lambda refuses the mapping, and the stack does not deploy';
    return [
      ...report(
        location([delivery, 'BatchSize']),
        and(queue.fifo, map(size, (messages) => messages > FIFO_BATCH_SIZE.max)),
        () => ({
          fact: `${prop('BatchSize')} is ${formatValue(size)}, and ${describeNode(queue)} is FIFO, which returns at most ${FIFO_BATCH_SIZE.max} messages`,
          consequence,
          fix: `Set ${prop('BatchSize')} to ${FIFO_BATCH_SIZE.max} or less`,
          changes: setValue(delivery, 'BatchSize', FIFO_BATCH_SIZE.max),
        }),
      ),
      ...report(
        location([delivery, 'MaximumBatchingWindowInSeconds']),
        and(queue.fifo, map(window, (seconds) => seconds > 0)),
        () => ({
          fact: `${prop('MaximumBatchingWindowInSeconds')} is ${formatValue(window)}, and ${describeNode(queue)} is FIFO, which has no batching window`,
          consequence,
          fix: `Remove ${prop('MaximumBatchingWindowInSeconds')}`,
          changes: unsetValue(delivery, 'MaximumBatchingWindowInSeconds'),
        }),
      ),
    ];
  }),
});

function fitsFifo({ policy: { batch } }: Delivery): Known<boolean> {
  return and(
    map(batch.size, (messages) => messages <= FIFO_BATCH_SIZE.max), map(batch.window, (seconds) => seconds === 0),
  );
}
