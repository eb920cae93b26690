/** One bad record must not take the good ones of its batch with it. */
import { set } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { all, is, judge, not, place } from './kit/report';
import { say } from './kit/wording';
import { isLane } from './queries/lanes';
import { inSource, isPipe } from './queries/reader-settings';

export const poisonRecordIsIsolated = defineRule({
  id: 'poison-record-is-isolated',
  severity: 'warning',
  why: 'Without a split or a report, one bad record makes its whole batch be retried and given up.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html',
  check: (app) => app.readers.filter(isLane).flatMap((delivery) => {
    const { batch, partialFailure } = delivery.policy;
    const pipe = isPipe(delivery);
    return judge(
      place([delivery, pipe ? inSource(delivery, 'OnPartialBatchItemFailure') : 'BisectBatchOnFunctionError']),
      all(
        is(batch.size, (size) => size > 1),
        not(partialFailure.bisectBatchOnError),
        // A pipe takes reports of failed records unasked, and nothing says that its function makes them.
        pipe || not(partialFailure.reportBatchItemFailures),
      ),
      () => ({
        fact: `Up to ${say(batch.size)} records are handled together, ${pipe ? 'not split on failure' : 'neither split on failure nor reported one by one'}`,
        consequence: 'One record that cannot be handled makes the whole batch run again and in the end be given up with it',
        fix: pipe
          ? `Set ${inSource(delivery, 'OnPartialBatchItemFailure')} to AUTOMATIC_BISECT, or make the function return the failed record in batchItemFailures`
          : 'Set BisectBatchOnFunctionError to true, or FunctionResponseTypes to ["ReportBatchItemFailures"] and return the failed record',
        changes: pipe ? set(delivery, inSource(delivery, 'OnPartialBatchItemFailure'), 'AUTOMATIC_BISECT') : set(delivery, 'BisectBatchOnFunctionError', true),
        ...(pipe ? { severity: 'info' } : {}),
      }),
    );
  }),
});
