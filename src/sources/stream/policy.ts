/**
 * What Kinesis and DynamoDB Streams mappings share: shards are lanes that a failing batch blocks, retries and age are unlimited unless the
 * mapping bounds them, and the stream forgets a record after its retention whatever the mapping says.
 */
import { Known, map, unknown } from '../../model/known';
import { NodeKind } from '../../model/node';
import { DeliveryPolicy, Exit } from '../../model/policy';
import { at, booleanOf, numberOf, textOf } from '../../template/value/fields';
import { exitsOf } from '../read-exit';
import { enabledOf, filtersOf, reportsItemFailures } from '../read-mapping';
import { numberWithin } from '../read-number';
import { DeliveryToRead } from '../source-reader';
import {
  STREAM_BATCH_SIZE, STREAM_BATCHING_WINDOW, STREAM_PARALLELIZATION, STREAM_RETRY_ATTEMPTS, STREAM_TUMBLING_WINDOW, UNLIMITED,
} from './facts';

export function streamPolicy({ settings, nodes }: DeliveryToRead, retention: Known<number>): DeliveryPolicy {
  const retries = numberWithin(at(settings, 'MaximumRetryAttempts'), STREAM_RETRY_ATTEMPTS, UNLIMITED);
  const position = textOf(at(settings, 'StartingPosition'), undefined);
  return {
    mode: 'poll',
    order: 'shard',
    batch: {
      size: numberWithin(at(settings, 'BatchSize'), STREAM_BATCH_SIZE, STREAM_BATCH_SIZE.default),
      window: numberWithin(at(settings, 'MaximumBatchingWindowInSeconds'), STREAM_BATCHING_WINDOW, STREAM_BATCHING_WINDOW.default),
      tumblingWindow: numberWithin(at(settings, 'TumblingWindowInSeconds'), STREAM_TUMBLING_WINDOW, STREAM_TUMBLING_WINDOW.default),
    },
    attempts: {
      most: map<number, number | 'unlimited'>(retries, (known) => (known === UNLIMITED ? 'unlimited' : known + 1)),
      countedBy: 'function-errors',
      backoff: { law: 'undocumented' },
    },
    maxAge: map<number, number | 'unlimited'>(numberOf(at(settings, 'MaximumRecordAgeInSeconds'), UNLIMITED), (seconds) => (seconds === UNLIMITED ? 'unlimited' : seconds)),
    retention,
    partialFailure: {
      reportBatchItemFailures: reportsItemFailures(settings),
      bisectBatchOnError: booleanOf(at(settings, 'BisectBatchOnFunctionError'), false),
    },
    concurrency: {
      perLane: numberWithin(at(settings, 'ParallelizationFactor'), STREAM_PARALLELIZATION, STREAM_PARALLELIZATION.default),
      maximum: 'unset',
      provisionedPollers: 'unset',
    },
    ...filtersOf(settings),
    ...(position === undefined ? {} : { startingPosition: position }),
    enabled: enabledOf(settings),
    exits: {
      failure: exitsOf('on-failure', at(settings, 'DestinationConfig', 'OnFailure', 'Destination'), nodes, carriedTo),
      success: [],
    },
  };
}

/** A bucket keeps the records; a queue or a topic only says where on the stream they are. */
function carriedTo(kind: NodeKind): Exit['carries'] {
  if (kind === 'bucket') return 'records';
  return kind === 'queue' || kind === 'topic' ? 'pointer' : unknown(`a mapping writes to no ${kind}`);
}
