/** Reads an event bus, and what its archives keep. */
import { EVENT_BUS_DESTINATION } from '../../destinations/event-bus/facts';
import { unknown } from '../../model/known';
import { BusNode } from '../../model/node';
import { at, propertiesOf } from '../../template/value/fields';
import { filterText } from '../../template/value/filter-text';
import { NodeReader } from '../node-reader';

const [POLICY, NAME] = ['AWS::Events::EventBusPolicy', 'EventBusName'] as const;
const [ARCHIVE, SOURCE] = ['AWS::Events::Archive', 'SourceArn'] as const;

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
    return {
      id,
      kind: 'event-bus',
      declaredAt,
      takesOthers: isOpen || (nodes.hiddenPointer(POLICY, NAME) ?? false),
      archives: nodes.hiddenPointer(ARCHIVE, SOURCE) ?? nodes.pointingAt(id, ARCHIVE, SOURCE).map((archive) => (
        filterText(at(propertiesOf(archive), 'EventPattern'))
      )),
    };
  },
  fromArn(id): BusNode {
    const outside = unknown(`an event bus outside the app: ${id}`);
    return { id, kind: 'event-bus', takesOthers: outside, archives: outside };
  },
};

