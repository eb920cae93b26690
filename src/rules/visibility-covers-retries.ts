/** Lambda retries a throttled batch while its messages are hidden, so AWS recommends a visibility timeout of six function timeouts plus the window. */
import { and, mapAll } from '../model/known';
import { setValue } from './kit/changes';
import { decidedFirst } from './kit/decided-first';
import { defineRule } from './kit/define-rule';
import { mayReadQueue } from './kit/hidden-sources';
import { report, location } from './kit/report';
import { describeNode, formatSeconds, propTo } from './kit/wording';
import { sourceProperty } from './queries/reader-settings';
import { recommendedVisibility } from './queries/visibility';

export const visibilityCoversRetries = defineRule({
  id: 'visibility-covers-retries',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'Lambda needs time to retry a throttled batch before its messages reappear and count as received.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  hidden: { source: mayReadQueue },
  check: (app) => decidedFirst(app.reading('queue').flatMap(({ delivery, from: queue }) => {
    const timeout = app.askHandler(delivery, (handler) => handler.timeout);
    const { window } = delivery.policy.batch;
    const recommended = recommendedVisibility(timeout, window);
    return report(
      location([queue, 'VisibilityTimeout'], [delivery, sourceProperty(delivery)]),
      and(
        mapAll([queue.visibilityTimeout, recommended], (visibility, least) => visibility < least),
        mapAll([queue.visibilityTimeout, timeout], (visibility, longest) => visibility >= longest),
      ),
      () => ({
        fact: `${describeNode(queue)} hides a message for ${formatSeconds(queue.visibilityTimeout)}, less than 6 × the function's timeout of `
          + `${formatSeconds(timeout)} plus the batching window of ${formatSeconds(window)}`,
        consequence: 'Under throttling, a message reappears before Lambda has retried it enough, counts as received again and may be handled twice',
        fix: `Set ${propTo('VisibilityTimeout', recommended)}`,
        changes: setValue(queue, 'VisibilityTimeout', recommended),
      }),
    );
  })),
});
