/** One bad record must not take the good ones of its batch with it. */
import { and, map, not } from "../model/known";
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { formatValue } from './kit/wording';
import { mayReadStream, setsProperty } from './queries/hidden-sources';
import { isLane } from './queries/lanes';
import { inSource, isPipe } from './queries/reader-settings';

export const poisonRecordIsIsolated = defineRule({
  id: 'poison-record-is-isolated',
  severity: 'warning',
  why: 'Without a split or a report, one bad record makes its whole batch be retried and given up.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html',
  hidden: {
    source: (mapping) => (
      mayReadStream(mapping) && !setsProperty(mapping, 'BisectBatchOnFunctionError', 'FunctionResponseTypes')
    ),
  },
  check: (app) => app.readers.filter(isLane).flatMap((delivery) => {
    const { batch, partialFailure } = delivery.policy;
    const pipe = isPipe(delivery);
    return report(
      location([delivery, pipe ? inSource(delivery, 'OnPartialBatchItemFailure') : 'BisectBatchOnFunctionError']),
      and(
        map(batch.size, (size) => size > 1),
        not(partialFailure.bisectBatchOnError),
        // A pipe takes reports of failed records unasked, and nothing says that its function makes them.
        pipe || not(partialFailure.reportBatchItemFailures),
      ),
      () => ({
        fact: `Up to ${formatValue(batch.size)} records are handled together, ${pipe ? 'not split on failure' : 'neither split on failure nor reported one by one'}`,
        consequence: 'One record that cannot be handled makes the whole batch run again and in the end be given up with it',
        fix: pipe
          ? `Set ${inSource(delivery, 'OnPartialBatchItemFailure')} to AUTOMATIC_BISECT, or make the function return the failed record in batchItemFailures`
          : 'Set BisectBatchOnFunctionError to true, or FunctionResponseTypes to ["ReportBatchItemFailures"] and return the failed record',
        changes: pipe ? setValue(delivery, inSource(delivery, 'OnPartialBatchItemFailure'), 'AUTOMATIC_BISECT') : setValue(delivery, 'BisectBatchOnFunctionError', true),
        ...(pipe ? { severity: 'info' } : {}),
      }),
    );
  }),
});
