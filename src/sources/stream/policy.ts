/**
 * The delivery policy that Kinesis and DynamoDB Streams mappings share. Shards are lanes, and a failing batch blocks
 * its lane. Retries and age are unlimited unless the mapping limits them, and the stream deletes a record after its
 * retention.
 */
import { nounOfKind } from '../../facts/nouns';
import { Known, map, unknown } from '../../model/known';
import { NodeKind } from '../../model/node';
import { DeliveryPolicy, Exit } from '../../model/policy';
import { at, booleanOf, numberOf, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { exitsOf } from '../read-exit';
import { enabledOf, filtersOf, reportsItemFailures } from '../read-mapping';
import { numberOfOption, numberWithin } from '../read-number';
import { DeliveryToRead } from '../source-reader';
import {
  STREAM_BATCH_SIZE, STREAM_BATCHING_WINDOW, STREAM_PARALLELIZATION, STREAM_RETRY_ATTEMPTS, STREAM_TUMBLING_WINDOW,
  UNLIMITED,
} from './facts';

export function streamPolicy({ settings, nodes }: DeliveryToRead, retention: Known<number>): DeliveryPolicy {
  const retries = numberWithin(at(settings, 'MaximumRetryAttempts'), STREAM_RETRY_ATTEMPTS, UNLIMITED);
  const position = textOf(at(settings, 'StartingPosition'), undefined);
  return {
    mode: 'poll',
    order: 'shard',
    batch: {
      size: numberOfOption(at(settings, 'BatchSize'), STREAM_BATCH_SIZE),
      window: numberOfOption(at(settings, 'MaximumBatchingWindowInSeconds'), STREAM_BATCHING_WINDOW),
      tumblingWindow: numberOfOption(at(settings, 'TumblingWindowInSeconds'), STREAM_TUMBLING_WINDOW),
    },
    attempts: {
      most: map<number, number | 'unlimited'>(retries, (known) => (known === UNLIMITED ? 'unlimited' : known + 1)),
      countedBy: 'function-errors',
      backoff: { law: 'undocumented' },
    },
    maxAge: recordAgeOf(settings),
    retention,
    partialFailure: {
      reportBatchItemFailures: reportsItemFailures(settings),
      bisectBatchOnError: booleanOf(at(settings, 'BisectBatchOnFunctionError'), false),
    },
    concurrency: {
      perLane: numberOfOption(at(settings, 'ParallelizationFactor'), STREAM_PARALLELIZATION),
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

/** A bucket receives the records. A queue or a topic receives their position on the stream only. */
function carriedTo(kind: NodeKind): Exit['carries'] {
  if (kind === 'bucket') return 'records';
  return kind === 'queue' || kind === 'topic' ? 'pointer' : unknown(`a mapping writes to no ${nounOfKind(kind)}`);
}

export function recordAgeOf(settings: Resolved): Known<number | 'unlimited'> {
  const age = numberOf(at(settings, 'MaximumRecordAgeInSeconds'), UNLIMITED);
  return map<number, number | 'unlimited'>(age, (seconds) => (seconds === UNLIMITED ? 'unlimited' : seconds));
}
