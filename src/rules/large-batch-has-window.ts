/** Above ten messages SQS cannot answer at once: Lambda wants to be told how long it may collect. */
import { LARGEST_BATCH_WITHOUT_WINDOW } from '../sources/sqs/facts';
import { set } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { all, is, judge, not, place } from './kit/report';
import { say, time } from './kit/wording';

export const largeBatchHasWindow = defineRule({
  id: 'large-batch-has-window',
  severity: 'error',
  why: 'Lambda refuses a standard queue\'s mapping with more than 10 messages a batch and no batching window.',
  source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
  check: (app) => app.polling('queue').flatMap(({ delivery, from: queue }) => {
    const { size, window } = delivery.policy.batch;
    return judge(
      place([delivery, 'MaximumBatchingWindowInSeconds']),
      all(not(queue.fifo), is(size, (messages) => messages > LARGEST_BATCH_WITHOUT_WINDOW), is(window, (seconds) => seconds < 1)),
      () => ({
        fact: `BatchSize is ${say(size)}, above ${LARGEST_BATCH_WITHOUT_WINDOW}, and the batching window is ${time(window)}`,
        consequence: 'Lambda refuses the mapping, and the stack does not deploy',
        fix: 'Set MaximumBatchingWindowInSeconds to 1 or more, or BatchSize to 10',
        changes: set(delivery, 'MaximumBatchingWindowInSeconds', 1),
      }),
    );
  }),
});
