/** The queue that a consumer makes when none is given, with its dead-letter queue; and the settings that only such a queue takes. */
import { RemovalPolicy } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { QUEUE_RETENTION } from '../../../resources/queue/facts';
import { SAFE_MAX_RECEIVE_COUNT } from '../../../sources/sqs/facts';
import { FailureQueue } from '../../exits/failure-queue';
import { wholeSeconds } from '../../wiring/number-prop';
import { refuse, whereIs } from '../../wiring/refuse';
import { refuseMisfitDeadLetterQueue, warnOfShorterLife } from './dead-letter-fit';
import { receiveCount, refuseAlarm } from './redrive';
import { SqsConsumerProps } from './sqs-consumer-props';

export function makeQueue(consumer: Construct, props: SqsConsumerProps): sqs.Queue {
  const { encryptionMasterKey, deadLetterQueue: given } = props;
  const fifo = props.fifo ?? false;
  refuseAlarm(consumer, props);
  const retention = wholeSeconds(consumer, 'retentionPeriod', props.retentionPeriod, QUEUE_RETENTION) ?? QUEUE_RETENTION.default;
  if (given) {
    refuseMisfitDeadLetterQueue(consumer, { fifo, retention }, given);
  }
  const deadLetterQueue = given ?? new FailureQueue(consumer, 'DeadLetterQueue', {
    fifo, encryptionMasterKey, alarm: props.alarm, removalPolicy: props.removalPolicy,
  });
  warnOfShorterLife(consumer, { fifo, retention }, deadLetterQueue);
  return new sqs.Queue(consumer, 'Queue', {
    fifo: fifo || undefined,
    encryption: encryptionMasterKey ? sqs.QueueEncryption.KMS : sqs.QueueEncryption.SQS_MANAGED,
    encryptionMasterKey,
    enforceSSL: true,
    retentionPeriod: props.retentionPeriod,
    removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    deadLetterQueue: {
      queue: deadLetterQueue,
      maxReceiveCount: receiveCount(consumer, props) ?? SAFE_MAX_RECEIVE_COUNT,
    },
  });
}

export function refuseSettingsOfMadeQueue(consumer: Construct, queue: sqs.IQueue, props: SqsConsumerProps): void {
  const prop = (['fifo', 'encryptionMasterKey', 'retentionPeriod', 'removalPolicy'] as const).find((name) => props[name] !== undefined);
  if (prop) {
    refuse(consumer, {
      prop,
      fact: `is given together with the queue ${whereIs(queue)}`,
      consequence: 'It is a setting of the queue that is made when none is given, and would have no effect',
      fix: `Set it on ${whereIs(queue)}, or leave queue out`,
    });
  }
}
