/** A tumbling window keeps one state for each shard, so that nothing may run beside it or be left out. */
import { and, map } from '../model/known';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { formatValue } from './kit/wording';

export const tumblingWindowFits = defineRule({
  id: 'tumbling-window-fits',
  severity: 'error',
  why: 'Lambda refuses a tumbling window together with parallel batches of one shard, or with filters.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html',
  check: (app) => app.mappings.flatMap((delivery) => {
    const { batch: { tumblingWindow }, concurrency: { perLane }, filters } = delivery.policy;
    const hasWindow = map(tumblingWindow, (seconds) => seconds > 0);
    const consequence = 'Lambda refuses the mapping, and the stack does not deploy';
    return [
      ...report(location([delivery, 'ParallelizationFactor']), and(hasWindow, map(perLane, (batches) => batches > 1)), () => ({
        fact: `ParallelizationFactor is ${formatValue(perLane)}, and TumblingWindowInSeconds is ${formatValue(tumblingWindow)}`,
        consequence,
        fix: 'Set ParallelizationFactor to 1, or remove TumblingWindowInSeconds',
        changes: setValue(delivery, 'ParallelizationFactor', 1),
      })),
      ...report(location([delivery, 'FilterCriteria']), and(hasWindow, map(filters, (patterns) => patterns.length > 0)), () => ({
        fact: `FilterCriteria has filters, and TumblingWindowInSeconds is ${formatValue(tumblingWindow)}`,
        consequence,
        fix: 'Remove FilterCriteria and let the function skip what it left out, or remove TumblingWindowInSeconds and let it keep its state in a table',
        // Either way the function has to do what the setting did.
        changes: [],
      })),
    ];
  }),
});
