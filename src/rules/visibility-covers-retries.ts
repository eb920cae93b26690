/** Throttled batches are tried again while their messages are hidden: six timeouts and the window give them the time. */
import { set } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { all, are, judge, place } from './kit/report';
import { named, plain, time } from './kit/wording';
import { sourceProperty } from './queries/reader-settings';
import { wantedVisibility } from './queries/visibility';

export const visibilityCoversRetries = defineRule({
  id: 'visibility-covers-retries',
  severity: 'warning',
  why: 'A throttled batch needs time to be tried again before its messages reappear and count as received.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  check: (app) => app.reading('queue').flatMap(({ delivery, from: queue }) => {
    const timeout = app.askHandler(delivery, (handler) => handler.timeout);
    const { window } = delivery.policy.batch;
    const wanted = wantedVisibility(timeout, window);
    return judge(
      place([queue, 'VisibilityTimeout'], [delivery, sourceProperty(delivery)]),
      all(
        are([queue.visibilityTimeout, wanted], (visibility, least) => visibility < least),
        are([queue.visibilityTimeout, timeout], (visibility, longest) => visibility >= longest),
      ),
      () => ({
        fact: `${named(queue)} hides a message for ${time(queue.visibilityTimeout)}, less than 6 × the function's timeout of ${time(timeout)} plus the batching window of ${time(window)}`,
        consequence: 'Under throttling a message reappears before Lambda has tried it enough, is counted again and may be handled twice',
        fix: `Set VisibilityTimeout to ${plain(wanted)}`,
        changes: set(queue, 'VisibilityTimeout', wanted),
      }),
    );
  }),
});
