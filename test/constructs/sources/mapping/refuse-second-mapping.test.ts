import { App, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { DynamoDbConsumer, KinesisConsumer, SqsConsumer } from '../../../../src';
import { countIn, newFunction, newStack, refusal, resourcesOf } from '../../../support/wired';

type Consume = (stack: Stack) => (id: string, handler: lambda.IFunction) => unknown;

const SOURCES: ReadonlyArray<readonly [string, string, Consume]> = [
  ['a queue', 'Queue', (stack) => {
    const queue = new sqs.Queue(stack, 'Queue');
    return (id, handler) => new SqsConsumer(stack, id, { handler, queue });
  }],
  ['a stream', 'Stream', (stack) => {
    const stream = new kinesis.Stream(stack, 'Stream');
    return (id, handler) => new KinesisConsumer(stack, id, { handler, stream });
  }],
  ['an enhanced fan-out consumer', 'FanOut', (stack) => {
    const stream = new kinesis.Stream(stack, 'Stream');
    const streamConsumer = new kinesis.StreamConsumer(stack, 'FanOut', { stream, streamConsumerName: 'fan-out' });
    return (id, handler) => new KinesisConsumer(stack, id, { handler, streamConsumer });
  }],
  ['a table', 'Table', (stack) => {
    const partitionKey = { name: 'id', type: dynamodb.AttributeType.STRING };
    const table = new dynamodb.Table(stack, 'Table', { partitionKey, stream: dynamodb.StreamViewType.NEW_IMAGE });
    return (id, handler) => new DynamoDbConsumer(stack, id, { handler, table });
  }],
];

const LANES: ReadonlyArray<readonly [string, (fn: lambda.Function) => lambda.IFunction]> = [
  ['function', (fn) => fn],
  ['alias', (fn) => fn.addAlias('live')],
  ['version', (fn) => fn.currentVersion],
];

describe.each(SOURCES)('%s', (_source, name, consumerIn) => {
  test.each(LANES)('is not consumed twice by one %s', (_lane, handlerOf) => {
    const stack = newStack();
    const handler = handlerOf(newFunction(stack));
    const consume = consumerIn(stack);
    consume('First', handler);

    expect(refusal(() => consume('Second', handler))).toBe(
      `Shop/Second: handler ${handler.node.path} already consumes Shop/${name} through Shop/First. `
      + 'AWS rejects a second event source mapping of a source to a function with a conflict. '
      + 'Remove one of the two, or give another function.',
    );
  });

  test('may be consumed by a function, its alias, its version and another function at once', () => {
    const stack = newStack();
    const fn = newFunction(stack);
    const consume = consumerIn(stack);
    [...LANES.map(([, handlerOf]) => handlerOf(fn)), newFunction(stack, 'Other')].forEach((handler, index) => consume(`Consumer${index}`, handler));

    expect(Object.keys(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping'))).toHaveLength(4);
  });
});

test('One queue that is imported twice by its ARN is one queue', () => {
  const stack = newStack();
  const handler = newFunction(stack);
  const queues = ['First', 'Second'].map((id) => sqs.Queue.fromQueueArn(stack, `${id}Queue`, 'arn:aws:sqs:eu-west-1:111122223333:q'));
  new SqsConsumer(stack, 'First', { handler, queue: queues[0] });

  expect(refusal(() => new SqsConsumer(stack, 'Second', { handler, queue: queues[1] }))).toContain('through Shop/First');
});

test('Queues of one logical id in two stacks are two queues', () => {
  const app = new App();
  ['First', 'Second'].forEach((id) => {
    const stack = new Stack(app, id);
    new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), queue: new sqs.Queue(stack, 'Queue') });
  });

  expect(countIn(app, 'AWS::Lambda::EventSourceMapping')).toBe(2);
});

test('a function is not consumed for beside its latest version, which is the same', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');
  const fn = newFunction(stack);
  new SqsConsumer(stack, 'One', { handler: fn, queue });
  expect(refusal(() => new SqsConsumer(stack, 'Other', { handler: fn.latestVersion, queue }))).toContain('already consumes Shop/Queue through Shop/One');
});

describe('an override of a foreign mapping counts', () => {
  function refused(override: (mapping: lambda.CfnEventSourceMapping, names: { queue: sqs.Queue; handler: lambda.Function }) => void): string {
    const stack = newStack();
    const queue = new sqs.Queue(stack, 'Queue');
    const handler = newFunction(stack);
    new SqsConsumer(stack, 'Ours', { handler, queue });
    const mapping = new lambda.CfnEventSourceMapping(stack, 'Foreign', {
      eventSourceArn: new sqs.Queue(stack, 'Other').queueArn, functionName: newFunction(stack, 'OtherHandler').functionName,
    });
    override(mapping, { queue, handler });
    return outcome(() => (stack.node.root as App).synth());
  }
  const outcome = (make: () => unknown): string => {
    try {
      make();
      return 'taken';
    } catch (error) {
      return (error as Error).message;
    }
  };

  test('of both ends', () => {
    expect(refused((mapping, { queue, handler }) => {
      mapping.addPropertyOverride('EventSourceArn', queue.queueArn);
      mapping.addPropertyOverride('FunctionName', { Ref: Stack.of(handler).resolve((handler.node.defaultChild as lambda.CfnFunction).logicalId) });
    })).toContain('both map one source to one function');
  });

  test('of one end is another mapping', () => {
    expect(refused((mapping, { queue }) => mapping.addPropertyOverride('EventSourceArn', queue.queueArn))).toBe('taken');
  });
});
