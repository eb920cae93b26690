/** A message must stay hidden for as long as the batch that holds it may still be running. */
import { set } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { are, judge, place } from './kit/report';
import { named, plain, time } from './kit/wording';
import { hiddenSources, says } from './queries/hidden-sources';
import { isPipe, sourceProperty } from './queries/reader-settings';
import { advisedVisibility } from './queries/visibility';

export const visibilityCoversTimeout = defineRule({
  id: 'visibility-covers-timeout',
  severity: 'error',
  why: 'A message that reappears while its batch still runs is handled twice.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  check: (app) => [
    ...app.reading('queue').flatMap(({ delivery, from: queue }) => {
      const timeout = app.askHandler(delivery, (handler) => handler.timeout);
      const advised = advisedVisibility(timeout, delivery.policy.batch.window);
      return judge(
        place([queue, 'VisibilityTimeout'], [delivery, sourceProperty(delivery)]),
        are([queue.visibilityTimeout, timeout], (visibility, longest) => visibility < longest),
        () => ({
          fact: `${named(queue)} hides a message for ${time(queue.visibilityTimeout)}, and the function that handles it may run for ${time(timeout)}`,
          consequence: `A message reappears while its batch still runs and is handled twice${isPipe(delivery) ? '' : '; AWS refuses such a mapping'}`,
          fix: `Set VisibilityTimeout to ${plain(advised)}, which is 6 × the function's timeout plus the batching window`,
          changes: set(queue, 'VisibilityTimeout', advised),
        }),
      );
    }),
    ...hiddenSources(app, (mapping) => !says(mapping, 'StartingPosition')),
  ],
});
