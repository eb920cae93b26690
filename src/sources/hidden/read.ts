/**
 * Reads a mapping whose source is hidden or of an unsupported kind. The mapping stays in the graph, so that its absence
 * is not mistaken for safety. What depends on the source is unknown. An option that only some sources have and that the
 * mapping does not set is not unknown: it has no effect on any source.
 */
import { Unknown, unknown } from '../../model/known';
import { Exit } from '../../model/policy';
import { at, booleanOf, numberOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { exitsOf } from '../read-exit';
import { enabledOf, filtersOf, reportsItemFailures } from '../read-mapping';
import { DeliveryToRead, SourceReader } from '../source-reader';

export const hiddenSource: SourceReader = {
  kind: 'unknown',
  polls: [],
  nodes: [],
  policy(delivery) {
    const { settings } = delivery;
    const why = whyUnknown(delivery);
    return {
      mode: 'poll',
      order: why,
      batch: {
        size: numberOf(at(settings, 'BatchSize'), why),
        window: numberOf(at(settings, 'MaximumBatchingWindowInSeconds'), why),
        tumblingWindow: numberOf(at(settings, 'TumblingWindowInSeconds'), 0),
      },
      attempts: { most: why, countedBy: 'function-errors', backoff: { law: 'undocumented' } },
      maxAge: why,
      retention: why,
      partialFailure: {
        reportBatchItemFailures: reportsItemFailures(settings),
        bisectBatchOnError: booleanOf(at(settings, 'BisectBatchOnFunctionError'), false),
      },
      concurrency: {
        perLane: numberOf(at(settings, 'ParallelizationFactor'), 1),
        maximum: unlessUnset(at(settings, 'ScalingConfig'), why),
        provisionedPollers: unlessUnset(at(settings, 'ProvisionedPollerConfig'), why),
      },
      ...filtersOf(settings),
      enabled: enabledOf(settings),
      exits: { failure: failureExits(delivery, why), success: [] },
    };
  },
};

function whyUnknown({ source, hidden }: DeliveryToRead): Unknown {
  const type = source !== undefined && 'type' in source ? source.type : undefined;
  return type === undefined ? hidden ?? unknown('the event source is hidden') : unknown(`mappings from ${type} are not read yet`);
}

function unlessUnset(config: Resolved, why: Unknown): Unknown | 'unset' {
  return config.is === 'absent' ? 'unset' : why;
}

/** If the source is a queue, its redrive policy may name an exit. */
function failureExits({ settings, nodes }: DeliveryToRead, why: Unknown): readonly Exit[] {
  const destination = at(settings, 'DestinationConfig', 'OnFailure', 'Destination');
  const onFailure = exitsOf('on-failure', destination, nodes, () => why);
  return onFailure.length > 0 ? onFailure : [{ by: 'queue-redrive', to: why, carries: why }];
}
