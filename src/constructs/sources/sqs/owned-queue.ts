/** The CloudFormation resource of a queue of this app, whose unset properties can still be set. */
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { isResource } from '../../wiring/reference';

/** `undefined` for a queue from outside the app. */
export function cfnQueueOf(queue: sqs.IQueue): sqs.CfnQueue | undefined {
  const child = queue.node.defaultChild;
  return isResource(child, sqs.CfnQueue.CFN_RESOURCE_TYPE_NAME) ? child as sqs.CfnQueue : undefined;
}
