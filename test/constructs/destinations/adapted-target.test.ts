import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination, KinesisConsumer } from '../../../src';
import { inTemplate, Json, newFunction, newStack, policiesWith, refusal, resourcesOf, warningsOf } from '../../support/wired';

const CONFIG = 'AWS::Lambda::EventInvokeConfig';
const MAPPING = 'AWS::Lambda::EventSourceMapping';

function asyncFailure(stack: Stack, destination: lambda.IDestination, handler: lambda.IFunction = newFunction(stack)): AsyncInvocation {
  return new AsyncInvocation(stack, 'Async', { handler, onFailure: Destination.fromDestination(destination) });
}

function streamFailure(stack: Stack, onFailure: Destination): KinesisConsumer {
  return new KinesisConsumer(stack, 'Clicks', { handler: newFunction(stack), stream: new kinesis.Stream(stack, 'Stream'), onFailure });
}

const TAKEN: ReadonlyArray<readonly [string, string, (stack: Stack) => [lambda.IDestination, string]]> = [
  ['SqsDestination', 'sqs:SendMessage', (stack) => {
    const queue = new sqs.Queue(stack, 'Queue');
    return [new destinations.SqsDestination(queue), queue.queueArn];
  }],
  ['SnsDestination', 'sns:Publish', (stack) => {
    const topic = new sns.Topic(stack, 'Topic');
    return [new destinations.SnsDestination(topic), topic.topicArn];
  }],
  ['LambdaDestination', 'lambda:InvokeFunction', (stack) => {
    const other = newFunction(stack, 'Other');
    return [new destinations.LambdaDestination(other), other.functionArn];
  }],
  ['EventBridgeDestination', 'events:PutEvents', (stack) => {
    const bus = new events.EventBus(stack, 'Bus');
    return [new destinations.EventBridgeDestination(bus), bus.eventBusArn];
  }],
  ['S3Destination', 's3:PutObject', (stack) => {
    const bucket = new s3.Bucket(stack, 'Bucket');
    return [new destinations.S3Destination(bucket), bucket.bucketArn];
  }],
];

describe("an object of aws-cdk-lib's aws-lambda-destinations is taken for failures, and waited for:", () => {
  test.each(TAKEN)('%s', (_, action, make) => {
    const stack = newStack();
    const [destination, arn] = make(stack);

    const { failureDestination } = asyncFailure(stack, destination);

    const [config] = Object.values(resourcesOf(stack, CONFIG));
    expect(config.Properties.DestinationConfig).toEqual({ OnFailure: { Destination: inTemplate(stack, arn) } });
    expect(config.DependsOn).toEqual(expect.arrayContaining(policiesWith(stack, action)));
    expect(policiesWith(stack, action)).toHaveLength(1);
    expect(inTemplate(stack, failureDestination)).toEqual({ kind: expect.any(String), destinationArn: inTemplate(stack, arn) });
  });
});

describe("an object of aws-cdk-lib's aws-lambda-event-sources is taken by a stream consumer, and waited for:", () => {
  test.each<[string, string, (stack: Stack) => [lambda.IEventSourceDlq, string]]>([
    ['SqsDlq', 'sqs:SendMessage', (stack) => {
      const queue = new sqs.Queue(stack, 'Queue');
      return [new sources.SqsDlq(queue), queue.queueArn];
    }],
    ['SnsDlq', 'sns:Publish', (stack) => {
      const topic = new sns.Topic(stack, 'Topic');
      return [new sources.SnsDlq(topic), topic.topicArn];
    }],
    ['S3OnFailureDestination', 's3:PutObject', (stack) => {
      const bucket = new s3.Bucket(stack, 'Bucket');
      return [new sources.S3OnFailureDestination(bucket), bucket.bucketArn];
    }],
  ])('%s', (_, action, make) => {
    const stack = newStack();
    const [dlq, arn] = make(stack);

    streamFailure(stack, Destination.fromEventSourceDlq(dlq));

    const [mapping] = Object.values(resourcesOf(stack, MAPPING));
    expect(mapping.Properties.DestinationConfig).toEqual({ OnFailure: { Destination: inTemplate(stack, arn) } });
    expect(mapping.DependsOn).toEqual(expect.arrayContaining(policiesWith(stack, action)));
  });

  test('and it sees the id of the very mapping that is made', () => {
    const stack = newStack();
    let seen: Json;
    const { eventSourceMappingId } = streamFailure(stack, Destination.fromEventSourceDlq({
      bind: (target) => {
        seen = target.eventSourceMappingId;
        return { destination: 'arn:aws:sqs:eu-west-1:111122223333:q' };
      },
    }));

    expect(inTemplate(stack, seen)).toEqual(inTemplate(stack, eventSourceMappingId));
  });
});

