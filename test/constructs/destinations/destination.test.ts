import { Duration } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination, FailureQueue, KinesisConsumer } from '../../../src';
import { newFunction, newStack, onlyOf, refusal, resourcesOf } from '../../support/wired';

test('A queue and settings for a new queue are not taken together', () => {
  const stack = newStack();
  const onFailure = Destination.queue(new sqs.Queue(stack, 'Queue'), { alarm: false });

  expect(refusal(() => new AsyncInvocation(stack, 'Async', { handler: newFunction(stack), onFailure }))).toBe(
    'Shop/Async: onFailure is Destination.queue() of the queue Shop/Queue together with settings for a queue that is made. '
    + 'The settings cannot reach a queue that exists. Leave one of them out.',
  );
});

test.each([{}, { alarm: undefined }, { alarm: null as unknown as undefined }])('Settings that set nothing (%j), as Python always gives them, are none', (settings) => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');
  const onFailure = Destination.queue(queue, settings);

  expect(new AsyncInvocation(stack, 'Async', { handler: newFunction(stack), onFailure }).failureDestination!.queue).toBe(queue);
});

test('A queue that is made takes its settings, below the construct that asks for it', () => {
  const stack = newStack();
  const encryptionMasterKey = new kms.Key(stack, 'Key');
  const onFailure = Destination.queue(undefined, { encryptionMasterKey, retentionPeriod: Duration.days(7), alarm: false });

  const { failureDestination } = new AsyncInvocation(stack, 'Async', { handler: newFunction(stack), onFailure });

  expect(failureDestination!.queue!.node.path).toBe('Shop/Async/OnFailureQueue');
  expect(onlyOf(stack, 'AWS::SQS::Queue')).toMatchObject({ KmsMasterKeyId: expect.anything(), MessageRetentionPeriod: 604_800 });
  expect(resourcesOf(stack, 'AWS::CloudWatch::Alarm')).toEqual({});
});

test('A failure queue that several constructs share is one queue with one alarm, which the handles show', () => {
  const stack = newStack();
  const failures = new FailureQueue(stack, 'Failures');
  const onFailure = Destination.queue(failures);
  const handler = newFunction(stack);

  const async = new AsyncInvocation(stack, 'Async', { handler, onFailure });
  const clicks = new KinesisConsumer(stack, 'Clicks', { handler, stream: new kinesis.Stream(stack, 'Stream'), onFailure });

  expect([async.failureDestination, clicks.failureDestination]).toEqual(Array(2).fill({
    destinationArn: failures.queueArn, queue: failures, alarm: failures.alarm,
  }));
  expect(Object.keys(resourcesOf(stack, 'AWS::CloudWatch::Alarm'))).toHaveLength(1);
});

test("A user's own queue gets no alarm", () => {
  const stack = newStack();

  const { failureDestination } = new AsyncInvocation(stack, 'Async', {
    handler: newFunction(stack), onFailure: Destination.queue(new sqs.Queue(stack, 'Queue')),
  });

  expect(failureDestination!.alarm).toBeUndefined();
  expect(resourcesOf(stack, 'AWS::CloudWatch::Alarm')).toEqual({});
});

test('The handle lends the grants and metrics of the resource', () => {
  const stack = newStack();
  const reader = newFunction(stack, 'Reader');

  const { failureDestination } = new AsyncInvocation(stack, 'Async', { handler: newFunction(stack) });
  failureDestination!.queue!.grantConsumeMessages(reader);

  expect(failureDestination!.queue!.metricApproximateAgeOfOldestMessage().metricName).toBe('ApproximateAgeOfOldestMessage');
  expect(JSON.stringify(resourcesOf(stack, 'AWS::IAM::Policy'))).toContain('sqs:ReceiveMessage');
});
