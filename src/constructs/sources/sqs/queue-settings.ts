/** Settings of the event source mapping of a queue, which differ between standard and FIFO queues. */
import { Construct } from 'constructs';
import { MAPPING_METRICS } from '../../../sources/mapping/facts';
import {
  FIFO_BATCH_SIZE, LARGEST_BATCH_WITHOUT_WINDOW, QUEUE_BATCH_SIZE, QUEUE_BATCHING_WINDOW, QUEUE_MAX_CONCURRENCY,
  QUEUE_MAXIMUM_POLLERS, QUEUE_MINIMUM_POLLERS,
} from '../../../sources/sqs/facts';
import { countOf } from '../../../text/pluralize';
import { isAbsent, isKnownNumber, wholeNumber, wholeSeconds } from '../../wiring/number-prop';
import { refuse } from '../../wiring/refuse';
import { MappingSettings } from '../mapping/mapping';
import { metricsSettings } from '../mapping/metrics';
import { pollerSettings } from '../mapping/provisioned-pollers';
import { responseTypes } from '../mapping/response-types';
import { SqsConsumerProps } from './sqs-consumer-props';

export function queueSettings(consumer: Construct, props: SqsConsumerProps, fifo: boolean): MappingSettings {
  const batchSize = wholeNumber(consumer, 'batchSize', props.batchSize, fifo ? FIFO_BATCH_SIZE : QUEUE_BATCH_SIZE);
  const window = wholeSeconds(consumer, 'maxBatchingWindow', props.maxBatchingWindow, QUEUE_BATCHING_WINDOW);
  if (fifo) {
    refuseWindow(consumer, window);
  } else {
    refuseLargeBatchWithoutWindow(consumer, batchSize, window);
  }
  const maximumConcurrency = wholeNumber(consumer, 'maxConcurrency', props.maxConcurrency, QUEUE_MAX_CONCURRENCY);
  return {
    batchSize: batchSize ?? QUEUE_BATCH_SIZE.default,
    maximumBatchingWindowInSeconds: fifo && window === 0 ? undefined : window,
    scalingConfig: maximumConcurrency === undefined ? undefined : { maximumConcurrency },
    provisionedPollerConfig: provisionedPollers(consumer, props),
    ...responseTypes(props.reportBatchItemFailures ?? true),
    ...metricsSettings(consumer, props.metricsConfig, MAPPING_METRICS),
  };
}

function refuseWindow(consumer: Construct, window: number | undefined): void {
  if (isKnownNumber(window) && window !== 0) {
    refuse(consumer, {
      prop: 'maxBatchingWindow',
      fact: `is ${countOf(window, 'seconds')}, but the queue is FIFO`,
      consequence: 'AWS rejects a batching window for a FIFO queue',
      fix: 'Leave maxBatchingWindow out, or use a standard queue',
    });
  }
}

function refuseLargeBatchWithoutWindow(
  consumer: Construct, batchSize: number | undefined, window: number | undefined,
): void {
  if (isKnownNumber(batchSize) && batchSize > LARGEST_BATCH_WITHOUT_WINDOW && (window ?? 0) === 0) {
    refuse(consumer, {
      prop: 'batchSize',
      fact: `is ${batchSize}, above ${LARGEST_BATCH_WITHOUT_WINDOW}, `
        + `and maxBatchingWindow is ${window === 0 ? '0 seconds' : 'left out'}`,
      consequence: `AWS rejects a batch size above ${LARGEST_BATCH_WITHOUT_WINDOW} without a batching window`,
      fix: 'Give maxBatchingWindow: Duration.seconds(1) or longer',
    });
  }
}

function provisionedPollers(
  consumer: Construct, { provisionedPollerConfig: config, maxConcurrency }: SqsConsumerProps,
): MappingSettings['provisionedPollerConfig'] {
  if (isAbsent(config)) {
    return undefined;
  }
  const settings = pollerSettings(consumer, config, { minimum: QUEUE_MINIMUM_POLLERS, maximum: QUEUE_MAXIMUM_POLLERS });
  if (maxConcurrency !== undefined) {
    refuse(consumer, {
      prop: 'provisionedPollerConfig',
      fact: 'is given together with maxConcurrency',
      consequence: 'AWS rejects an event source mapping with both',
      fix: 'Leave maxConcurrency out, as each provisioned poller has at most 10 concurrent batches',
    });
  }
  if (config.pollerGroupName !== undefined) {
    refuse(consumer, {
      prop: 'provisionedPollerConfig.pollerGroupName',
      fact: 'is given, but poller groups exist for Kafka sources only',
      consequence: 'AWS rejects the event source mapping',
      fix: 'Leave pollerGroupName out',
    });
  }
  return settings;
}
