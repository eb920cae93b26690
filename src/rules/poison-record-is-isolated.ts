/** One bad record must not make Lambda discard the good records of its batch. */
import { and, map, not } from '../model/known';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { mayReadStream, setsProperty } from './kit/hidden-sources';
import { report, location } from './kit/report';
import { formatValue, prop, REPORTS_FAILURES } from './kit/wording';
import { hasBlockingLanes } from './queries/lanes';
import { sourceSetting, isPipe } from './queries/reader-settings';

export const poisonRecordIsIsolated = defineRule({
  id: 'poison-record-is-isolated',
  severity: 'warning',
  harm: 'doubled-or-blocked',
  why: 'If a batch is not split and failed records are not reported, one bad record makes Lambda retry and discard the whole batch.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html',
  // How the retries end comes first: it decides what becomes of the batch.
  silentBeside: ['stream-failure-has-an-exit', 'stream-retries-are-bounded'],
  hidden: {
    source: (mapping) => (
      mayReadStream(mapping) && !setsProperty(mapping, 'BisectBatchOnFunctionError', 'FunctionResponseTypes')
    ),
  },
  check: (app) => app.readers.filter(hasBlockingLanes).flatMap((delivery) => {
    const { batch, partialFailure } = delivery.policy;
    const pipe = isPipe(delivery);
    return report(
      location([delivery, pipe ? sourceSetting(delivery, 'OnPartialBatchItemFailure') : 'BisectBatchOnFunctionError']),
      and(
        map(batch.size, (size) => size > 1),
        not(partialFailure.bisectBatchOnError),
        // A pipe always accepts reports of failed records, and no setting shows whether the function returns them.
        pipe || not(partialFailure.reportBatchItemFailures),
      ),
      () => ({
        fact: `The function receives batches of up to ${formatValue(batch.size)} records, which are ${pipe
          ? 'not split on failure'
          : 'neither split on failure nor reported record by record'}`,
        consequence: 'One record that cannot be handled makes the whole batch run again, until the whole batch is discarded',
        fix: pipe
          ? `Set ${prop(sourceSetting(delivery, 'OnPartialBatchItemFailure'))} to AUTOMATIC_BISECT, or make the function return the failed record in batchItemFailures`
          : `Set ${prop('BisectBatchOnFunctionError')} to true, or ${REPORTS_FAILURES} and return the failed record`,
        changes: pipe
          ? setValue(delivery, sourceSetting(delivery, 'OnPartialBatchItemFailure'), 'AUTOMATIC_BISECT')
          : setValue(delivery, 'BisectBatchOnFunctionError', true),
        ...(pipe ? { severity: 'info' } : {}),
      }),
    );
  }),
});