test('An IDestination serves a stream consumer too, when Lambda takes its kind there', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');

  streamFailure(stack, Destination.fromDestination(new destinations.SqsDestination(queue)));

  const [mapping] = Object.values(resourcesOf(stack, MAPPING));
  expect(mapping.Properties.DestinationConfig.OnFailure.Destination).toEqual(inTemplate(stack, queue.queueArn));
});

test('An IDestination knows whether it is for success or failure', () => {
  const stack = newStack();
  const seen: unknown[] = [];
  const destination: lambda.IDestination = {
    bind: (_scope, _fn, options) => {
      seen.push(options?.type);
      return { destination: 'arn:aws:sqs:eu-west-1:111122223333:q' };
    },
  };

  new AsyncInvocation(stack, 'Async', {
    handler: newFunction(stack), onSuccess: Destination.fromDestination(destination), onFailure: Destination.fromDestination(destination),
  });

  expect(seen).toEqual([lambda.DestinationType.SUCCESS, lambda.DestinationType.FAILURE]);
});

describe('an adapted object is refused like ours when it is', () => {
  const CASES: ReadonlyArray<readonly [string, string, (stack: Stack) => unknown]> = [
    ['a FIFO queue', 'is the FIFO queue Shop/Queue, but Lambda sends to standard queues and topics only',
      (stack) => asyncFailure(stack, new destinations.SqsDestination(new sqs.Queue(stack, 'Queue', { fifo: true })))],
    ['a FIFO topic', 'is the FIFO topic Shop/Topic, but Lambda sends',
      (stack) => asyncFailure(stack, new destinations.SnsDestination(new sns.Topic(stack, 'Topic', { fifo: true })))],
    ['a FIFO queue of a stream', 'is the FIFO queue Shop/Queue, but Lambda sends',
      (stack) => streamFailure(stack, Destination.fromEventSourceDlq(new sources.SqsDlq(new sqs.Queue(stack, 'Queue', { fifo: true }))))],
    ['a FIFO ARN', 'is the FIFO queue arn:aws:sqs:eu-west-1:111122223333:q.fifo, but Lambda sends',
      (stack) => asyncFailure(stack, { bind: () => ({ destination: 'arn:aws:sqs:eu-west-1:111122223333:q.fifo' }) })],
    ['the function itself', 'is Shop/Handler, which is the handler itself', (stack) => {
      const handler = newFunction(stack);
      return asyncFailure(stack, new destinations.LambdaDestination(handler), handler);
    }],
    ['the function behind the alias', 'which is the handler itself', (stack) => {
      const handler = newFunction(stack);
      return asyncFailure(stack, new destinations.LambdaDestination(handler), handler.addAlias('live'));
    }],
    ['the alias of the function', 'which is the handler itself', (stack) => {
      const handler = newFunction(stack);
      return asyncFailure(stack, new destinations.LambdaDestination(handler.addAlias('live')), handler);
    }],
    ['a bucket for successes', 'is a bucket (Shop/Bucket), but a bucket is a destination for failed events only', (stack) => new AsyncInvocation(stack, 'Async', {
      handler: newFunction(stack), onSuccess: Destination.fromDestination(new destinations.S3Destination(new s3.Bucket(stack, 'Bucket'))),
    })],
    ['a function for a stream', 'is a function (Shop/Other), but event source mapping destinations must be SQS, SNS or S3',
      (stack) => streamFailure(stack, Destination.fromDestination(new destinations.LambdaDestination(newFunction(stack, 'Other'))))],
    ['an event bus for a stream', 'is an event bus (Shop/Bus), but event source mapping destinations must be SQS, SNS or S3',
      (stack) => streamFailure(stack, Destination.fromDestination(new destinations.EventBridgeDestination(new events.EventBus(stack, 'Bus'))))],
    ['an IEventSourceDlq for an asynchronous invocation', 'comes from Destination.fromEventSourceDlq, which wraps an object made for event source mappings',
      (stack) => new AsyncInvocation(stack, 'Async', {
        handler: newFunction(stack), onFailure: Destination.fromEventSourceDlq(new sources.SqsDlq(new sqs.Queue(stack, 'Queue'))),
      })],
  ];

  test.each(CASES)('%s', (_, fact, make) => {
    expect(refusal(() => make(newStack()))).toContain(fact);
  });
});

test('An ARN that tells nothing of its kind is let through: it is unknown, not wrong', () => {
  const stack = newStack();

  asyncFailure(stack, { bind: () => ({ destination: 'arn:aws:new-service:eu-west-1:111122223333:thing' }) });

  const [config] = Object.values(resourcesOf(stack, CONFIG));
  expect(config.Properties.DestinationConfig.OnFailure.Destination).toBe('arn:aws:new-service:eu-west-1:111122223333:thing');
  expect(warningsOf(stack)).toEqual([]);
});
