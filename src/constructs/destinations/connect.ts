/**
 * Connects a destination to a construct: refuses what AWS would reject, allows the role of the handler to write to it,
 * and returns the resources that the Lambda resource has to depend on.
 */
import { Stack } from 'aws-cdk-lib';
import { IDependable } from 'constructs';
import { acknowledgeAtSynth } from '../wiring/acknowledge';
import { flatten } from '../wiring/flatten';
import { grant, grantSeparately, GrantResult } from '../wiring/grant';
import { refuse } from '../wiring/refuse';
import { Destination } from './destination';
import { DestinationHandle } from './destination-handle';
import { DestinationRequest, DestinationTarget } from './destination-target';
import { refuseUnsupportedDestination, refuseDurableHandler, refuseUnsupportedFunction } from './supported-destination';

export interface Connection {
  readonly handle: DestinationHandle;
  readonly dependables: readonly IDependable[];
}

export function connect(destination: Destination, request: DestinationRequest): Connection {
  refuseOtherType(destination, request);
  refuseDurableHandler(request);
  const target = destination._targetFor(request);
  refuseUnsupportedDestination(request, target);
  refuseUnsupportedFunction(request, target);
  const granted = target.wildcard === undefined
    ? grant(request.scope, request.handler, target.statements)
    : grantSeparately(request.scope, request.handler, target.statements);
  acknowledgeWildcard(target, granted);
  return { handle: target.handle, dependables: [...granted.dependables, ...target.dependables ?? []] };
}

/** A JavaScript caller can give the resource itself. */
function refuseOtherType(destination: Destination, { scope, prop }: DestinationRequest): void {
  if (typeof (destination as Partial<Destination> | undefined)?._targetFor !== 'function') {
    refuse(scope, {
      prop,
      fact: 'is not a Destination',
      consequence: 'The permissions of the function would be unknown',
      fix: 'Wrap the resource: Destination.queue(queue), topic(…), function(…), eventBus(…), bucket(…), or fromDestination(…)',
    });
  }
}

/** Lambda chooses the keys of the objects that it writes, so the statement needs a wildcard. */
function acknowledgeWildcard({ wildcard }: DestinationTarget, { policy }: GrantResult): void {
  if (wildcard === undefined || policy === undefined) {
    return;
  }
  acknowledgeAtSynth(
    policy,
    () => `AwsSolutions-IAM5[Resource::${flatten(Stack.of(policy).resolve(wildcard))}]`,
    'Lambda chooses the key of each failed event that it stores, so the objects of this one bucket are allowed; '
    + 'only s3:PutObject, and only while the bucket belongs to its account.',
  );
}
