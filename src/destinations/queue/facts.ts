import { KEY_WRITE_ACTIONS, WRITE_ACTIONS } from '../../facts/write-actions';
import { DestinationFacts } from '../destination-facts';

export const QUEUE_DESTINATION: DestinationFacts = {
  kind: 'queue',
  service: 'sqs',
  types: ['AWS::SQS::Queue'],
  takes: ['async-success', 'async-failure', 'mapping-failure', 'kafka-failure'],
  actions: WRITE_ACTIONS.queue,
  keyActions: KEY_WRITE_ACTIONS.messages,
};
