import { DestinationFacts } from '../destination-facts';

export const QUEUE_DESTINATION: DestinationFacts = {
  kind: 'queue',
  service: 'sqs',
  types: ['AWS::SQS::Queue'],
  takes: ['async-success', 'async-failure', 'mapping-failure', 'kafka-failure'],
  actions: ['sqs:SendMessage'],
  keyActions: ['kms:Decrypt', 'kms:GenerateDataKey'],
};
