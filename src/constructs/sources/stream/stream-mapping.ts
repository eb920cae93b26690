/**
 * Makes a stream's mapping together with its failure destination. An adapter of aws-cdk-lib wants to see the mapping that it is bound
 * to, while the mapping wants the adapter's ARN; so the adapter sees it by an id that is filled in later.
 */
import { Lazy } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { connect } from '../../destinations/connect';
import { Destination } from '../../destinations/destination';
import { DestinationHandle } from '../../destinations/destination-handle';
import { refuseNoHandler } from '../../wiring/handler-fit';
import { makeMapping, MappingSettings, MappingSource } from '../mapping/mapping';
import { StreamEventSourceConsumerProps } from './stream-event-source-consumer-props';

export interface StreamMapping {
  readonly mapping: lambda.CfnEventSourceMapping;
  readonly failureDestination: DestinationHandle;
}

export function makeStreamMapping(
  scope: Construct, props: StreamEventSourceConsumerProps, source: MappingSource, settings: MappingSettings,
): StreamMapping {
  refuseNoHandler(scope, props.handler);
  const made: { mapping?: lambda.CfnEventSourceMapping } = {};
  const { handle, dependables } = connect(props.onFailure ?? Destination.newQueue(), {
    scope,
    prop: 'onFailure',
    use: 'mapping-failure',
    handler: props.handler,
    mapping: () => lambda.EventSourceMapping.fromEventSourceMappingId(
      scope, 'MappingReference', Lazy.string({ produce: () => made.mapping?.ref }),
    ),
  });
  const mapping = makeMapping(scope, props, source, {
    ...settings,
    destinationConfig: { onFailure: { destination: handle.destinationArn } },
  }, dependables);
  made.mapping = mapping;
  return { mapping, failureDestination: handle };
}
