/**
 * Where messages of a given queue end when they fail. A queue of this app without a redrive policy gets one, once for all its
 * consumers; the dead-letter queue is made beside the queue, not beside a consumer, so that consumers may come and go.
 */
import { Lazy } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { QUEUE_MAX_RECEIVE_COUNT } from '../../../resources/queue/facts';
import { SAFE_MAX_RECEIVE_COUNT } from '../../../sources/sqs/facts';
import { FailureQueue } from '../../exits/failure-queue';
import { isKnownNumber, wholeNumber } from '../../wiring/number-prop';
import { refuse, whereIs } from '../../wiring/refuse';
import { failingQueue, refuseMisfitDeadLetterQueue, refuseOtherType, warnOfShorterLife } from './dead-letter-fit';
import { cfnQueueOf } from './owned-queue';
import { SqsConsumerProps } from './sqs-consumer-props';

interface Redrive {
  readonly deadLetterQueue: sqs.IQueue;
  maxReceiveCount?: { readonly value: number; readonly by: Construct };
}

/** The redrive policies that this library put on queues. */
const redriveOf = new WeakMap<sqs.CfnQueue, Redrive>();

/** The dead-letter queue; `undefined` when the queue is imported or names one that cannot be seen. */
export function redrive(consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps): sqs.IQueue | undefined {
  const resource = cfnQueueOf(queue);
  const ours = resource && redriveOf.get(resource);
  if (resource === undefined || (resource.redrivePolicy !== undefined && !ours)) {
    refuseSettings(consumer, queue, props, resource === undefined);
    const own = (queue as Partial<sqs.Queue>).deadLetterQueue?.queue;
    if (own) refuseOtherType(consumer, queue, own);
    return own;
  }
  refuseAlarm(consumer, props, ours);
  const inForce = ours ?? addRedrive(consumer, queue, resource, props);
  refuseOtherDeadLetterQueue(consumer, queue, props, inForce);
  takeReceiveCount(consumer, queue, props, inForce);
  return inForce.deadLetterQueue;
}

export function receiveCount(consumer: Construct, { maxReceiveCount }: SqsConsumerProps): number | undefined {
  return wholeNumber(consumer, 'maxReceiveCount', maxReceiveCount, QUEUE_MAX_RECEIVE_COUNT);
}

function addRedrive(consumer: Construct, queue: sqs.IQueue, resource: sqs.CfnQueue, props: SqsConsumerProps): Redrive {
  const { deadLetterQueue: given, alarm } = props;
  if (given) refuseMisfitDeadLetterQueue(consumer, failingQueue(queue), given);
  const added: Redrive = {
    deadLetterQueue: given ?? new FailureQueue(queue, 'DeadLetterQueue', {
      fifo: queue.fifo, encryptionMasterKey: queue.encryptionMasterKey, alarm,
    }),
  };
  redriveOf.set(resource, added);
  warnOfShorterLife(consumer, failingQueue(queue), added.deadLetterQueue);
  resource.redrivePolicy = {
    deadLetterTargetArn: added.deadLetterQueue.queueArn,
    maxReceiveCount: Lazy.number({ produce: () => added.maxReceiveCount?.value ?? SAFE_MAX_RECEIVE_COUNT }),
  };
  return added;
}

function takeReceiveCount(consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps, inForce: Redrive): void {
  const value = receiveCount(consumer, props);
  const before = inForce.maxReceiveCount;
  if (value !== undefined && before !== undefined && before.value !== value) {
    refuse(consumer, {
      prop: 'maxReceiveCount',
      fact: `is ${showCount(value)}, but ${whereIs(before.by)} sets ${showCount(before.value)} for the same queue ${whereIs(queue)}`,
      consequence: 'A queue has one redrive policy; one of the two would be lost',
      fix: 'Give it once',
    });
  }
  inForce.maxReceiveCount = before ?? (value === undefined ? undefined : { value, by: consumer });
}

function showCount(count: number): string {
  return isKnownNumber(count) ? String(count) : 'known only at deployment';
}

function refuseOtherDeadLetterQueue(consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps, inForce: Redrive): void {
  if (props.deadLetterQueue && props.deadLetterQueue !== inForce.deadLetterQueue) {
    refuse(consumer, {
      prop: 'deadLetterQueue',
      fact: `is ${whereIs(props.deadLetterQueue)}, but ${whereIs(queue)} already ends in ${whereIs(inForce.deadLetterQueue)}`,
      consequence: 'A queue has one dead-letter queue; one of the two would be lost',
      fix: 'Give it to the queue itself, or to the first of its consumers only',
    });
  }
}

/** The alarm belongs to a dead-letter queue that is made here and now. */
export function refuseAlarm(consumer: Construct, { alarm, deadLetterQueue }: SqsConsumerProps, inForce?: Redrive): void {
  const existing = deadLetterQueue ?? inForce?.deadLetterQueue;
  if (alarm !== undefined && existing) {
    refuse(consumer, {
      prop: 'alarm',
      fact: `is given, but the dead-letter queue ${whereIs(existing)} exists already`,
      consequence: 'It is a setting of a dead-letter queue that is made, and would have no effect',
      fix: 'Leave it out here, and make the alarm beside that queue: a FailureQueue has one',
    });
  }
}

function refuseSettings(consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps, imported: boolean): void {
  const prop = (['deadLetterQueue', 'maxReceiveCount', 'alarm'] as const).find((name) => props[name] !== undefined);
  if (prop) {
    refuse(consumer, {
      prop,
      fact: imported
        ? `is given for the queue ${whereIs(queue)}, which is imported`
        : `is given, but the queue ${whereIs(queue)} has a redrive policy itself`,
      consequence: imported ? 'This app cannot change the queue' : 'A queue has one redrive policy; one of the two would be lost',
      fix: imported ? 'Set it where the queue is made' : 'Leave it out here, or on the queue',
    });
  }
}
