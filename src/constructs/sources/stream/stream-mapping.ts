/**
 * Creates the event source mapping of a stream with its failure destination. A destination object of aws-cdk-lib is
 * bound to a mapping, and the mapping needs the ARN of that destination. So the object is bound to a reference, whose
 * id is resolved later.
 */
import { Lazy } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { connect } from '../../destinations/connect';
import { Destination } from '../../destinations/destination';
import { DestinationHandle } from '../../destinations/destination-handle';
import { refuseNoHandler } from '../../wiring/handler-environment';
import { createMapping, MappingSettings, MappingSource } from '../mapping/mapping';
import { StreamEventSourceConsumerProps } from './stream-event-source-consumer-props';

export interface StreamMapping {
  readonly mapping: lambda.CfnEventSourceMapping;
  readonly failureDestination: DestinationHandle;
}

export function createStreamMapping(
  scope: Construct, props: StreamEventSourceConsumerProps, source: MappingSource, settings: MappingSettings,
): StreamMapping {
  refuseNoHandler(scope, props.handler);
  const created: { mapping?: lambda.CfnEventSourceMapping } = {};
  const { handle, dependables } = connect(props.onFailure ?? Destination.newQueue(), {
    scope,
    prop: 'onFailure',
    use: 'mapping-failure',
    handler: props.handler,
    mapping: () => lambda.EventSourceMapping.fromEventSourceMappingId(
      scope, 'MappingReference', Lazy.string({ produce: () => created.mapping?.ref }),
    ),
  });
  const mapping = createMapping(scope, props, source, {
    ...settings,
    destinationConfig: { onFailure: { destination: handle.destinationArn } },
  }, dependables);
  created.mapping = mapping;
  return { mapping, failureDestination: handle };
}
