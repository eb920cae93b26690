/** If the function does not report which messages failed, one failed message returns the whole batch to the queue. */
import { and, map, not } from '../model/known';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { isPolicyHidden, mayReadQueue, setsProperty } from './kit/hidden-sources';
import { report, location } from './kit/report';
import { formatValue, prop, REPORTS_FAILURES } from './kit/wording';

export const batchReportsItemFailures = defineRule({
  id: 'batch-reports-item-failures',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'One failed message makes its whole batch fail, and the function handles every message of the batch again.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
  hidden: { source: (mapping) => isPolicyHidden(mapping) && mayReadQueue(mapping) && !setsProperty(mapping, 'FunctionResponseTypes') },
  check: (app) => app.mappings.flatMap((delivery) => {
    const { batch, partialFailure, attempts } = delivery.policy;
    return attempts.backoff.law !== 'visibility' ? [] : report(
      location([delivery, 'FunctionResponseTypes']),
      and(map(batch.size, (size) => size > 1), not(partialFailure.reportBatchItemFailures)),
      () => ({
        fact: `The function receives batches of up to ${formatValue(batch.size)} messages and does not report which messages failed`,
        consequence: 'One failed message returns the whole batch to the queue: the others are handled again, and may end in the dead-letter queue with it',
        fix: `Set ${REPORTS_FAILURES} and return the failed messages, or set ${prop('BatchSize')} to 1`,
        changes: setValue(delivery, 'FunctionResponseTypes', ['ReportBatchItemFailures']),
      }),
    );
  }),
});
