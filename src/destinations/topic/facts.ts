import { KEY_WRITE_ACTIONS, WRITE_ACTIONS } from '../../facts/write-actions';
import { DestinationFacts } from '../destination-facts';

export const TOPIC_DESTINATION: DestinationFacts = {
  kind: 'topic',
  service: 'sns',
  types: ['AWS::SNS::Topic'],
  takes: ['async-success', 'async-failure', 'mapping-failure', 'kafka-failure'],
  actions: WRITE_ACTIONS.topic,
  keyActions: KEY_WRITE_ACTIONS.messages,
};
