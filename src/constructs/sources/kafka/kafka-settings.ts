/**
 * Settings of the event source mapping of a topic. With provisioned pollers, retries are limited and batches are split
 * and reported record by record, unlike the defaults of AWS. Without them, Lambda supports none of that.
 */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import {
  KAFKA_BATCH_SIZE, KAFKA_CONSUMER_GROUP, KAFKA_MAPPING_METRICS, KAFKA_MAXIMUM_POLLERS, KAFKA_MINIMUM_POLLERS,
  KAFKA_POLLER_GROUP, KAFKA_TOPIC,
} from '../../../sources/kafka/facts';
import { MAPPING_BATCHING_WINDOW } from '../../../sources/mapping/facts';
import {
  EVERY_STARTING_POSITION, SAFE_RETRY_ATTEMPTS, STREAM_RECORD_AGE, STREAM_RETRY_ATTEMPTS,
} from '../../../sources/stream/facts';
import { isAbsent, wholeNumber, wholeSeconds } from '../../wiring/number-prop';
import { checkedText, requiredText } from '../../wiring/text-prop';
import { MappingSettings } from '../mapping/mapping';
import { metricsSettings } from '../mapping/metrics';
import { pollerSettings } from '../mapping/provisioned-pollers';
import { responseTypes } from '../mapping/response-types';
import { positionSettings } from '../mapping/starting-position';
import { KafkaEventSourceConsumerProps } from './kafka-event-source-consumer-props';
import { refuseOptionsWithoutPollers } from './options-without-pollers';

export function kafkaSettings(consumer: Construct, props: KafkaEventSourceConsumerProps): MappingSettings {
  const window = wholeSeconds(consumer, 'maxBatchingWindow', props.maxBatchingWindow, MAPPING_BATCHING_WINDOW);
  return {
    topics: [requiredText(consumer, 'topic', props.topic, KAFKA_TOPIC, 'Give the name of a topic of the cluster')],
    batchSize: wholeNumber(consumer, 'batchSize', props.batchSize, KAFKA_BATCH_SIZE) ?? KAFKA_BATCH_SIZE.default,
    maximumBatchingWindowInSeconds: window,
    ...positionSettings(consumer, props, EVERY_STARTING_POSITION),
    ...metricsSettings(consumer, props.metricsConfig, KAFKA_MAPPING_METRICS),
    ...modeSettings(consumer, props),
  };
}

export function consumerGroup(consumer: Construct, props: KafkaEventSourceConsumerProps): string | undefined {
  return checkedText(consumer, 'consumerGroupId', props.consumerGroupId, KAFKA_CONSUMER_GROUP);
}

function modeSettings(consumer: Construct, props: KafkaEventSourceConsumerProps): MappingSettings {
  const { provisionedPollerConfig: config, retryAttempts = SAFE_RETRY_ATTEMPTS, maxRecordAge, logLevel } = props;
  if (isAbsent(config)) {
    refuseOptionsWithoutPollers(consumer, props);
    return {};
  }
  return {
    provisionedPollerConfig: kafkaPollers(consumer, config),
    ...responseTypes(props.reportBatchItemFailures ?? true),
    bisectBatchOnFunctionError: props.bisectBatchOnError ?? true,
    maximumRetryAttempts: wholeNumber(consumer, 'retryAttempts', retryAttempts, STREAM_RETRY_ATTEMPTS),
    maximumRecordAgeInSeconds: wholeSeconds(consumer, 'maxRecordAge', maxRecordAge, STREAM_RECORD_AGE),
    loggingConfig: logLevel === undefined ? undefined : { systemLogLevel: logLevel },
  };
}

function kafkaPollers(
  consumer: Construct, config: lambda.ProvisionedPollerConfig,
): MappingSettings['provisionedPollerConfig'] {
  return {
    ...pollerSettings(consumer, config, { minimum: KAFKA_MINIMUM_POLLERS, maximum: KAFKA_MAXIMUM_POLLERS }),
    pollerGroupName: checkedText(
      consumer, 'provisionedPollerConfig.pollerGroupName', config.pollerGroupName, KAFKA_POLLER_GROUP,
    ),
  };
}
