/** Throttled batches are tried again while their messages are hidden: six timeouts and the window give them the time. */
import { and, mapAll } from "../model/known";
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, literal, formatSeconds } from './kit/wording';
import { mayReadQueue } from './queries/hidden-sources';
import { sourceProperty } from './queries/reader-settings';
import { wantedVisibility } from './queries/visibility';

export const visibilityCoversRetries = defineRule({
  id: 'visibility-covers-retries',
  severity: 'warning',
  why: 'A throttled batch needs time to be tried again before its messages reappear and count as received.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  hidden: { source: mayReadQueue },
  check: (app) => app.reading('queue').flatMap(({ delivery, from: queue }) => {
    const timeout = app.askHandler(delivery, (handler) => handler.timeout);
    const { window } = delivery.policy.batch;
    const wanted = wantedVisibility(timeout, window);
    return report(
      location([queue, 'VisibilityTimeout'], [delivery, sourceProperty(delivery)]),
      and(
        mapAll([queue.visibilityTimeout, wanted], (visibility, least) => visibility < least),
        mapAll([queue.visibilityTimeout, timeout], (visibility, longest) => visibility >= longest),
      ),
      () => ({
        fact: `${describeNode(queue)} hides a message for ${formatSeconds(queue.visibilityTimeout)}, less than 6 × the function's timeout of ${formatSeconds(timeout)} plus the batching window of ${formatSeconds(window)}`,
        consequence: 'Under throttling a message reappears before Lambda has tried it enough, is counted again and may be handled twice',
        fix: `Set VisibilityTimeout to ${literal(wanted)}`,
        changes: setValue(queue, 'VisibilityTimeout', wanted),
      }),
    );
  }),
});
