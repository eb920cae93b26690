/**
 * Refuses S3 notifications where two stacks would depend on each other: the stack of the bucket depends on that of the
 * function, since the notifications of a bucket name the function. aws-cdk-lib says only that there is a cycle.
 */
import { AspectPriority, Aspects, CfnResource, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct, IConstruct } from 'constructs';
import { targetsOf } from '../../wiring/follow-references';
import { cfnFunctionOf } from '../../wiring/handler';
import { refuse, whereIs } from '../../wiring/refuse';
import { cfnBucketOf } from './bucket-settings';

export function refuseNotificationCycle(trigger: Construct, bucket: s3.IBucket, handler: lambda.IFunction): void {
  if (cfnBucketOf(bucket) === undefined) return;
  const [ofBucket, ofTrigger, ofHandler] = [bucket, trigger, handler].map((construct) => Stack.of(construct));
  if (ofTrigger !== ofBucket) {
    refuseBoth(trigger, bucket, `${whereIs(bucket)} is in the stack ${ofBucket.node.path}, and ${whereIs(trigger)} in ${ofTrigger.node.path}`, trigger);
  }
  if (ofHandler === ofBucket || cfnFunctionOf(handler) === undefined) return;
  // What the function refers to is known last.
  Aspects.of(trigger).add({
    visit: (node: IConstruct) => {
      const user = node === trigger ? userOf(ofBucket, ofHandler) : undefined;
      if (user === undefined) return;
      refuseBoth(trigger, bucket, `names ${whereIs(handler)} to the bucket in the stack ${ofBucket.node.path}, and ${whereIs(user)} refers to that stack `
        + `from ${ofHandler.node.path}`, handler);
    },
  }, { priority: AspectPriority.READONLY });
}

function refuseBoth(trigger: Construct, bucket: s3.IBucket, fact: string, other: IConstruct): never {
  return refuse(trigger, {
    prop: 'eventBridge',
    fact: `is false, and ${fact}`,
    consequence: 'The notifications of a bucket name the function that they invoke, so the two stacks would depend on each other',
    fix: `Leave eventBridge out, so that the events go through EventBridge, or create ${whereIs(other)} in ${Stack.of(bucket).node.path}`,
  });
}

function userOf(used: Stack, stack: Stack): IConstruct | undefined {
  return stack.node.findAll().find((one) => (
    CfnResource.isCfnResource(one) && Stack.of(one) === stack
    && [...targetsOf(one)].some((target) => Stack.of(target) === used)
  ));
}
