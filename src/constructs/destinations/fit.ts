/**
 * Where a destination may not stand. Each refusal names the destination that was given, why AWS will not take it, and what to use.
 */
import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { DestinationResourceKind, DestinationUse } from '../../destinations/destination-facts';
import { NOUNS, withArticle } from '../../facts/nouns';
import { flatten } from '../wiring/flatten';
import { functionBehind, isArnOf, isDurable, isSameFunction } from '../wiring/handler';
import { refuse, whereIs } from '../wiring/refuse';
import { DestinationRequest, DestinationTarget } from './destination-target';

interface Misfit {
  readonly fact: string;
  readonly consequence: string;
  readonly fix: string;
}

const NOT_FOR_MAPPINGS: Misfit = {
  fact: 'but event source mapping destinations must be SQS, SNS or S3',
  consequence: 'Lambda polls this source and calls the handler synchronously, so no invocation record exists that could be sent there: '
    + 'AWS rejects the mapping',
  fix: 'Use Destination.bucket() to keep the failed records, or Destination.queue() or topic() for pointers to them',
};

const MISFITS: Readonly<Partial<Record<DestinationUse, Readonly<Partial<Record<DestinationResourceKind, Misfit>>>>>> = {
  'async-success': {
    bucket: {
      fact: 'but a bucket takes failed events only',
      consequence: 'Lambda refuses S3 as an on-success destination',
      fix: 'Use Destination.queue(), topic(), function() or eventBus() for onSuccess',
    },
  },
  'mapping-failure': { 'function': NOT_FOR_MAPPINGS, 'event-bus': NOT_FOR_MAPPINGS },
};

export function refuseMisfit(request: DestinationRequest, target: DestinationTarget): void {
  const { scope, prop, use, handler } = request;
  const { facts } = target;
  if (target.fifo) {
    refuse(scope, {
      prop,
      fact: `${prop === 'handler' ? 'has as its dead-letter target' : 'is'} the FIFO ${facts?.kind ?? 'resource'} ${nameOf(target, scope)}, but Lambda delivers to standard queues and topics only`,
      consequence: 'Every failed delivery to it would be dropped',
      fix: 'Use a standard queue or topic, or Destination.newQueue() to create a queue',
    });
  }
  if (facts && !facts.takes.includes(use)) {
    const misfit = MISFITS[use]?.[facts.kind] ?? NOT_FOR_MAPPINGS;
    refuse(scope, { prop, ...misfit, fact: `is ${withArticle(NOUNS[facts.kind])} (${nameOf(target, scope)}), ${misfit.fact}` });
  }
  if (facts?.kind === 'function' && isHandler(target, handler)) {
    refuse(scope, {
      prop,
      fact: `is ${nameOf(target, scope)}, the very function whose events it is to take`,
      consequence: 'Each event would invoke the function again, until Lambda stops the loop',
      fix: 'Send it to another function, or to Destination.newQueue()',
    });
  }
}

/** Functions that cannot be invoked with nothing but a record. */
export function refuseUninvokable({ scope, prop }: DestinationRequest, { handle: { handler } }: DestinationTarget): void {
  if (handler && isDurable(handler) && handler === functionBehind(handler)) {
    refuse(scope, {
      prop,
      fact: `is the durable function ${whereIs(handler)}, given without a version or alias`,
      consequence: 'Lambda invokes durable functions by a qualified ARN only: every delivery would fail',
      fix: 'Give an alias, a version, or its latestVersion',
    });
  }
  if (handler?.tenancyConfig) {
    refuse(scope, {
      prop,
      fact: `is ${whereIs(handler)}, which is tenant isolated`,
      consequence: 'Lambda has no tenant to name when it delivers a record: every delivery would fail',
      fix: 'Send it to a plain function that invokes this one with a tenant id, or to Destination.newQueue()',
    });
  }
}

export function refuseOnDurable(request: DestinationRequest): void {
  if (request.use !== 'mapping-failure' && isDurable(request.handler)) {
    refuse(request.scope, {
      prop: request.prop,
      fact: `is set, but the handler ${whereIs(request.handler)} is a durable function`,
      consequence: 'Lambda has no destinations for durable functions: the event would be lost without a trace',
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
  return construct ? whereIs(construct) : flatten(Stack.of(scope).resolve(handle.destinationArn));
}
