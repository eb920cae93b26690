/**
 * Destinations that are not ours: aws-cdk-lib's `IDestination` and `IEventSourceDlq` objects. They make their own grants when they are
 * bound and give nothing but an ARN; what the ARN names is looked up, so that they are checked like ours. An ARN that tells nothing is
 * let through unchecked: it is unknown, not wrong.
 */
import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import { BUCKET_DESTINATION } from './bucket/facts';
import { DestinationFacts } from './destination-facts';
import { DestinationRequest, DestinationTarget, endsInFifo } from './destination-target';
import { EVENT_BUS_DESTINATION } from './event-bus/facts';
import { FUNCTION_DESTINATION } from './function/facts';
import { QUEUE_DESTINATION } from './queue/facts';
import { TOPIC_DESTINATION } from './topic/facts';
import { refuse } from '../wiring/refuse';

const KINDS: readonly DestinationFacts[] = [
  QUEUE_DESTINATION, TOPIC_DESTINATION, FUNCTION_DESTINATION, EVENT_BUS_DESTINATION, BUCKET_DESTINATION,
];

export function destinationTarget(destination: lambda.IDestination, { scope, handler, use }: DestinationRequest): DestinationTarget {
  const type = use === 'async-success' ? lambda.DestinationType.SUCCESS : lambda.DestinationType.FAILURE;
  return adapt(destination.bind(scope, handler, { type }).destination, handler);
}

export function eventSourceDlqTarget(dlq: lambda.IEventSourceDlq, request: DestinationRequest): DestinationTarget {
  const { mapping } = request;
  if (mapping === undefined) {
    refuse(request.scope, {
      prop: request.prop,
      fact: 'comes from Destination.fromEventSourceDlq, which wraps an object made for event source mappings',
      consequence: 'An asynchronous invocation has no event source mapping to bind it to',
      fix: 'Use Destination.queue(), topic(), function(), eventBus() or bucket(), or Destination.fromDestination() with an IDestination',
    });
  }
  return adapt(dlq.bind(mapping(), request.handler).destination, request.handler);
}

function adapt(arn: string, handler: lambda.IFunction): DestinationTarget {
  const resource = resourceOf(arn);
  const facts = KINDS.find((kind) => resource ? kind.types.includes(resource.cfnResourceType) : isArnOf(kind.service, arn));
  const ownPolicy = handler.role?.node.tryFindChild('DefaultPolicy');
  return {
    facts,
    handle: { destinationArn: arn },
    construct: resource && l2Of(resource),
    fifo: isFifo(resource) || endsInFifo(arn),
    statements: [],
    dependables: ownPolicy ? [ownPolicy] : [],
  };
}

/** The resource of this app that an ARN token refers to. */
function resourceOf(arn: string): CfnResource | undefined {
  const [token] = Tokenization.reverseString(arn).tokens;
  return Reference.isReference(token) && CfnResource.isCfnResource(token.target) ? token.target : undefined;
}

function l2Of(resource: CfnResource): IConstruct {
  const parent = resource.node.scope;
  return parent?.node.defaultChild === resource ? parent : resource;
}

function isArnOf(service: string, arn: string): boolean {
  return arn.split(':')[2] === service;
}

function isFifo(resource: CfnResource | undefined): boolean {
  const { fifoQueue, fifoTopic } = (resource ?? {}) as { fifoQueue?: unknown; fifoTopic?: unknown };
  return fifoQueue === true || fifoTopic === true;
}
