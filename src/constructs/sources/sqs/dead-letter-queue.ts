/** Refuses dead-letter queues that SQS would reject. */
import { Stack } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { isFifoResource } from '../../wiring/fifo';
import { overriddenProperty } from '../../wiring/overridden-property';
import { refuse, whereIs } from '../../wiring/refuse';
import { isOther } from '../../wiring/services/source-environment';
import { cfnQueueOf } from './owned-queue';

/** The source queue. `construct` is not set for a queue that is still to be created. */
export interface SourceQueue {
  readonly fifo: boolean;
  readonly construct?: sqs.IQueue;
}

export function sourceQueue(queue: sqs.IQueue): SourceQueue {
  return { fifo: isFifoResource(queue, queue.queueArn), construct: queue };
}

export function refuseUnsuitableDeadLetterQueue(
  consumer: Construct, source: SourceQueue, deadLetterQueue: sqs.IQueue,
): void {
  refuseItself(consumer, source, deadLetterQueue);
  refuseOtherType(consumer, source, deadLetterQueue);
  refuseOtherEnvironment(consumer, source, deadLetterQueue);
  refuseDenyingQueue(consumer, deadLetterQueue);
}

export function refuseOtherType(
  consumer: Construct, source: { readonly fifo: boolean }, deadLetterQueue: sqs.IQueue,
): void {
  const fifo = isFifoResource(deadLetterQueue, deadLetterQueue.queueArn);
  if (fifo !== source.fifo) {
    refuse(consumer, {
      prop: 'deadLetterQueue',
      fact: `${whereIs(deadLetterQueue)} is ${typeName(fifo)}, but the queue is ${typeName(source.fifo)}`,
      consequence: 'SQS rejects a dead-letter queue of another type',
      fix: `Give a ${typeName(source.fifo)} queue, or leave deadLetterQueue out to have one created`,
    });
  }
}

function refuseItself(consumer: Construct, { construct }: SourceQueue, deadLetterQueue: sqs.IQueue): void {
  if (construct === deadLetterQueue) {
    refuse(consumer, {
      prop: 'deadLetterQueue',
      fact: `is ${whereIs(deadLetterQueue)}, which is the source queue itself`,
      consequence: 'CloudFormation cannot create a queue that refers to itself, and a failed message would return forever',
      fix: 'Give another queue, or leave deadLetterQueue out to have one created',
    });
  }
}

/** SQS moves messages within one account and Region, and two stacks cannot depend on each other. */
function refuseOtherEnvironment(consumer: Construct, { construct }: SourceQueue, deadLetterQueue: sqs.IQueue): void {
  const source = construct?.env ?? Stack.of(consumer);
  for (const [what, theirs, ours] of [
    ['account', deadLetterQueue.env.account, source.account], ['Region', deadLetterQueue.env.region, source.region],
  ]) {
    if (isOther(theirs, ours)) {
      refuse(consumer, {
        prop: 'deadLetterQueue',
        fact: `${whereIs(deadLetterQueue)} is in ${what} ${theirs}, but the queue is in ${ours}`,
        consequence: 'SQS moves messages within one account and Region only',
        fix: `Give a queue of ${what} ${ours}, or leave deadLetterQueue out to have one created`,
      });
    }
  }
  const queueStack = construct && Stack.of(construct);
  const consumerStack = Stack.of(consumer);
  const isBesideConsumer = Stack.of(deadLetterQueue) === consumerStack && cfnQueueOf(deadLetterQueue) !== undefined;
  if (queueStack && queueStack !== consumerStack && isBesideConsumer) {
    refuse(consumer, {
      prop: 'deadLetterQueue',
      fact: `${whereIs(deadLetterQueue)} is in the stack of this consumer, and the queue ${whereIs(construct)} in another`,
      consequence: 'The two stacks would depend on each other',
      fix: `Create the dead-letter queue in the stack of ${whereIs(construct)}, or leave deadLetterQueue out to have one created there`,
    });
  }
}

function refuseDenyingQueue(consumer: Construct, deadLetterQueue: sqs.IQueue): void {
  const resource = cfnQueueOf(deadLetterQueue);
  const { redrivePermission } = Object(resource && overriddenProperty(resource, 'redriveAllowPolicy'));
  if (redrivePermission === sqs.RedrivePermission.DENY_ALL) {
    refuse(consumer, {
      prop: 'deadLetterQueue',
      fact: `${whereIs(deadLetterQueue)} allows no queue to redrive to it`,
      consequence: 'SQS rejects it as a dead-letter queue',
      fix: 'Set its redriveAllowPolicy to RedrivePermission.BY_QUEUE with this queue, or leave the policy out',
    });
  }
}

function typeName(fifo: boolean): string {
  return fifo ? 'FIFO' : 'standard';
}
