/** Refuses options of Kafka that Lambda supports with provisioned pollers only, where there are none. */
import { Construct } from 'constructs';
import { KAFKA_POLLER_PRICE } from '../../../sources/kafka/facts';
import { UNLIMITED } from '../../../sources/stream/facts';
import { refuse } from '../../wiring/refuse';
import { KafkaEventSourceConsumerProps } from './kafka-event-source-consumer-props';

/** Each option, with the value that equals leaving it out. */
const NEEDS_POLLERS: readonly (readonly [keyof KafkaEventSourceConsumerProps, unknown])[] = [
  ['retryAttempts', UNLIMITED],
  ['bisectBatchOnError', false],
  ['reportBatchItemFailures', false],
  ['maxRecordAge', undefined],
  ['schemaRegistryConfig', undefined],
  ['logLevel', undefined],
];

export function refuseOptionsWithoutPollers(consumer: Construct, props: KafkaEventSourceConsumerProps): void {
  const [prop] = NEEDS_POLLERS.find(([name, neutral]) => props[name] !== undefined && props[name] !== neutral) ?? [];
  if (prop) {
    refuse(consumer, {
      prop,
      fact: 'is given, but provisionedPollerConfig is left out',
      consequence: 'For Kafka, Lambda supports it with provisioned pollers only: it rejects the event source mapping, or retries a failed '
        + 'batch until it expires',
      fix: `Give provisionedPollerConfig: { minimumPollers: 1 } (${KAFKA_POLLER_PRICE}), or leave ${prop} out`,
    });
  }
}
