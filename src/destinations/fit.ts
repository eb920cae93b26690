/**
 * Where a destination may not stand. Each refusal names the destination that was given, why AWS will not take it, and what to use.
 */
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DestinationKind, DestinationUse } from './destination-facts';
import { DestinationRequest, DestinationTarget } from './destination-target';
import { isDurable, isSameFunction } from '../wiring/handler';
import { refuse, whereIs } from '../wiring/refuse';

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

const MISFITS: Readonly<Partial<Record<DestinationUse, Readonly<Partial<Record<DestinationKind, Misfit>>>>>> = {
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
      fact: `is the FIFO ${facts?.kind ?? 'resource'} ${nameOf(target)}, but Lambda delivers to standard queues and topics only`,
      consequence: 'Every failed delivery to it would be dropped',
      fix: 'Use a standard queue or topic; Destination.queue() makes a queue',
    });
  }
  if (facts && !facts.takes.includes(use)) {
    const misfit = MISFITS[use]?.[facts.kind] ?? NOT_FOR_MAPPINGS;
    refuse(scope, { prop, ...misfit, fact: `is ${facts.noun} (${nameOf(target)}), ${misfit.fact}` });
  }
  if (facts?.kind === 'function' && isHandler(target, handler)) {
    refuse(scope, {
      prop,
      fact: `is ${nameOf(target)}, the very function whose events it is to take`,
      consequence: 'Each event would invoke the function again, until Lambda stops the loop',
      fix: 'Send it to another function, or to Destination.queue()',
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
  return destination?.functionArn !== undefined && isSameFunction(destination as lambda.IFunction, handler);
}

function nameOf({ construct, handle }: DestinationTarget): string {
  return construct ? whereIs(construct) : handle.destinationArn;
}
