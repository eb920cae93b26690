/**
 * The dead-letter queue of a source's own delivery, for events that never reach Lambda. It is another queue than the
 * failure exit of the function: the one holds events, the other holds records of invocations.
 */
import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FailureQueue } from '../exits/failure-queue';
import { AsyncInvocation } from '../sources/async/async-invocation';
import { isFifoResource } from '../wiring/fifo';
import { deadLetterConfigOf } from '../wiring/handler';
import { refuseOtherKinds } from '../wiring/prop-kinds';
import { refuse, whereIs } from '../wiring/refuse';
import { isOther } from '../wiring/services/source-environment';

export interface DeliveryExit {
  /** The prop, if it is given. */
  readonly given?: sqs.IQueue;
  /** For messages: `SNS`, `EventBridge`. */
  readonly service: string;
  /** The Region of the source. */
  readonly region: string;
  /** The account that the queue has to be in, if the service sends to no other. */
  readonly account?: string;
}

/** The given queue, or a new `FailureQueue` below the trigger. */
export function deliveryDeadLetterQueue(trigger: Construct, exit: DeliveryExit): sqs.IQueue {
  const { given, service, region, account } = exit;
  if (given === undefined) {
    refuseNewQueueInOtherRegion(trigger, exit);
    return new FailureQueue(trigger, 'DeadLetterQueue');
  }
  refuseOtherKinds(trigger, { deadLetterQueue: given }, {
    deadLetterQueue: ['queue', 'Events that cannot be delivered would be lost', 'leave deadLetterQueue out to have one created'],
  });
  if (isFifoResource(given, given.queueArn)) {
    refuse(trigger, {
      prop: 'deadLetterQueue',
      fact: `${whereIs(given)} is a FIFO queue, but ${service} sends to standard queues only`,
      consequence: 'AWS rejects it, or every event that cannot be delivered is lost',
      fix: 'Give a standard queue, or leave deadLetterQueue out to have one created',
    });
  }
  const { env } = given;
  refuseOtherPlace(trigger, { service, queue: given, what: 'Region', theirs: env.region, wanted: region });
  if (account !== undefined) {
    refuseOtherPlace(trigger, { service, queue: given, what: 'account', theirs: env.account, wanted: account });
  }
  return given;
}

function refuseNewQueueInOtherRegion(trigger: Construct, { service, region }: DeliveryExit): void {
  const here = Stack.of(trigger).region;
  if (isOther(region, here)) {
    refuse(trigger, {
      prop: 'deadLetterQueue',
      fact: `is left out, but the source is in Region ${region} and ${whereIs(trigger)} in ${here}`,
      consequence: `${service} sends to a dead-letter queue of the source's own Region only, and a new one would be created here`,
      fix: `Create a FailureQueue with a queueName in a stack of Region ${region}, and give it as deadLetterQueue`,
    });
  }
}

interface QueuePlace {
  readonly service: string;
  readonly queue: sqs.IQueue;
  readonly what: 'account' | 'Region';
  readonly theirs: string;
  readonly wanted: string;
}

function refuseOtherPlace(trigger: Construct, { service, queue, what, theirs, wanted }: QueuePlace): void {
  if (isOther(theirs, wanted)) {
    refuse(trigger, {
      prop: 'deadLetterQueue',
      fact: `${whereIs(queue)} is in ${what} ${theirs}, but the source is in ${wanted}`,
      consequence: `${service} sends to a dead-letter queue of the source's own ${what} only`,
      fix: `Give a queue of ${what} ${wanted}`,
    });
  }
}

/** Refuses one queue for events that were not delivered and for records of events that failed. */
export function refuseSharedExit(
  trigger: Construct, queue: sqs.IQueue, handler: lambda.IFunction, settings: AsyncInvocation | undefined,
): void {
  const exits = [
    ['onFailure', settings?.failureDestination?.destinationArn],
    ['onSuccess', settings?.successDestination?.destinationArn],
    ['the dead-letter queue', deadLetterArnOf(handler)],
  ] as const;
  const [same] = exits.filter(([, arn]) => arn === queue.queueArn);
  if (same !== undefined) {
    refuse(trigger, {
      prop: 'deadLetterQueue',
      fact: `is ${whereIs(queue)}, which is ${same[0]} of ${whereIs(handler)} as well`,
      consequence: 'Events that were never delivered and records of invocations have different formats, so neither can be redriven',
      fix: 'Leave deadLetterQueue out to have one created, or give another queue',
    });
  }
}

function deadLetterArnOf(handler: lambda.IFunction): string | undefined {
  const config = deadLetterConfigOf(handler) as lambda.CfnFunction.DeadLetterConfigProperty | undefined;
  return config?.targetArn;
}
