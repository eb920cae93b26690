/**
 * Reads a mapping whose source is hidden or of an unsupported kind. The mapping stays in the graph, so that its absence
 * is not mistaken for safety. What depends on the source is unknown.
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
    const destination = at(settings, 'DestinationConfig', 'OnFailure', 'Destination');
    const onFailure = exitsOf('on-failure', destination, nodes, () => why);
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
