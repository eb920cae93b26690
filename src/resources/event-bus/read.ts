/** Reads an event bus. */
import { EVENT_BUS_DESTINATION } from '../../destinations/event-bus/facts';
import { NodeReader } from '../node-reader';

export const eventBusReader: NodeReader = {
  kind: 'event-bus',
  types: ['AWS::Events::EventBus'],
  service: EVENT_BUS_DESTINATION.service,
  nameProperty: 'Name',
  matches: (arn) => arn.resource.startsWith('event-bus/'),
  nameIn: (arn) => arn.resource.split('/')[1],
  fromResource: (id, resource) => ({ id, kind: 'event-bus', declaredAt: resource.declaredAt }),
  fromArn: (id) => ({ id, kind: 'event-bus' }),
};
