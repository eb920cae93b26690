import * as sns from 'aws-cdk-lib/aws-sns';
import { TOPIC_DESTINATION } from '../../../destinations/topic/facts';
import { isFifoResource } from '../../wiring/fifo';
import { DestinationKind } from '../destination-kind';
import { DestinationTarget, statementsFor } from '../destination-target';

export function topicDestinationTarget(topic: sns.ITopic): DestinationTarget {
  return {
    facts: TOPIC_DESTINATION,
    handle: { kind: DestinationKind.TOPIC, destinationArn: topic.topicArn, topic },
    construct: topic,
    fifo: isFifoResource(topic, topic.topicArn),
    statements: statementsFor(TOPIC_DESTINATION, topic.topicArn, topic.masterKey),
  };
}
