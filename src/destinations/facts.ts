/** Every kind of destination. A new one is its folder and its line here. */
import { BUCKET_DESTINATION } from './bucket/facts';
import { DestinationFacts } from './destination-facts';
import { EVENT_BUS_DESTINATION } from './event-bus/facts';
import { FUNCTION_DESTINATION } from './function/facts';
import { KAFKA_TOPIC_DESTINATION } from './kafka-topic/facts';
import { QUEUE_DESTINATION } from './queue/facts';
import { TOPIC_DESTINATION } from './topic/facts';

export const DESTINATION_FACTS: readonly DestinationFacts[] = [
  BUCKET_DESTINATION, EVENT_BUS_DESTINATION, FUNCTION_DESTINATION, KAFKA_TOPIC_DESTINATION, QUEUE_DESTINATION,
  TOPIC_DESTINATION,
];
