/**
 * Connects a destination to a construct: refuses what AWS would reject, allows the role of the handler to write to it,
 * and returns the resources that the Lambda resource has to depend on.
 */
import { IDependable } from 'constructs';
import { grant } from '../wiring/grant';
import { grantWildcard } from '../wiring/grant-wildcard';
import { refuseOtherStage } from '../wiring/other-stage';
import { refuse } from '../wiring/refuse';
import { allowDestination } from './allow-destination';
import { Destination } from './destination';
import { DestinationHandle } from './destination-handle';
import { DestinationRequest } from './destination-target';
import { refuseUnsupportedDestination, refuseDurableHandler, refuseUnsupportedFunction } from './supported-destination';

export interface Connection {
  readonly handle: DestinationHandle;
  readonly dependables: readonly IDependable[];
}

export function connect(destination: Destination, request: DestinationRequest): Connection {
  refuseOtherType(destination, request);
  refuseDurableHandler(request);
  const target = destination._targetFor(request);
  if (target.construct !== undefined) refuseOtherStage(request.scope, request.prop, target.construct);
  refuseUnsupportedDestination(request, target);
  refuseUnsupportedFunction(request, target);
  allowDestination(request, target);
  const granted = target.wildcard === undefined
    ? grant(request.scope, request.handler, target.statements)
    : grantWildcard(request.scope, request.handler, target.wildcard);
  return { handle: target.handle, dependables: [...granted.dependables, ...target.dependables ?? []] };
}

/** A JavaScript caller can give the resource itself. */
function refuseOtherType(destination: Destination, { scope, prop }: DestinationRequest): void {
  if (typeof (destination as Partial<Destination> | undefined)?._targetFor !== 'function') {
    refuse(scope, {
      prop,
      fact: 'is not a Destination',
      consequence: 'The permissions of the function would be unknown',
      fix: 'Wrap the resource: Destination.queue(queue), topic(…), function(…), eventBus(…), bucket(…), kafkaTopic(…); a destination of '
        + 'aws-cdk-lib: fromDestination(…) for one of asynchronous invocations, such as SqsDestination, fromEventSourceDlq(…) for one of event sources, such as SqsDlq',
    });
  }
}
