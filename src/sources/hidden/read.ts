/**
 * A mapping whose source is hidden, or of a kind that is not read yet. It stays in the graph, so that nobody takes its silence for safety:
 * what it says outright is said, and everything that depends on the source is unknown.
 */
import { unknown } from '../../model/known';
import { at, numberOf } from '../../template/value/fields';
import { exitsOf } from '../read-exit';
import { enabledOf, filtersOf, reportsItemFailures } from '../read-mapping';
import { SourceReader } from '../source-reader';

export const hiddenSource: SourceReader = {
  kind: 'unknown',
  polls: [],
  nodes: [],
  policy({ settings, source, nodes }) {
    const type = source !== undefined && 'type' in source ? source.type : undefined;
    const why = unknown(type === undefined ? 'the event source is hidden' : `mappings from ${type} are not read yet`);
    const onFailure = exitsOf('on-failure', at(settings, 'DestinationConfig', 'OnFailure', 'Destination'), nodes, () => why);
    return {
      mode: 'poll',
      order: why,
      batch: {
        size: numberOf(at(settings, 'BatchSize'), why),
        window: numberOf(at(settings, 'MaximumBatchingWindowInSeconds'), why),
        tumblingWindow: numberOf(at(settings, 'TumblingWindowInSeconds'), why),
      },
      attempts: { most: why, countedBy: 'function-errors', backoff: { law: 'undocumented' } },
      maxAge: why,
      retention: why,
      partialFailure: { reportBatchItemFailures: reportsItemFailures(settings), bisectBatchOnError: why },
      concurrency: { perLane: why, maximum: why, provisionedPollers: why },
      ...filtersOf(settings),
      enabled: enabledOf(settings),
      exits: { failure: onFailure.length > 0 ? onFailure : [{ by: 'on-failure', to: why, carries: why }], success: [] },
    };
  },
};
