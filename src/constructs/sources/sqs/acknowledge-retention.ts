/**
 * Acknowledges what the checks find on a `FailureQueue` that is consumed, where nobody gave a retention period: both it
 * and its dead-letter queue keep messages as long as SQS can, so neither can outlive the other.
 */
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { hasDefaultRetention } from '../../exits/failure-queue';
import { acknowledgeRules } from '../../wiring/acknowledge';
import { isFifoResource } from '../../wiring/fifo';

export function acknowledgeRetention(queue: sqs.IQueue, deadLetterQueue: sqs.IQueue): void {
  const isFifo = isFifoResource(queue, queue.queueArn);
  if (isFifo || !hasDefaultRetention(queue) || !hasDefaultRetention(deadLetterQueue)) return;
  acknowledgeRules(deadLetterQueue.node.defaultChild!, ['dead-letter-queue-outlives-source'], 'Both queues keep messages for 14 days, the '
    + 'maximum of SQS. A message keeps its age when it moves, so one that fails late has what is left of them. With a shorter retentionPeriod of '
    + 'the FailureQueue it has longer.');
}
