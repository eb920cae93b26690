/** Reads an event bus. */
import { EVENT_BUS_DESTINATION } from '../../destinations/event-bus/facts';
import { unknown } from '../../model/known';
import { BusNode } from '../../model/node';
import { at, propertiesOf } from '../../template/value/fields';
import { NodeReader } from '../node-reader';

const [POLICY, NAME] = ['AWS::Events::EventBusPolicy', 'EventBusName'] as const;

export const eventBusReader: NodeReader = {
  kind: 'event-bus',
  types: ['AWS::Events::EventBus'],
  service: EVENT_BUS_DESTINATION.service,
  nameProperty: 'Name',
  matches: (arn) => arn.resource.startsWith('event-bus/'),
  nameIn: (arn) => arn.resource.split('/')[1],
  fromResource(id, resource, nodes): BusNode {
    const { declaredAt } = resource;
    const isOpen = at(propertiesOf(resource), 'Policy').is !== 'absent' || nodes.pointingAt(id, POLICY, NAME).length > 0;
    return { id, kind: 'event-bus', declaredAt, takesOthers: isOpen || (nodes.hiddenPointer(POLICY, NAME) ?? false) };
  },
  fromArn: (id): BusNode => ({ id, kind: 'event-bus', takesOthers: unknown(`an event bus outside the app: ${id}`) }),
};
