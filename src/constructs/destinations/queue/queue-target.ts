/** A queue as destination: an existing one, or a new one below the construct that receives the destination. */
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { QUEUE_DESTINATION } from '../../../destinations/queue/facts';
import { failureAlarmOf, FailureQueue, FailureQueueProps } from '../../exits/failure-queue';
import { isFifoResource } from '../../wiring/fifo';
import { DestinationKind } from '../destination-kind';
import { DestinationRequest, DestinationTarget, statementsFor } from '../destination-target';

export function queueDestinationTarget(queue: sqs.IQueue): DestinationTarget {
  return {
    facts: QUEUE_DESTINATION,
    handle: { kind: DestinationKind.QUEUE, destinationArn: queue.queueArn, queue, failureAlarm: failureAlarmOf(queue) },
    construct: queue,
    fifo: isFifoResource(queue, queue.queueArn),
    statements: statementsFor(QUEUE_DESTINATION, queue.queueArn, queue.encryptionMasterKey),
  };
}

/** A queue of successful events is there to be consumed, so its depth triggers no alarm unless `alarm` is set. */
export function newQueueDestinationTarget(
  { scope, prop }: DestinationRequest, props: FailureQueueProps,
): DestinationTarget {
  if (prop !== 'onSuccess') return queueDestinationTarget(new FailureQueue(scope, 'OnFailureQueue', props));
  const alarm = props.alarm ?? { enabled: false };
  return queueDestinationTarget(new FailureQueue(scope, 'OnSuccessQueue', { ...props, alarm }));
}
