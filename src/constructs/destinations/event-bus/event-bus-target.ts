import * as events from 'aws-cdk-lib/aws-events';
import { EVENT_BUS_DESTINATION } from '../../../destinations/event-bus/facts';
import { DestinationKind } from '../destination-kind';
import { DestinationTarget, statementsFor } from '../destination-target';

export function eventBusDestinationTarget(eventBus: events.IEventBus): DestinationTarget {
  return {
    facts: EVENT_BUS_DESTINATION,
    handle: { kind: DestinationKind.EVENT_BUS, destinationArn: eventBus.eventBusArn, eventBus },
    construct: eventBus,
    fifo: false,
    statements: statementsFor(EVENT_BUS_DESTINATION, eventBus.eventBusArn),
  };
}
