/** A message must stay hidden for as long as the function may handle its batch. */
import { mapAll } from '../model/known';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { hiddenSources, mayReadQueue } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, formatSeconds, propTo } from './kit/wording';
import { isPipe, sourceProperty } from './queries/reader-settings';
import { visibilityForFix } from './queries/visibility';

export const visibilityCoversTimeout = defineRule({
  id: 'visibility-covers-timeout',
  severity: 'error',
  harm: 'doubled-or-blocked',
  why: 'A message that reappears while the function still handles its batch is handled twice.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  check: (app) => [
    ...app.reading('queue').flatMap(({ delivery, from: queue }) => {
      const timeout = app.askHandler(delivery, (handler) => handler.timeout);
      const recommended = visibilityForFix(timeout, delivery.policy.batch.window);
      return report(
        location([queue, 'VisibilityTimeout'], [delivery, sourceProperty(delivery)]),
        mapAll([queue.visibilityTimeout, timeout], (visibility, longest) => visibility < longest),
        () => ({
          fact: `${describeNode(queue)} hides a message for ${formatSeconds(queue.visibilityTimeout)}, and the function that handles it `
            + `may run for ${formatSeconds(timeout)}`,
          consequence: 'A message reappears while the function still handles its batch, and is handled twice'
            + (isPipe(delivery) ? '' : '; AWS refuses such a mapping'),
          fix: `Set ${propTo('VisibilityTimeout', recommended)}, which is 6 × the function's timeout plus the batching window`,
          changes: setValue(queue, 'VisibilityTimeout', recommended),
        }),
      );
    }),
    ...hiddenSources(app, mayReadQueue),
  ],
});
