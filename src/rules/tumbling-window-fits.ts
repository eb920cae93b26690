/** A tumbling window has one state for each shard, so it excludes parallel batches and filters. */
import { and, map } from '../model/known';
import { setValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { formatValue, prop } from './kit/wording';

export const tumblingWindowFits = defineRule({
  id: 'tumbling-window-fits',
  severity: 'error',
  harm: 'refused',
  why: 'Lambda refuses a tumbling window together with parallel batches for each shard, or with filters.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-windows.html',
  check: (app) => app.mappings.flatMap((delivery) => {
    const { batch: { tumblingWindow }, concurrency: { perLane }, filters } = delivery.policy;
    const hasWindow = map(tumblingWindow, (seconds) => seconds > 0);
    if (hasWindow === false) return [];
    const consequence = 'Lambda refuses the mapping, and the stack does not deploy';
    return [
      ...report(location([delivery, 'ParallelizationFactor']), and(hasWindow, map(perLane, (batches) => batches > 1)), () => ({
        fact: `${prop('ParallelizationFactor')} is ${formatValue(perLane)}, and ${prop('TumblingWindowInSeconds')} is ${formatValue(tumblingWindow)}`,
        consequence,
        fix: `Set ${prop('ParallelizationFactor')} to 1, or remove ${prop('TumblingWindowInSeconds')}`,
        changes: setValue(delivery, 'ParallelizationFactor', 1),
      })),
      ...report(location([delivery, 'FilterCriteria']), and(hasWindow, map(filters, (patterns) => patterns.length > 0)), () => ({
        fact: `The mapping has filters (${prop('FilterCriteria')}), and ${prop('TumblingWindowInSeconds')} is ${formatValue(tumblingWindow)}`,
        consequence,
        fix: `Remove ${prop('FilterCriteria')} and let the function skip the filtered records, or remove ${prop('TumblingWindowInSeconds')} and let the function `
          + 'keep its state in a table',
        // Either fix needs new code in the function.
        changes: [],
      })),
    ];
  }),
});
