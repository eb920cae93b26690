import { WRITE_ACTIONS } from '../../facts/write-actions';
import { DestinationFacts } from '../destination-facts';

export const EVENT_BUS_DESTINATION: DestinationFacts = {
  kind: 'event-bus',
  service: 'events',
  types: ['AWS::Events::EventBus'],
  takes: ['async-success', 'async-failure'],
  actions: WRITE_ACTIONS['event-bus'],
  keyActions: [],
};
