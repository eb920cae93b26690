/**
 * Refuses dead-letter queues that SQS would reject, and warns about those that delete a message before the source queue
 * would.
 */
import { Annotations, Stack, Token } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { QUEUE_RETENTION } from '../../../resources/queue/facts';
import { endsInFifo } from '../../destinations/destination-target';
import { isKnownNumber } from '../../wiring/number-prop';
import { refuse, whereIs } from '../../wiring/refuse';
import { cfnQueueOf } from './owned-queue';

/** The source queue. `construct` is not set for a queue that is still to be created. */
export interface SourceQueue {
  readonly fifo: boolean;
  /** Seconds. */
  readonly retention?: number;
  readonly construct?: sqs.IQueue;
}

export function sourceQueue(queue: sqs.IQueue): SourceQueue {
  return { fifo: queue.fifo, retention: retentionOf(queue), construct: queue };
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
  const fifo = deadLetterQueue.fifo || endsInFifo(deadLetterQueue.queueArn);
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
    if (!Token.isUnresolved(theirs) && !Token.isUnresolved(ours) && theirs !== ours) {
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

/** A message of a standard queue keeps its age when it moves. In a FIFO queue the age starts anew. */
export function warnAboutShorterRetention(
  consumer: Construct, { fifo, retention }: SourceQueue, deadLetterQueue: sqs.IQueue,
): void {
  const deadLetterRetention = retentionOf(deadLetterQueue);
  if (!fifo && isKnownNumber(retention) && isKnownNumber(deadLetterRetention) && deadLetterRetention <= retention) {
    Annotations.of(consumer).addWarningV2(
      'cdk-lambda-delivery:deadLetterQueueOutlivesSource',
      `${whereIs(consumer)}: the dead-letter queue ${whereIs(deadLetterQueue)} keeps a message for ${deadLetterRetention} seconds, `
      + `and the queue for ${retention}. A message keeps its age when it moves, so one that fails late is deleted before anybody sees it. `
      + `Give the dead-letter queue retentionPeriod: Duration.days(14)${retention < QUEUE_RETENTION.max ? '' : ', and the queue less'}.`,
    );
  }
}

function refuseDenyingQueue(consumer: Construct, deadLetterQueue: sqs.IQueue): void {
  const { redrivePermission } = Object(cfnQueueOf(deadLetterQueue)?.redriveAllowPolicy);
  if (redrivePermission === sqs.RedrivePermission.DENY_ALL) {
    refuse(consumer, {
      prop: 'deadLetterQueue',
      fact: `${whereIs(deadLetterQueue)} allows no queue to redrive to it`,
      consequence: 'SQS rejects it as a dead-letter queue',
      fix: 'Set its redriveAllowPolicy to RedrivePermission.BY_QUEUE with this queue, or leave the policy out',
    });
  }
}

function retentionOf(queue: sqs.IQueue): number | undefined {
  const resource = cfnQueueOf(queue);
  return resource && (resource.messageRetentionPeriod ?? QUEUE_RETENTION.default);
}

function typeName(fifo: boolean): string {
  return fifo ? 'FIFO' : 'standard';
}
