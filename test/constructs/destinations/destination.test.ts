import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination, DestinationKind, FailureQueue, KinesisConsumer } from '../../../src';
import { newFunction, newStack, onlyOf, refusal, resourcesOf } from '../../support/wired';

test('A queue that is undefined is refused, and no queue is created in its place', () => {
  const stack = newStack();
  const onFailure = Destination.queue(undefined as unknown as sqs.IQueue);

  expect(refusal(() => new AsyncInvocation(stack, 'Async', { handler: newFunction(stack), onFailure }))).toBe(
    'Shop/Async: onFailure is Destination.queue() without a resource. Events would be lost. '
    + 'Give the queue, or use Destination.newQueue() to create one.',
  );
});

describe('A destination and its handle say of what kind they are:', () => {
  test.each<[DestinationKind, DestinationKind, (stack: Stack) => Destination]>([
    [DestinationKind.QUEUE, DestinationKind.QUEUE, (stack) => Destination.queue(new sqs.Queue(stack, 'To'))],
    [DestinationKind.QUEUE, DestinationKind.QUEUE, () => Destination.newQueue()],
    [DestinationKind.TOPIC, DestinationKind.TOPIC, (stack) => Destination.topic(new sns.Topic(stack, 'To'))],
    [DestinationKind.FUNCTION, DestinationKind.FUNCTION, (stack) => Destination.function(newFunction(stack, 'To'))],
    [DestinationKind.EVENT_BUS, DestinationKind.EVENT_BUS, (stack) => Destination.eventBus(new events.EventBus(stack, 'To'))],
    [DestinationKind.BUCKET, DestinationKind.BUCKET, (stack) => Destination.bucket(new s3.Bucket(stack, 'To'))],
    [DestinationKind.OTHER, DestinationKind.QUEUE, (stack) => Destination.fromDestination(new SqsDestination(new sqs.Queue(stack, 'To')))],
    [DestinationKind.OTHER, DestinationKind.OTHER, (stack) => Destination.fromDestination({
      bind: () => ({ destination: new CfnParameter(stack, 'To').valueAsString }),
    })],
  ])('%s, taken as %s', (kind, taken, destinationIn) => {
    const stack = newStack();
    const onFailure = destinationIn(stack);

    expect(onFailure.kind).toBe(kind);
    expect(new AsyncInvocation(stack, 'Async', { handler: newFunction(stack), onFailure }).failureDestination!.kind).toBe(taken);
  });
});

test('A queue that is made takes its settings, below the construct that asks for it', () => {
  const stack = newStack();
  const encryptionMasterKey = new kms.Key(stack, 'Key');
  const onFailure = Destination.newQueue({ encryptionMasterKey, retentionPeriod: Duration.days(7), alarm: { enabled: false } });

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
    kind: DestinationKind.QUEUE, destinationArn: failures.queueArn, queue: failures, failureAlarm: failures.failureAlarm,
  }));
  expect(Object.keys(resourcesOf(stack, 'AWS::CloudWatch::Alarm'))).toHaveLength(1);
});

test("A user's own queue gets no alarm", () => {
  const stack = newStack();

  const { failureDestination } = new AsyncInvocation(stack, 'Async', {
    handler: newFunction(stack), onFailure: Destination.queue(new sqs.Queue(stack, 'Queue')),
  });

  expect(failureDestination!.failureAlarm).toBeUndefined();
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
