/** SQS returns at most ten messages at a time, so a larger batch needs a batching window in which Lambda collects messages. */
import { and, map, not } from '../model/known';
import { LARGEST_BATCH_WITHOUT_WINDOW } from '../sources/sqs/facts';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayReadQueue, setsProperty } from './kit/hidden-sources';
import { report, location } from './kit/report';
import { formatSeconds, formatValue, prop, propTo } from './kit/wording';

export const largeBatchHasWindow = defineRule({
  id: 'large-batch-has-window',
  severity: 'error',
  harm: 'refused',
  why: 'For a standard queue, Lambda refuses a batch size above 10 without a batching window.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  hidden: {
    source: (mapping) => (
      mayReadQueue(mapping) && setsProperty(mapping, 'BatchSize')
      && !setsProperty(mapping, 'MaximumBatchingWindowInSeconds')
      && map(mapping.policy.batch.size, (messages) => messages > LARGEST_BATCH_WITHOUT_WINDOW) !== false
    ),
  },
  check: (app) => app.polling('queue').flatMap(({ delivery, from: queue }) => {
    const { size, window } = delivery.policy.batch;
    return report(
      location([delivery, 'MaximumBatchingWindowInSeconds']),
      and(
        not(queue.fifo),
        map(size, (messages) => messages > LARGEST_BATCH_WITHOUT_WINDOW),
        map(window, (seconds) => seconds < 1),
      ),
      () => ({
        fact: `${prop('BatchSize')} is ${formatValue(size)}, above ${LARGEST_BATCH_WITHOUT_WINDOW}, and the batching window is ${formatSeconds(window)}`,
        consequence: 'Lambda refuses the mapping, and the stack does not deploy',
        fix: `Set ${propTo('MaximumBatchingWindowInSeconds', 1)} or more, or ${prop('BatchSize')} to 10`,
        changes: setValue(delivery, 'MaximumBatchingWindowInSeconds', 1),
      }),
    );
  }),
});
