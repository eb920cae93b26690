/** Refuses destinations that AWS does not support for a prop, with the reason and an alternative. */
import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { DestinationResourceKind, DestinationUse } from '../../destinations/destination-facts';
import { NOUNS, withArticle } from '../../facts/nouns';
import { refuseEdgeFunctionElsewhere } from '../wiring/edge-function';
import { formatForNag } from '../wiring/format-for-nag';
import { functionBehind, isArnOf, isDurable, isSameFunction } from '../wiring/handler';
import { refuse, whereIs } from '../wiring/refuse';
import { DestinationRequest, DestinationTarget } from './destination-target';

interface Problem {
  readonly fact: string;
  readonly consequence: string;
  readonly fix: string;
}

const NOT_FOR_MAPPINGS: Problem = {
  fact: 'but event source mapping destinations must be SQS, SNS or S3',
  consequence: 'Lambda polls this source and calls the handler synchronously, so no invocation record exists that could be sent there: '
    + 'AWS rejects the event source mapping',
  fix: 'Use Destination.bucket() to keep the failed records, or Destination.queue() or topic() for pointers to them',
};

const NOT_FOR_KAFKA: Problem = {
  ...NOT_FOR_MAPPINGS,
  fact: 'but destinations of a Kafka source must be SQS, SNS, S3 or a topic of its cluster',
  fix: 'Use Destination.bucket() or kafkaTopic() to keep the failed records, or Destination.queue() or topic() for pointers to them',
};

const NO_KAFKA_SOURCE: Problem = {
  fact: 'but only a mapping that reads another topic of the same cluster can write to it',
  consequence: 'AWS rejects it at deployment',
  fix: 'Use Destination.bucket(), or Destination.queue() or topic()',
};

type ProblemsByKind = Readonly<Partial<Record<DestinationResourceKind, Problem>>>;

const PROBLEMS: Readonly<Partial<Record<DestinationUse, ProblemsByKind>>> = {
  'async-success': {
    bucket: {
      fact: 'but a bucket is a destination for failed events only',
      consequence: 'Lambda rejects S3 as an on-success destination',
      fix: 'Use Destination.queue(), topic(), function() or eventBus() for onSuccess',
    },
  },
  'mapping-failure': { 'function': NOT_FOR_MAPPINGS, 'event-bus': NOT_FOR_MAPPINGS },
  'kafka-failure': { 'function': NOT_FOR_KAFKA, 'event-bus': NOT_FOR_KAFKA },
};

export function refuseUnsupportedDestination(request: DestinationRequest, target: DestinationTarget): void {
  const { scope, prop, use, handler } = request;
  const { facts } = target;
  if (target.fifo) {
    refuse(scope, {
      prop,
      fact: `${prop === 'handler' ? 'has as its dead-letter target' : 'is'} the FIFO ${facts?.kind ?? 'resource'} ${nameOf(target, scope)}, `
        + 'but Lambda sends to standard queues and topics only',
      consequence: 'Every event sent to it would be lost',
      fix: 'Use a standard queue or topic, or Destination.newQueue() to create a queue',
    });
  }
  if (facts && !facts.takes.includes(use)) {
    const problem = facts.kind === 'kafka-topic' ? NO_KAFKA_SOURCE : PROBLEMS[use]?.[facts.kind] ?? NOT_FOR_MAPPINGS;
    refuse(scope, { prop, ...problem, fact: `is ${withArticle(NOUNS[facts.kind])} (${nameOf(target, scope)}), ${problem.fact}` });
  }
  if (facts?.kind === 'function' && isHandler(target, handler)) {
    refuse(scope, {
      prop,
      fact: `is ${nameOf(target, scope)}, which is the handler itself`,
      consequence: 'Each event would invoke the function again, until Lambda stops the loop',
      fix: 'Send it to another function, or to Destination.newQueue()',
    });
  }
}

/**
 * Lambda invokes the destination with a record only, so a durable function needs a qualifier, and a tenant id is not
 * possible.
 */
export function refuseUnsupportedFunction(
  { scope, prop }: DestinationRequest, { handle: { handler } }: DestinationTarget,
): void {
  if (handler) refuseEdgeFunctionElsewhere(scope, prop, handler);
  if (handler && isDurable(handler) && handler === functionBehind(handler)) {
    refuse(scope, {
      prop,
      fact: `is the durable function ${whereIs(handler)}, given without a version or alias`,
      consequence: 'Lambda invokes durable functions by a qualified ARN only, so every invocation would fail',
      fix: 'Give an alias, a version, or its latestVersion',
    });
  }
  if (handler?.tenancyConfig) {
    refuse(scope, {
      prop,
      fact: `is ${whereIs(handler)}, which is tenant isolated`,
      consequence: 'Lambda has no tenant id when it sends a record, so every invocation would fail',
      fix: 'Send it to another function that invokes this one with a tenant id, or to Destination.newQueue()',
    });
  }
}

export function refuseDurableHandler(request: DestinationRequest): void {
  if (request.use.startsWith('async-') && isDurable(request.handler)) {
    refuse(request.scope, {
      prop: request.prop,
      fact: `is set, but the handler ${whereIs(request.handler)} is a durable function`,
      consequence: 'Lambda has no destinations for durable functions, so the event would be lost',
      fix: 'Use deadLetterQueue or deadLetterTopic, which durable functions have',
    });
  }
}

function isHandler({ handle, construct }: DestinationTarget, handler: lambda.IFunction): boolean {
  const destination = handle.handler ?? construct as Partial<lambda.IFunction> | undefined;
  return isArnOf(handler, handle.destinationArn)
    || (destination?.functionArn !== undefined && isSameFunction(destination as lambda.IFunction, handler));
}

function nameOf({ construct, handle }: DestinationTarget, scope: Construct): string {
  return construct ? whereIs(construct) : formatForNag(Stack.of(scope).resolve(handle.destinationArn));
}
