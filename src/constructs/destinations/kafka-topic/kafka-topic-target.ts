/** A topic of the Kafka cluster that a mapping reads, as destination of the records that it gives up. */
import { KAFKA_TOPIC_DESTINATION, KAFKA_TOPIC_PREFIX } from '../../../destinations/kafka-topic/facts';
import { KAFKA_POLLER_PRICE, KAFKA_TOPIC } from '../../../sources/kafka/facts';
import { refuse } from '../../wiring/refuse';
import { checkedText } from '../../wiring/text-prop';
import { DestinationKind } from '../destination-kind';
import { DestinationRequest, DestinationTarget } from '../destination-target';

export function kafkaTopicDestinationTarget(request: DestinationRequest, topic: string): DestinationTarget {
  const { scope, prop, kafka } = request;
  checkedText(scope, `${prop}: Destination.kafkaTopic()`, topic, KAFKA_TOPIC);
  if (kafka) refuseUnsuitableTopic(request, topic);
  return {
    facts: KAFKA_TOPIC_DESTINATION,
    handle: { kind: DestinationKind.KAFKA_TOPIC, destinationArn: `${KAFKA_TOPIC_PREFIX}${topic}`, kafkaTopic: topic },
    fifo: false,
    statements: kafka?.produceStatements(topic) ?? [],
  };
}

function refuseUnsuitableTopic({ scope, prop, kafka }: DestinationRequest, topic: string): void {
  if (kafka?.topic === topic) {
    refuse(scope, {
      prop,
      fact: `is the topic ${topic}, which the mapping itself reads`,
      consequence: 'Each failed record would come back, so AWS rejects the event source mapping',
      fix: 'Give another topic of the cluster, or Destination.newQueue()',
    });
  }
  if (kafka?.hasProvisionedPollers === false) {
    refuse(scope, {
      prop,
      fact: `is the topic ${topic}, but provisionedPollerConfig is left out`,
      consequence: 'Only provisioned pollers write to a Kafka topic, and AWS rejects the event source mapping',
      fix: `Give provisionedPollerConfig: { minimumPollers: 1 } (${KAFKA_POLLER_PRICE}), or Destination.bucket(), which keeps the records too`,
    });
  }
}
