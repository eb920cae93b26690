/**
 * Creates the queue of a consumer that is given none, with its dead-letter queue, and refuses settings that apply only
 * to such a queue.
 */
import { RemovalPolicy } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { QUEUE_RETENTION } from '../../../resources/queue/facts';
import { SAFE_MAX_RECEIVE_COUNT } from '../../../sources/sqs/facts';
import { FailureQueue } from '../../exits/failure-queue';
import { wholeSeconds } from '../../wiring/number-prop';
import { refuse, whereIs } from '../../wiring/refuse';
import { acknowledgeFifoRedrive } from './acknowledge-fifo-redrive';
import { refuseUnsuitableDeadLetterQueue } from './dead-letter-queue';
import { maxReceiveCount, refuseAlarm } from './redrive';
import { SqsConsumerProps } from './sqs-consumer-props';

export function createQueue(consumer: Construct, props: SqsConsumerProps): sqs.Queue {
  const { encryptionMasterKey } = props;
  const fifo = props.fifo ?? false;
  refuseAlarm(consumer, props);
  refuseDeduplicationOfStandardQueue(consumer, props);
  wholeSeconds(consumer, 'retentionPeriod', props.retentionPeriod, QUEUE_RETENTION);
  if (props.deadLetterQueue) {
    refuseUnsuitableDeadLetterQueue(consumer, { fifo }, props.deadLetterQueue);
  }
  const deadLetterQueue = props.deadLetterQueue ?? new FailureQueue(consumer, 'DeadLetterQueue', {
    fifo, encryptionMasterKey, alarm: props.alarm, removalPolicy: props.removalPolicy,
  });
  const queue = new sqs.Queue(consumer, 'Queue', {
    fifo: fifo || undefined,
    contentBasedDeduplication: props.contentBasedDeduplication || undefined,
    encryption: encryptionMasterKey ? sqs.QueueEncryption.KMS : sqs.QueueEncryption.SQS_MANAGED,
    encryptionMasterKey,
    enforceSSL: true,
    retentionPeriod: props.retentionPeriod,
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    deadLetterQueue: {
      queue: deadLetterQueue,
      maxReceiveCount: maxReceiveCount(consumer, props) ?? SAFE_MAX_RECEIVE_COUNT,
    },
  });
  if (fifo && !props.deadLetterQueue) acknowledgeFifoRedrive(queue.node.defaultChild as sqs.CfnQueue);
  return queue;
}

function refuseDeduplicationOfStandardQueue(consumer: Construct, props: SqsConsumerProps): void {
  if (props.contentBasedDeduplication && !props.fifo) {
    refuse(consumer, {
      prop: 'contentBasedDeduplication',
      fact: 'is true, and the new queue is a standard queue',
      consequence: 'SQS compares messages in FIFO queues only, and rejects the queue',
      fix: 'Leave contentBasedDeduplication out, or set fifo to true',
    });
  }
}

export function refuseSettingsOfNewQueue(consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps): void {
  const prop = (['fifo', 'contentBasedDeduplication', 'encryptionMasterKey', 'retentionPeriod', 'removalPolicy'] as const)
    .find((name) => props[name] !== undefined);
  if (prop) {
    refuse(consumer, {
      prop,
      fact: `is given together with the queue ${whereIs(queue)}`,
      consequence: 'It applies to the queue that is created when none is given, and would have no effect',
      fix: `Set it on ${whereIs(queue)}, or leave queue out`,
    });
  }
}
