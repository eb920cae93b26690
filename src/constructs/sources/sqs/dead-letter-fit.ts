/** Dead-letter queues that SQS would not take for a queue, and those that give up a message no later than the queue itself. */
import { Annotations, Stack, Token } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { QUEUE_RETENTION } from '../../../resources/queue/facts';
import { endsInFifo } from '../../destinations/destination-target';
import { isKnownNumber } from '../../wiring/number-prop';
import { refuse, whereIs } from '../../wiring/refuse';
import { cfnQueueOf } from './owned-queue';

/** The queue whose messages fail; a construct of its own only when it exists already. */
export interface FailingQueue {
  readonly fifo: boolean;
  /** Seconds. */
  readonly retention?: number;
  readonly construct?: sqs.IQueue;
}

export function failingQueue(queue: sqs.IQueue): FailingQueue {
  return { fifo: queue.fifo, retention: retentionOf(queue), construct: queue };
}

export function refuseMisfitDeadLetterQueue(consumer: Construct, source: FailingQueue, deadLetterQueue: sqs.IQueue): void {
  refuseItself(consumer, source, deadLetterQueue);
  refuseOtherType(consumer, source, deadLetterQueue);
  refuseElsewhere(consumer, source, deadLetterQueue);
  refuseClosed(consumer, deadLetterQueue);
}

export function refuseOtherType(consumer: Construct, source: { readonly fifo: boolean }, deadLetterQueue: sqs.IQueue): void {
  const fifo = deadLetterQueue.fifo || endsInFifo(deadLetterQueue.queueArn);
  if (fifo !== source.fifo) {
    refuse(consumer, {
      prop: 'deadLetterQueue',
      fact: `${whereIs(deadLetterQueue)} is ${typeName(fifo)}, but the queue is ${typeName(source.fifo)}`,
      consequence: 'SQS refuses a dead-letter queue of another type',
      fix: `Give a ${typeName(source.fifo)} dead-letter queue, or leave it out to have one made`,
    });
  }
}

function refuseItself(consumer: Construct, { construct }: FailingQueue, deadLetterQueue: sqs.IQueue): void {
  if (construct === deadLetterQueue) {
    refuse(consumer, {
      prop: 'deadLetterQueue',
      fact: `is ${whereIs(deadLetterQueue)}, the very queue whose messages it is to take`,
      consequence: 'CloudFormation cannot make a queue that refers to itself, and a failed message would come back for ever',
      fix: 'Give another queue, or leave it out to have one made',
    });
  }
}

/** SQS moves messages within one account and Region; a queue that waits for the stack of its consumer waits for ever. */
function refuseElsewhere(consumer: Construct, { construct }: FailingQueue, deadLetterQueue: sqs.IQueue): void {
  const source = construct?.env ?? Stack.of(consumer);
  for (const [what, theirs, ours] of [
    ['account', deadLetterQueue.env.account, source.account], ['Region', deadLetterQueue.env.region, source.region],
  ]) {
    if (!Token.isUnresolved(theirs) && !Token.isUnresolved(ours) && theirs !== ours) {
      refuse(consumer, {
        prop: 'deadLetterQueue',
        fact: `${whereIs(deadLetterQueue)} is in ${what} ${theirs}, but the queue is in ${ours}`,
        consequence: 'SQS moves messages within one account and Region only',
        fix: `Give a queue of ${what} ${ours}, or leave it out to have one made`,
      });
    }
  }
  const queueStack = construct && Stack.of(construct);
  if (queueStack && queueStack !== Stack.of(consumer) && Stack.of(deadLetterQueue) === Stack.of(consumer) && cfnQueueOf(deadLetterQueue)) {
    refuse(consumer, {
      prop: 'deadLetterQueue',
      fact: `${whereIs(deadLetterQueue)} is in the stack of this consumer, and the queue ${whereIs(construct)} in another`,
      consequence: 'Each of the two stacks would wait for the other',
      fix: `Make the dead-letter queue in the stack of ${whereIs(construct)}, or leave it out: one is made there`,
    });
  }
}

/** Risky, not wrong: a message of a standard queue takes its age along. A FIFO queue starts the clock anew. */
export function warnOfShorterLife(consumer: Construct, { fifo, retention }: FailingQueue, deadLetterQueue: sqs.IQueue): void {
  const kept = retentionOf(deadLetterQueue);
  if (!fifo && isKnownNumber(retention) && isKnownNumber(kept) && kept <= retention) {
    Annotations.of(consumer).addWarningV2(
      'cdk-lambda-delivery:deadLetterQueueOutlivesSource',
      `${whereIs(consumer)}: the dead-letter queue ${whereIs(deadLetterQueue)} keeps a message for ${kept} seconds, and the queue for ${retention}. `
      + 'A message takes its age along, so one that fails late is deleted before it is seen. '
      + `Give the dead-letter queue retentionPeriod: Duration.days(14)${retention < QUEUE_RETENTION.max ? '' : ', and the queue less'}.`,
    );
  }
}

function refuseClosed(consumer: Construct, deadLetterQueue: sqs.IQueue): void {
  const { redrivePermission } = Object(cfnQueueOf(deadLetterQueue)?.redriveAllowPolicy);
  if (redrivePermission === sqs.RedrivePermission.DENY_ALL) {
    refuse(consumer, {
      prop: 'deadLetterQueue',
      fact: `${whereIs(deadLetterQueue)} allows no queue to redrive to it`,
      consequence: 'SQS refuses it as a dead-letter queue',
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
