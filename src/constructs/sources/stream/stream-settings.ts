/**
 * Settings of the event source mapping of a stream. Retries and age are limited and bisecting is on, unlike the
 * defaults of AWS.
 */
import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { MAPPING_METRICS } from '../../../sources/mapping/facts';
import {
  SAFE_RECORD_AGE, SAFE_RETRY_ATTEMPTS, STREAM_BATCH_SIZE, STREAM_BATCHING_WINDOW, STREAM_PARALLELIZATION,
  STREAM_RECORD_AGE, STREAM_RETRY_ATTEMPTS, STREAM_TUMBLING_WINDOW,
} from '../../../sources/stream/facts';
import { isKnownNumber, wholeNumber, wholeSeconds } from '../../wiring/number-prop';
import { refuse } from '../../wiring/refuse';
import { MappingSettings } from '../mapping/mapping';
import { metricsSettings } from '../mapping/metrics';
import { responseTypes } from '../mapping/response-types';
import { positionSettings } from '../mapping/starting-position';
import { StreamEventSourceConsumerProps } from './stream-event-source-consumer-props';

export function streamSettings(
  consumer: Construct, props: StreamEventSourceConsumerProps, positions: readonly string[],
): MappingSettings {
  const { maxRecordAge = Duration.seconds(SAFE_RECORD_AGE), retryAttempts = SAFE_RETRY_ATTEMPTS } = props;
  const parallelizationFactor = wholeNumber(consumer, 'parallelizationFactor', props.parallelizationFactor, STREAM_PARALLELIZATION);
  const tumblingWindowInSeconds = wholeSeconds(consumer, 'tumblingWindow', props.tumblingWindow, STREAM_TUMBLING_WINDOW);
  refuseConflictsWithWindow(consumer, props, tumblingWindowInSeconds, parallelizationFactor);
  return {
    ...positionSettings(consumer, props, positions),
    batchSize: wholeNumber(consumer, 'batchSize', props.batchSize, STREAM_BATCH_SIZE) ?? STREAM_BATCH_SIZE.default,
    maximumBatchingWindowInSeconds: wholeSeconds(consumer, 'maxBatchingWindow', props.maxBatchingWindow, STREAM_BATCHING_WINDOW),
    parallelizationFactor,
    bisectBatchOnFunctionError: props.bisectBatchOnError ?? true,
    maximumRetryAttempts: wholeNumber(consumer, 'retryAttempts', retryAttempts, STREAM_RETRY_ATTEMPTS),
    maximumRecordAgeInSeconds: wholeSeconds(consumer, 'maxRecordAge', maxRecordAge, STREAM_RECORD_AGE),
    tumblingWindowInSeconds,
    ...responseTypes(props.reportBatchItemFailures ?? true),
    ...metricsSettings(consumer, props.metricsConfig, MAPPING_METRICS),
  };
}

function refuseConflictsWithWindow(
  consumer: Construct,
  props: StreamEventSourceConsumerProps,
  window: number | undefined,
  parallelizationFactor: number | undefined,
): void {
  if (!isKnownNumber(window) || window === 0) {
    return;
  }
  const conflict = props.filters && props.filters.length > 0
    ? { prop: 'filters', fact: 'are given', fix: 'Leave the filters out and skip records in the handler, or leave tumblingWindow out' }
    : isKnownNumber(parallelizationFactor) && parallelizationFactor !== 1
      ? { prop: 'parallelizationFactor', fact: `is ${parallelizationFactor}`, fix: 'Use a parallelizationFactor of 1, or leave tumblingWindow out' }
      : undefined;
  if (conflict) {
    refuse(consumer, {
      prop: conflict.prop,
      fact: `${conflict.fact} together with a tumblingWindow`,
      consequence: 'A window needs every record of its shard in order, and AWS rejects the event source mapping',
      fix: conflict.fix,
    });
  }
}
