/** Small apps of plain aws-cdk-lib and this library that were once called wrong, or fixed in a harmful way. */
import { App, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3n from 'aws-cdk-lib/aws-s3-notifications';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, FailureQueue, SqsConsumer } from '../../../src';
import { fn } from '../../apps/support';


export const SMALL: Readonly<Record<string, (stack: Stack, app: App) => void>> = {
  /** A rule names the function by its ARN, the settings by its name. */
  nameAndArnOfOneFunction(stack) {
    const work = lambda.Function.fromFunctionAttributes(stack, 'F', {
      functionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:work', sameEnvironment: true,
    });
    new events.Rule(stack, 'Rule', {
      eventPattern: { source: ['my.app'] },
      targets: [new targets.LambdaFunction(work, { deadLetterQueue: new FailureQueue(stack, 'Undelivered') })],
    });
    new AsyncInvocation(stack, 'Async', { handler: work });
  },
  /** The queue of the failures is the user's own, and nothing watches it. */
  unwatchedQueueOfStream(stack) {
    fn(stack, 'F').addEventSource(new sources.KinesisEventSource(new kinesis.Stream(stack, 'Clicks'), {
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      retryAttempts: 5,
      bisectBatchOnError: true,
      onFailure: new sources.SqsDlq(new sqs.Queue(stack, 'Failed')),
    }));
  },
  bucketByItsName(stack) {
    const handler = fn(stack, 'Resize');
    new AsyncInvocation(stack, 'Async', { handler });
    s3.Bucket.fromBucketName(stack, 'Media', 'media-111111111111').addEventNotification(s3.EventType.OBJECT_CREATED, new s3n.LambdaDestination(handler));
  },
  bucketByItsArn(stack) {
    const handler = fn(stack, 'Resize');
    new AsyncInvocation(stack, 'Async', { handler });
    s3.Bucket.fromBucketArn(stack, 'Media', 'arn:aws:s3:::media-111111111111').addEventNotification(s3.EventType.OBJECT_CREATED, new s3n.LambdaDestination(handler));
  },
  /** Who sets AsyncInvocation says that somebody invokes the function asynchronously. */
  polledAndInvoked(stack) {
    const handler = fn(stack, 'F');
    new SqsConsumer(stack, 'Queue', { handler });
    new AsyncInvocation(stack, 'Async', { handler });
  },
  scheduleWithoutDeadLetterQueue(stack) {
    const handler = fn(stack, 'F');
    new scheduler.Schedule(stack, 'Hourly', { schedule: scheduler.ScheduleExpression.expression('rate(1 hour)'), target: new LambdaInvoke(handler) });
    new AsyncInvocation(stack, 'Async', { handler });
  },
};
