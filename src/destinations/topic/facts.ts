import { DestinationFacts } from '../destination-facts';

export const TOPIC_DESTINATION: DestinationFacts = {
  kind: 'topic',
  service: 'sns',
  types: ['AWS::SNS::Topic'],
  takes: ['async-success', 'async-failure', 'mapping-failure', 'kafka-failure'],
  actions: ['sns:Publish'],
  keyActions: ['kms:Decrypt', 'kms:GenerateDataKey'],
};
