/** The two exits of a trigger: for events that never reach Lambda, and for events that the function fails to handle. */
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { checkHandler } from '../checks/construct-checks';
import { failureAlarmOf } from '../exits/failure-queue';
import { AsyncInvocation } from '../sources/async/async-invocation';
import { asyncSettings } from './async-settings';
import { deliveryDeadLetterQueue, DeliveryExit, refuseSharedExit } from './delivery-dead-letter-queue';
import { FunctionTriggerProps } from './trigger-props';

export interface TriggerExits {
  readonly queue: sqs.IQueue;
  readonly alarm?: cloudwatch.Alarm;
  readonly settings?: AsyncInvocation;
}

export function createExits(
  trigger: Construct,
  props: FunctionTriggerProps & { readonly deadLetterQueue?: sqs.IQueue },
  exit: Omit<DeliveryExit, 'given'>,
): TriggerExits {
  const queue = deliveryDeadLetterQueue(trigger, { ...exit, given: props.deadLetterQueue });
  const settings = createSettings(trigger, props);
  refuseSharedExit(trigger, queue, props.handler, settings);
  return { queue, alarm: failureAlarmOf(queue), settings };
}

/** For a source that has no dead-letter queue of its own. */
export function createSettings(trigger: Construct, props: FunctionTriggerProps): AsyncInvocation | undefined {
  checkHandler(trigger, props.handler);
  return asyncSettings(trigger, props);
}
