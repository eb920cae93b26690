/**
 * Acknowledges what the checks find on every FIFO queue with a dead-letter queue. Without one, a message that keeps
 * failing blocks its group until it expires and is lost, so this library makes one by default.
 */
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { acknowledgeRules } from '../../wiring/acknowledge';

export function acknowledgeFifoRedrive(queue: sqs.CfnQueue): void {
  acknowledgeRules(queue, ['fifo-redrive-breaks-order'], 'Without a dead-letter queue, a message that keeps failing blocks '
    + 'its group until it expires, and is then lost. The later messages of its group are handled without it.');
}
