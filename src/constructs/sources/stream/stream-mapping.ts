/**
 * Creates the event source mapping of a stream or a topic with its failure destination. A destination object of
 * aws-cdk-lib is bound to a mapping, and the mapping needs the ARN of that destination. So the object is bound to a
 * reference, whose id is resolved later.
 */
import { Lazy } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct, IDependable } from 'constructs';
import { connect } from '../../destinations/connect';
import { Destination } from '../../destinations/destination';
import { DestinationHandle } from '../../destinations/destination-handle';
import { destinationNode } from '../../destinations/destination-node';
import { DestinationRequest } from '../../destinations/destination-target';
import { consumerNode } from '../../wiring/chains/chain-node';
import { addLink } from '../../wiring/chains/links';
import { refuseNoHandler, refuseOtherEnvironment } from '../../wiring/handler-environment';
import { FilteredEventSourceConsumerProps } from '../mapping/filtered-event-source-consumer-props';
import { createMapping, MappingSettings, MappingSource } from '../mapping/mapping';
import { acknowledgePointers } from './acknowledge-pointers';

export interface StreamMapping {
  readonly mapping: lambda.CfnEventSourceMapping;
  readonly failureDestination: DestinationHandle;
}

/** A reference to the mapping, which is created with the first use. */
export type MappingReference = () => lambda.IEventSourceMapping;

export interface StreamMappingSettings {
  readonly settings: MappingSettings;
  /** Further resources that have to exist before the mapping. */
  readonly dependables?: readonly IDependable[];
}

export function createStreamMapping(
  scope: Construct,
  props: FilteredEventSourceConsumerProps & { readonly onFailure?: Destination },
  source: MappingSource,
  settingsOf: (reference: MappingReference) => StreamMappingSettings,
  use: Pick<DestinationRequest, 'use' | 'kafka'> = { use: 'mapping-failure' },
): StreamMapping {
  refuseNoHandler(scope, props.handler);
  refuseOtherEnvironment(scope, props.handler);
  const created: { mapping?: lambda.CfnEventSourceMapping; reference?: lambda.IEventSourceMapping } = {};
  const reference: MappingReference = () => created.reference ??= lambda.EventSourceMapping.fromEventSourceMappingId(
    scope, 'MappingReference', Lazy.string({ produce: () => created.mapping?.ref }),
  );
  const onFailure = connect(props.onFailure ?? Destination.newQueue(), {
    ...use, scope, prop: 'onFailure', handler: props.handler, mapping: reference,
  });
  addDiscardLink(scope, props.handler, onFailure.handle);
  const { settings, dependables = [] } = settingsOf(reference);
  created.mapping = createMapping(scope, props, source, {
    ...settings,
    destinationConfig: { onFailure: { destination: onFailure.handle.destinationArn } },
  }, [...onFailure.dependables, ...dependables]);
  if (props.onFailure === undefined) acknowledgePointers(created.mapping, source.construct);
  return { mapping: created.mapping, failureDestination: onFailure.handle };
}

/** Not to a bucket: the keys of discarded records are others than those of invocation records, which prefixes are compared with. */
function addDiscardLink(scope: Construct, handler: lambda.IFunction, handle: DestinationHandle): void {
  const to = handle.bucket ? undefined : destinationNode(handle);
  if (to !== undefined) {
    addLink(scope, 'onFailure', { from: consumerNode(scope, handler), to, by: scope, sends: 'on-failure' });
  }
}
