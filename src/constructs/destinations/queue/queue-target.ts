/**
 * A queue that takes invocation records or pointers: one that the user gives, or one that is made below the construct that asks.
 */
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { QUEUE_DESTINATION } from '../../../destinations/queue/facts';
import { failureAlarmOf, FailureQueue, FailureQueueProps } from '../../exits/failure-queue';
import { DestinationKind } from '../destination-kind';
import { DestinationRequest, DestinationTarget, endsInFifo, statementsFor } from '../destination-target';

export function queueDestinationTarget(queue: sqs.IQueue): DestinationTarget {
  return {
    facts: QUEUE_DESTINATION,
    handle: { kind: DestinationKind.QUEUE, destinationArn: queue.queueArn, queue, failureAlarm: failureAlarmOf(queue) },
    construct: queue,
    fifo: queue.fifo || endsInFifo(queue.queueArn),
    statements: statementsFor(QUEUE_DESTINATION, queue.queueArn, queue.encryptionMasterKey),
  };
}

/** A queue of successes is there to be read, so its depth is no reason for an alarm unless one is asked for. */
export function newQueueDestinationTarget({ scope, prop }: DestinationRequest, props: FailureQueueProps): DestinationTarget {
  return prop === 'onSuccess'
    ? queueDestinationTarget(new FailureQueue(scope, 'OnSuccessQueue', { ...props, alarm: props.alarm ?? { enabled: false } }))
    : queueDestinationTarget(new FailureQueue(scope, 'OnFailureQueue', props));
}
