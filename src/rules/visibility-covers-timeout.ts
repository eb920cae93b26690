/** A message must stay hidden for as long as the function may handle its batch. */
import { isUnknown, mapAll } from '../model/known';
import { setValue } from './kit/changes';
import { decidedFirst } from './kit/decided-first';
import { defineRule } from './kit/define-rule';
import { Verdict } from './kit/finding';
import { GraphIndex, Polled } from './kit/graph-index';
import { hiddenSources, mayReadQueue } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode, formatSeconds, prop, propTo } from './kit/wording';
import { describeReader, isPipe, sourceProperty } from './queries/reader-settings';
import { visibilityForFix } from './queries/visibility';

export const visibilityCoversTimeout = defineRule({
  id: 'visibility-covers-timeout',
  severity: 'error',
  harm: 'doubled-or-blocked',
  why: 'A message that reappears while the function still handles its batch is handled twice.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  check: (app) => [
    ...decidedFirst(app.reading('queue').flatMap((reading) => [...ofTimeout(app, reading), ...ofExecution(app, reading)])),
    ...hiddenSources(app, mayReadQueue),
  ],
});

function ofTimeout(app: GraphIndex, { delivery, from: queue }: Polled<'queue'>): readonly Verdict[] {
  const timeout = app.askHandler(delivery, (handler) => handler.timeout);
  const recommended = visibilityForFix(timeout, delivery.policy.batch.window);
  return report(
    location([queue, 'VisibilityTimeout'], [delivery, sourceProperty(delivery)]),
    mapAll([queue.visibilityTimeout, timeout], (visibility, longest) => visibility < longest),
    () => ({
      fact: `${describeNode(queue)} hides a message for ${formatSeconds(queue.visibilityTimeout)}, and the function of ${describeReader(delivery)} `
        + `may run for ${formatSeconds(timeout)}`,
      consequence: 'A message reappears while the function still handles its batch, and is handled twice'
        + (isPipe(delivery) ? '' : '; AWS refuses such a mapping'),
      fix: `Set ${propTo('VisibilityTimeout', recommended)}, which is 6 × the function's timeout plus the batching window`,
      changes: setValue(queue, 'VisibilityTimeout', recommended),
    }),
  );
}

/** A mapping waits until a durable execution has ended, which may take longer than the function may run. */
function ofExecution(app: GraphIndex, { delivery, from: queue }: Polled<'queue'>): readonly Verdict[] {
  const timeout = app.askHandler(delivery, (handler) => handler.timeout);
  const execution = app.askHandler(delivery, ({ executionTimeout }) => executionTimeout);
  // What hides the timeout as well is said once, of the timeout.
  if (execution === 'none' || (isUnknown(execution) && isUnknown(timeout))) return [];
  return report(
    location([queue, 'VisibilityTimeout'], [delivery, sourceProperty(delivery)]),
    mapAll([queue.visibilityTimeout, timeout, execution], (visibility, longest, whole) => (
      visibility >= longest && visibility < whole
    )),
    () => ({
      severity: 'warning',
      fact: `${describeNode(queue)} hides a message for ${formatSeconds(queue.visibilityTimeout)}, and the durable execution of ${describeReader(delivery)} `
        + `may take ${formatSeconds(execution)} (${prop('DurableConfig.ExecutionTimeout')})`,
      consequence: 'Lambda waits until the execution has ended, so a message may reappear meanwhile and be handled twice',
      fix: `Set ${propTo('VisibilityTimeout', execution)} or more`,
      changes: setValue(queue, 'VisibilityTimeout', execution),
    }),
  );
}
