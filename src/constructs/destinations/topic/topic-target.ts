import * as sns from 'aws-cdk-lib/aws-sns';
import { TOPIC_DESTINATION } from '../../../destinations/topic/facts';
import { DestinationKind } from '../destination-kind';
import { DestinationTarget, endsInFifo, statementsFor } from '../destination-target';

export function topicDestinationTarget(topic: sns.ITopic): DestinationTarget {
  return {
    facts: TOPIC_DESTINATION,
    handle: { kind: DestinationKind.TOPIC, destinationArn: topic.topicArn, topic },
    construct: topic,
    fifo: topic.fifo || endsInFifo(topic.topicArn),
    statements: statementsFor(TOPIC_DESTINATION, topic.topicArn, topic.masterKey),
  };
}
