/** One bad record must not take the good ones of its batch with it. */
import { defineRule } from './define-rule';
import { set } from './support/changes';
import { all, is, judge, not, place } from './support/judge';
import { isLane } from './support/lanes';
import { say } from './support/words';

export const poisonRecordIsIsolated = defineRule({
  id: 'poison-record-is-isolated',
  severity: 'warning',
  why: 'Without a split or a report, one bad record makes its whole batch be retried and given up.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html',
  check: (app) => app.mappings.filter(isLane).flatMap((delivery) => {
    const { batch, partialFailure } = delivery.policy;
    return judge(
      place([delivery, 'BisectBatchOnFunctionError']),
      all(
        is(batch.size, (size) => size > 1),
        not(partialFailure.bisectBatchOnError),
        not(partialFailure.reportBatchItemFailures),
      ),
      () => ({
        fact: `Up to ${say(batch.size)} records are handled together, neither split on failure nor reported one by one`,
        consequence: 'One record that cannot be handled makes the whole batch run again and in the end be given up with it',
        fix: 'Set BisectBatchOnFunctionError to true, or FunctionResponseTypes to ["ReportBatchItemFailures"] and return the failed record',
        changes: set(delivery, 'BisectBatchOnFunctionError', true),
      }),
    );
  }),
});
