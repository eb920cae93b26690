/**
 * Joins a destination to the construct that takes it: refused where AWS would refuse it, permitted to the handler's role, and with
 * what Lambda has to wait for before it is told.
 */
import { Stack } from 'aws-cdk-lib';
import { IDependable } from 'constructs';
import { acknowledgeAtSynth } from '../wiring/acknowledge';
import { flatten } from '../wiring/flatten';
import { grant, grantApart, GrantResult } from '../wiring/grant';
import { refuse } from '../wiring/refuse';
import { Destination } from './destination';
import { DestinationHandle } from './destination-handle';
import { DestinationRequest, DestinationTarget } from './destination-target';
import { refuseMisfit, refuseOnDurable, refuseUninvokable } from './fit';

export interface Connection {
  readonly handle: DestinationHandle;
  readonly dependables: readonly IDependable[];
}

export function connect(destination: Destination, request: DestinationRequest): Connection {
  refuseNoDestination(destination, request);
  refuseOnDurable(request);
  const target = destination._targetFor(request);
  refuseMisfit(request, target);
  refuseUninvokable(request, target);
  const granted = target.wildcard === undefined
    ? grant(request.scope, request.handler, target.statements)
    : grantApart(request.scope, request.handler, target.statements);
  acknowledgeWildcard(target, granted);
  return { handle: target.handle, dependables: [...granted.dependables, ...target.dependables ?? []] };
}

/** From JavaScript the resource itself is easily given in its place. */
function refuseNoDestination(destination: Destination, { scope, prop }: DestinationRequest): void {
  if (typeof (destination as Partial<Destination> | undefined)?._targetFor !== 'function') {
    refuse(scope, {
      prop,
      fact: 'is not a Destination',
      consequence: 'The library would not know what to allow the function',
      fix: 'Wrap the resource: Destination.queue(queue), topic(…), function(…), eventBus(…), bucket(…), or fromDestination(…)',
    });
  }
}

/** Lambda names the objects that it writes, so no statement without a wildcard can allow it. */
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
