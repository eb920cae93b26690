import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination, KinesisConsumer } from '../../../src';
import { IMPORTED_FUNCTION_ARN, inTemplate, newFunction, newStack, onlyOf, refusal } from '../../support/wired';

const PLAIN_QUEUES_ONLY = 'but Lambda sends to standard queues and topics only. Every event sent to it would be lost. '
  + 'Use a standard queue or topic, or Destination.newQueue() to create a queue.';

const FIFOS: ReadonlyArray<readonly [string, string, (stack: Stack) => Destination]> = [
  ['queue', 'is the FIFO queue Shop/Fifo, ', (stack) => Destination.queue(new sqs.Queue(stack, 'Fifo', { fifo: true }))],
  ['queue that is imported', 'is the FIFO queue Shop/Fifo, ',
    (stack) => Destination.queue(sqs.Queue.fromQueueArn(stack, 'Fifo', 'arn:aws:sqs:eu-west-1:111122223333:q.fifo'))],
  ['queue that is to be made', 'is the FIFO queue Shop/Async/OnFailureQueue, ', () => Destination.newQueue({ fifo: true })],
  ['topic', 'is the FIFO topic Shop/Fifo, ', (stack) => Destination.topic(new sns.Topic(stack, 'Fifo', { fifo: true }))],
  ['topic that is imported', 'is the FIFO topic Shop/Fifo, ',
    (stack) => Destination.topic(sns.Topic.fromTopicArn(stack, 'Fifo', 'arn:aws:sns:eu-west-1:111122223333:t.fifo'))],
];

describe('Lambda delivers to no FIFO', () => {
  test.each(FIFOS)('%s', (_, fact, make) => {
    const stack = newStack();

    expect(refusal(() => new AsyncInvocation(stack, 'Async', { handler: newFunction(stack), onFailure: make(stack) })))
      .toBe(`Shop/Async: onFailure ${fact}${PLAIN_QUEUES_ONLY}`);
  });
});

test('A bucket takes no successes', () => {
  const stack = newStack();
  const onSuccess = Destination.bucket(new s3.Bucket(stack, 'Bucket'));

  expect(refusal(() => new AsyncInvocation(stack, 'Async', { handler: newFunction(stack), onSuccess }))).toBe(
    'Shop/Async: onSuccess is a bucket (Shop/Bucket), but a bucket is a destination for failed events only. '
    + 'Lambda rejects S3 as an on-success destination. Use Destination.queue(), topic(), function() or eventBus() for onSuccess.',
  );
});

describe('Mapping destinations must be SQS, SNS or S3, not', () => {
  test.each<[string, string, (stack: Stack) => Destination]>([
    ['a function', 'a function (Shop/Other)', (stack) => Destination.function(newFunction(stack, 'Other'))],
    ['an alias', 'a function (Shop/Other/Aliaslive)', (stack) => Destination.function(newFunction(stack, 'Other').addAlias('live'))],
    ['an event bus', 'an event bus (Shop/Bus)', (stack) => Destination.eventBus(new events.EventBus(stack, 'Bus'))],
  ])('%s', (_, named, make) => {
    const stack = newStack();
    const onFailure = make(stack);

    expect(refusal(() => new KinesisConsumer(stack, 'Clicks', { handler: newFunction(stack), stream: new kinesis.Stream(stack, 'Stream'), onFailure })))
      .toBe(`Shop/Clicks: onFailure is ${named}, but event source mapping destinations must be SQS, SNS or S3. `
        + 'Lambda polls this source and calls the handler synchronously, so no invocation record exists that could be sent there: '
        + 'AWS rejects the event source mapping. Use Destination.bucket() to keep the failed records, or Destination.queue() or topic() for pointers to them.');
  });
});

describe('A function is never its own destination:', () => {
  const SAME: ReadonlyArray<readonly [string, (fn: lambda.Function) => [lambda.IFunction, lambda.IFunction]]> = [
    ['as itself', (fn) => [fn, fn]],
    ['its alias from it', (fn) => [fn, fn.addAlias('live')]],
    ['it from its alias', (fn) => [fn.addAlias('live'), fn]],
    ['its version from it', (fn) => [fn, fn.currentVersion]],
    ['it from its version', (fn) => [fn.currentVersion, fn]],
    ['one alias from another', (fn) => [fn.addAlias('live'), fn.addAlias('canary')]],
    ['a version from an alias', (fn) => [fn.addAlias('live'), fn.currentVersion]],
  ];

  test.each(SAME.flatMap(([name, make]) => (['onSuccess', 'onFailure'] as const).map((prop) => [name, prop, make] as const)))(
    '%s, %s', (_, prop, make) => {
      const stack = newStack();
      const [handler, destination] = make(newFunction(stack));

      expect(refusal(() => new AsyncInvocation(stack, 'Async', { handler, [prop]: Destination.function(destination) }))).toBe(
        `Shop/Async: ${prop} is ${destination.node.path}, which is the handler itself. `
        + 'Each event would invoke the function again, until Lambda stops the loop. Send it to another function, or to Destination.newQueue().',
      );
    },
  );

  test('imported twice, with and without a qualifier', () => {
    const stack = newStack();
    const handler = lambda.Function.fromFunctionArn(stack, 'Handler', IMPORTED_FUNCTION_ARN);
    const onFailure = Destination.function(lambda.Function.fromFunctionArn(stack, 'Again', `${IMPORTED_FUNCTION_ARN}:live`));

    expect(refusal(() => new AsyncInvocation(stack, 'Async', { handler, onFailure }))).toContain('which is the handler itself');
  });

  test('while another function of the same app may be one', () => {
    const stack = newStack();
    const other = newFunction(stack, 'Other');
    new AsyncInvocation(stack, 'Async', { handler: newFunction(stack), onFailure: Destination.function(other) });

    expect(onlyOf(stack, 'AWS::Lambda::EventInvokeConfig').DestinationConfig).toEqual({
      OnFailure: { Destination: inTemplate(stack, other.functionArn) },
    });
  });
});
