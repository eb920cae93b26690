/**
 * Adds a redrive policy to a queue of this app that has none, once for all consumers. The dead-letter queue is created
 * below the queue and not below a consumer, so that consumers can be added and removed.
 */
import { Lazy } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { QUEUE_MAX_RECEIVE_COUNT } from '../../../resources/queue/facts';
import { SAFE_MAX_RECEIVE_COUNT } from '../../../sources/sqs/facts';
import { FailureQueue } from '../../exits/failure-queue';
import { isKnownNumber, wholeNumber } from '../../wiring/number-prop';
import { isOverridden } from '../../wiring/overridden-property';
import { refuse, whereIs } from '../../wiring/refuse';
import { acknowledgeFifoRedrive } from './acknowledge-fifo-redrive';
import { acknowledgeRetention } from './acknowledge-retention';
import { refuseOtherType, refuseUnsuitableDeadLetterQueue, sourceQueue } from './dead-letter-queue';
import { cfnQueueOf } from './owned-queue';
import { SqsConsumerProps } from './sqs-consumer-props';

interface Redrive {
  readonly deadLetterQueue: sqs.IQueue;
  maxReceiveCount?: { readonly value: number; readonly by: Construct };
}

/** The redrive policies that this library added to queues. */
const addedRedrives = new WeakMap<sqs.CfnQueue, Redrive>();

/**
 * The dead-letter queue. `undefined` if the queue is imported, or its redrive policy names a queue that is unknown
 * here.
 */
export function setRedrivePolicy(
  consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps,
): sqs.IQueue | undefined {
  const resource = cfnQueueOf(queue);
  const added = resource && addedRedrives.get(resource);
  if (resource === undefined || (hasRedrive(resource) && !added)) {
    refuseSettings(consumer, queue, props, resource === undefined);
    if (resource && isTargetOverridden(resource)) return undefined;
    const deadLetterQueue = (queue as Partial<sqs.Queue>).deadLetterQueue?.queue;
    if (deadLetterQueue) refuseOtherType(consumer, sourceQueue(queue), deadLetterQueue);
    return deadLetterQueue;
  }
  refuseAlarm(consumer, props, added);
  const redrive = added ?? addRedrive(consumer, queue, resource, props);
  refuseOtherDeadLetterQueue(consumer, queue, props, redrive);
  setMaxReceiveCount(consumer, queue, props, redrive);
  return redrive.deadLetterQueue;
}

/** An override wins over what this library would add, also one that removes the policy. */
function hasRedrive(resource: sqs.CfnQueue): boolean {
  return resource.redrivePolicy !== undefined || isTargetOverridden(resource);
}

function isTargetOverridden(resource: sqs.CfnQueue): boolean {
  return isOverridden(resource, 'RedrivePolicy', 'deadLetterTargetArn');
}

export function maxReceiveCount(consumer: Construct, props: SqsConsumerProps): number | undefined {
  return wholeNumber(consumer, 'maxReceiveCount', props.maxReceiveCount, QUEUE_MAX_RECEIVE_COUNT);
}

function addRedrive(consumer: Construct, queue: sqs.IQueue, resource: sqs.CfnQueue, props: SqsConsumerProps): Redrive {
  if (props.deadLetterQueue) refuseUnsuitableDeadLetterQueue(consumer, sourceQueue(queue), props.deadLetterQueue);
  const { fifo } = sourceQueue(queue);
  const added: Redrive = {
    deadLetterQueue: props.deadLetterQueue ?? new FailureQueue(queue, 'DeadLetterQueue', {
      fifo, encryptionMasterKey: queue.encryptionMasterKey, alarm: props.alarm,
    }),
  };
  addedRedrives.set(resource, added);
  if (fifo && !props.deadLetterQueue) acknowledgeFifoRedrive(resource);
  acknowledgeRetention(queue, added.deadLetterQueue);
  resource.redrivePolicy = {
    deadLetterTargetArn: added.deadLetterQueue.queueArn,
    maxReceiveCount: Lazy.number({ produce: () => added.maxReceiveCount?.value ?? SAFE_MAX_RECEIVE_COUNT }),
  };
  return added;
}

function setMaxReceiveCount(consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps, redrive: Redrive): void {
  const value = maxReceiveCount(consumer, props);
  const before = redrive.maxReceiveCount;
  if (value !== undefined && before !== undefined && before.value !== value) {
    refuse(consumer, {
      prop: 'maxReceiveCount',
      fact: `is ${showCount(value)}, but ${whereIs(before.by)} sets ${showCount(before.value)} for the same queue ${whereIs(queue)}`,
      consequence: 'A queue has one redrive policy, so one of the two would be lost',
      fix: 'Give maxReceiveCount to one consumer only',
    });
  }
  redrive.maxReceiveCount = before ?? (value === undefined ? undefined : { value, by: consumer });
}

function showCount(count: number): string {
  return isKnownNumber(count) ? String(count) : 'known only at deployment';
}

function refuseOtherDeadLetterQueue(
  consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps, redrive: Redrive,
): void {
  if (props.deadLetterQueue && props.deadLetterQueue !== redrive.deadLetterQueue) {
    refuse(consumer, {
      prop: 'deadLetterQueue',
      fact: `is ${whereIs(props.deadLetterQueue)}, but ${whereIs(queue)} already has the dead-letter queue ${whereIs(redrive.deadLetterQueue)}`,
      consequence: 'A queue has one dead-letter queue, so one of the two would be lost',
      fix: 'Give it to the queue itself, or to its first consumer only',
    });
  }
}

/** The alarm applies to a dead-letter queue that the library creates. */
export function refuseAlarm(
  consumer: Construct, { alarm, deadLetterQueue }: SqsConsumerProps, redrive?: Redrive,
): void {
  const existing = deadLetterQueue ?? redrive?.deadLetterQueue;
  if (alarm !== undefined && existing) {
    refuse(consumer, {
      prop: 'alarm',
      fact: `is given, but the dead-letter queue ${whereIs(existing)} exists already`,
      consequence: 'It applies to a dead-letter queue that is created here, and would have no effect',
      fix: 'Leave alarm out here, and create the alarm beside that queue: a FailureQueue has one',
    });
  }
}

function refuseSettings(consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps, imported: boolean): void {
  const prop = (['deadLetterQueue', 'maxReceiveCount', 'alarm'] as const).find((name) => props[name] !== undefined);
  const resource = cfnQueueOf(queue);
  if (prop) {
    refuse(consumer, {
      prop,
      fact: imported
        ? `is given for the queue ${whereIs(queue)}, which is imported`
        : `is given, but ${resource && isTargetOverridden(resource)
          ? `an override decides the redrive policy of ${whereIs(queue)}`
          : `the queue ${whereIs(queue)} has a redrive policy itself`}`,
      consequence: imported ? 'This app cannot change the queue' : 'A queue has one redrive policy, so one of the two would be lost',
      fix: imported ? 'Set it where the queue is created' : 'Leave it out here, or on the queue',
    });
  }
}
