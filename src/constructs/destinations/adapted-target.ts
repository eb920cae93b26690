/**
 * Binds destination objects of aws-cdk-lib, `IDestination` and `IEventSourceDlq`. They add their own permissions and
 * return an ARN only. The resource of the ARN is looked up, so that it is checked like other destinations. An ARN that
 * hides its resource passes unchecked. Text that is neither an ARN nor names a Kafka topic is refused.
 */
import { Annotations, ArnFormat, CfnResource, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { IConstruct } from 'constructs';
import { DestinationResourceKind } from '../../destinations/destination-facts';
import { DESTINATION_FACTS } from '../../destinations/facts';
import { KAFKA_TOPIC_PREFIX } from '../../destinations/kafka-topic/facts';
import { arnComponents } from '../wiring/arn';
import { endsInFifo, hasFifoProperty } from '../wiring/fifo';
import { policiesOf, roleOf } from '../wiring/grant';
import { resourceOf } from '../wiring/reference';
import { refuse, whereIs } from '../wiring/refuse';
import { DestinationKind } from './destination-kind';
import { DestinationRequest, DestinationTarget } from './destination-target';
import { kafkaTopicDestinationTarget } from './kafka-topic/kafka-topic-target';

const KINDS_OF: Readonly<Record<DestinationResourceKind, DestinationKind>> = {
  'queue': DestinationKind.QUEUE,
  'topic': DestinationKind.TOPIC,
  'function': DestinationKind.FUNCTION,
  'event-bus': DestinationKind.EVENT_BUS,
  'bucket': DestinationKind.BUCKET,
  'kafka-topic': DestinationKind.KAFKA_TOPIC,
};

export function destinationTarget(destination: lambda.IDestination, request: DestinationRequest): DestinationTarget {
  const { scope, handler, use } = request;
  refuseWithoutRole(request);
  const type = use === 'async-success' ? lambda.DestinationType.SUCCESS : lambda.DestinationType.FAILURE;
  return adapt(destination.bind(scope, handler, { type }).destination, request);
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
  refuseWithoutRole(request);
  return adapt(dlq.bind(mapping(), request.handler).destination, request);
}

function adapt(arn: string, request: DestinationRequest): DestinationTarget {
  if (arn.startsWith(KAFKA_TOPIC_PREFIX)) {
    return kafkaTopicDestinationTarget(request, arn.slice(KAFKA_TOPIC_PREFIX.length));
  }
  const resource = resourceOf(arn);
  const facts = DESTINATION_FACTS.find(({ types, service }) => (
    resource ? types.includes(resource.cfnResourceType) : isArnOf(service, arn)
  ));
  if (!Token.isUnresolved(arn) && !arn.startsWith('arn:')) {
    refuseOtherText(request, arn);
  }
  const policies = policiesOf(roleOf(request.handler)!);
  warnWithoutGrant(request, policies);
  return {
    facts,
    handle: { kind: facts === undefined ? DestinationKind.OTHER : KINDS_OF[facts.kind], destinationArn: arn },
    construct: resource && l2Of(resource),
    fifo: (resource !== undefined && hasFifoProperty(resource)) || endsInFifo(arn),
    statements: [],
    dependables: policies,
  };
}

function refuseOtherText({ scope, prop, use }: DestinationRequest, arn: string): never {
  return refuse(scope, {
    prop,
    fact: use === 'mapping-failure'
      ? `is "${arn}", but event source mapping destinations must be SQS, SNS or S3`
      : `is "${arn}", which is not a destination`,
    consequence: 'AWS rejects it at deployment',
    fix: use === 'mapping-failure'
      ? 'Use Destination.queue(), topic() or bucket()'
      : 'Use Destination.queue(), topic(), function(), eventBus() or bucket()',
  });
}

/** An imported role that this app cannot change accepts statements without adding them. */
function warnWithoutGrant({ scope, handler }: DestinationRequest, policies: readonly IConstruct[]): void {
  if (policies.length === 0 && !(roleOf(handler) instanceof iam.Role)) {
    Annotations.of(scope).addWarningV2(
      'cdk-lambda-delivery:roleUnknown.destination',
      `${whereIs(scope)}: the handler ${whereIs(handler)} has an imported role, to which the destination object of aws-cdk-lib added no statement that `
      + 'allows it to write. Use Destination.queue(), topic(), function(), eventBus() or bucket(), which name the statement to add to the role.',
    );
  }
}

/** Without a role, aws-cdk-lib throws an error that names neither the destination nor a fix. */
function refuseWithoutRole({ scope, prop, handler }: DestinationRequest): void {
  if (roleOf(handler) === undefined) {
    refuse(scope, {
      prop,
      fact: `is an object of aws-cdk-lib, and the handler ${whereIs(handler)} is imported without its role`,
      consequence: 'The object cannot allow the function to write to the destination',
      fix: 'Use Destination.queue(), topic(), function(), eventBus() or bucket(), which name the statement to add, '
        + 'or import the function with its role: Function.fromFunctionAttributes(…, { functionArn, role })',
    });
  }
}

function l2Of(resource: CfnResource): IConstruct {
  const parent = resource.node.scope;
  return parent?.node.defaultChild === resource ? parent : resource;
}

function isArnOf(service: string, arn: string): boolean {
  return arnComponents(arn, ArnFormat.NO_RESOURCE_NAME)?.service === service;
}
