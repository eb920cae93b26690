/** What an override says counts as what the property says: each place where a construct reads a resource of the app. */
import { CfnParameter, CfnResource, Duration, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as amazonmq from 'aws-cdk-lib/aws-amazonmq';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { IConstruct } from 'constructs';
import {
  AsyncInvocation, Destination, DynamoDbConsumer, MqConsumer, MskConsumer, RuleTrigger, S3Trigger, SnsTrigger, SqsConsumer,
} from '../../../src';
import { isOverridden, overriddenProperty } from '../../../src/constructs/wiring/overridden-property';
import { makeFunction } from '../../support/app';
import { makeBroker } from '../../support/broker';
import { makeCluster } from '../../support/kafka';
import { refusalOf } from '../../support/refusal';
import { newStack, onlyOf, resourcesOf } from '../../support/wired';

const DEAD = 'arn:aws:sqs:eu-west-1:111122223333:dead';

function override<Made extends IConstruct>(made: Made, path: string, value?: unknown): Made {
  const resource = (CfnResource.isCfnResource(made) ? made : made.node.defaultChild) as CfnResource;
  resource.addPropertyOverride(path, value);
  return made;
}

const queueWith = (stack: Stack, path: string, value?: unknown, props: sqs.QueueProps = {}) => (
  override(new sqs.Queue(stack, 'Queue', props), path, value));
const consume = (stack: Stack, queue: sqs.IQueue, props: object = {}) => (
  new SqsConsumer(stack, 'Consumer', { handler: makeFunction(stack, 'Consuming'), queue, ...props }));
const queueProps = (stack: Stack) => Object.entries(resourcesOf(stack, 'AWS::SQS::Queue')).find(([id]) => id.startsWith('Queue'))![1].Properties;

describe('FIFO by an override', () => {
  const fifo = (stack: Stack, id = 'Dead') => override(new sqs.Queue(stack, id), 'FifoQueue', true);

  test.each<[string, (stack: Stack) => unknown, RegExp]>([
    ['a dead-letter queue', (stack) => consume(stack, new sqs.Queue(stack, 'Queue'), { deadLetterQueue: fifo(stack) }), /deadLetterQueue Shop\/Dead is FIFO, but the queue is standard/],
    ['a queue with a standard dead-letter queue', (stack) => consume(stack, fifo(stack, 'Queue'), { deadLetterQueue: new sqs.Queue(stack, 'Dead') }), /Shop\/Dead is standard, but the queue is FIFO/],
    ['a queue with a large batch', (stack) => consume(stack, fifo(stack), { batchSize: 100 }), /batchSize is 100/],
    ['a destination', (stack) => new AsyncInvocation(stack, 'Async', { handler: makeFunction(stack), onFailure: Destination.queue(fifo(stack)) }), /onFailure .*FIFO/],
    ['a destination topic', (stack) => new AsyncInvocation(stack, 'Async', {
      handler: makeFunction(stack), onFailure: Destination.topic(override(new sns.Topic(stack, 'Topic'), 'FifoTopic', true)),
    }), /onFailure .*FIFO/],
    ['the queue of a rule', (stack) => new RuleTrigger(stack, 'Rule', {
      handler: makeFunction(stack), eventPattern: { source: ['shop'] }, deadLetterQueue: fifo(stack),
    }), /deadLetterQueue Shop\/Dead is a FIFO queue/],
    ['a topic', (stack) => new SnsTrigger(stack, 'News', { handler: makeFunction(stack), topic: override(new sns.Topic(stack, 'Topic'), 'FifoTopic', true) }), /topic .*FIFO/],
  ])('%s', (_, make, message) => {
    expect(refusalOf(() => make(newStack()))).toMatch(message);
  });

  test('the new dead-letter queue of a queue is FIFO as well', () => {
    const stack = newStack();
    consume(stack, fifo(stack, 'Queue'));
    expect(Object.values(resourcesOf(stack, 'AWS::SQS::Queue')).map(({ Properties }) => Properties.FifoQueue)).toEqual([true, true]);
  });

  test.each<[string, unknown]>([['off', false], ['removed', undefined]])('%s is a standard queue', (_, value) => {
    const stack = newStack();
    const deadLetterQueue = override(new sqs.Queue(stack, 'Dead', { fifo: true }), 'FifoQueue', value);
    consume(stack, new sqs.Queue(stack, 'Queue'), { deadLetterQueue });
    expect(queueProps(stack).RedrivePolicy).toBeDefined();
  });

  test('that only deployment knows leaves what the queue says', () => {
    const stack = newStack();
    const deadLetterQueue = override(new sqs.Queue(stack, 'Dead'), 'FifoQueue', { 'Fn::If': ['Prod', true, { Ref: 'AWS::NoValue' }] });
    consume(stack, new sqs.Queue(stack, 'Queue'), { deadLetterQueue });
    expect(queueProps(stack).RedrivePolicy).toBeDefined();
  });
});

describe('the redrive policy of a queue', () => {
  test.each<[string, string, unknown]>([
    ['whole', 'RedrivePolicy', { deadLetterTargetArn: DEAD, maxReceiveCount: 3 }],
    ['by its target', 'RedrivePolicy.deadLetterTargetArn', DEAD],
    ['that only deployment knows', 'RedrivePolicy', { 'Fn::If': ['Dead', { deadLetterTargetArn: DEAD, maxReceiveCount: 3 }, { Ref: 'AWS::NoValue' }] }],
    ['that is removed', 'RedrivePolicy', undefined],
  ])('%s is left alone, and its queue is unknown', (_, path, value) => {
    const stack = newStack();
    const { deadLetterQueue } = consume(stack, queueWith(stack, path, value));
    expect(deadLetterQueue).toBeUndefined();
    expect(Object.keys(resourcesOf(stack, 'AWS::SQS::Queue'))).toHaveLength(1);
    expect(refusalOf(() => new SqsConsumer(stack, 'Other', {
      handler: makeFunction(stack, 'OtherFn'), queue: stack.node.findChild('Queue') as sqs.Queue, maxReceiveCount: 3,
    }))).toContain(': maxReceiveCount is given, but an override decides the redrive policy of Shop/Queue.');
  });

  test('of another queue than that of the props is not taken for it', () => {
    const stack = newStack();
    const deadLetterQueue = { queue: new sqs.Queue(stack, 'Dead'), maxReceiveCount: 3 };
    expect(consume(stack, queueWith(stack, 'RedrivePolicy.deadLetterTargetArn', DEAD, { deadLetterQueue })).deadLetterQueue).toBeUndefined();
  });

  test('by its count alone is completed', () => {
    const stack = newStack();
    expect(consume(stack, queueWith(stack, 'RedrivePolicy.maxReceiveCount', 7)).deadLetterQueue).toBeDefined();
    expect(queueProps(stack).RedrivePolicy).toEqual({ deadLetterTargetArn: expect.anything(), maxReceiveCount: 7 });
  });
});

describe('the visibility timeout of a queue', () => {
  test.each<[string, unknown, number]>([['below the timeout of the handler', 5, 5], ['that is removed', undefined, 30]])('%s is refused', (_, value, seconds) => {
    const stack = newStack();
    const handler = makeFunction(stack, 'Slow', { timeout: Duration.minutes(1) });
    expect(refusalOf(() => consume(stack, queueWith(stack, 'VisibilityTimeout', value), { handler })))
      .toContain(`: queue hides a message for ${seconds} seconds, but the handler Shop/Slow may run for 60 seconds.`);
  });

  test('is a second one beside that of the consumer', () => {
    const stack = newStack();
    expect(refusalOf(() => consume(stack, queueWith(stack, 'VisibilityTimeout', 90), { visibilityTimeout: Duration.seconds(80) })))
      .toContain(': visibilityTimeout is given, but the queue Shop/Queue sets 90 seconds itself.');
  });

  test('by a parameter is taken unread', () => {
    const stack = newStack();
    consume(stack, queueWith(stack, 'VisibilityTimeout', { Ref: new CfnParameter(stack, 'Seconds').logicalId }));
    expect(queueProps(stack).VisibilityTimeout).toEqual({ Ref: 'Seconds' });
  });
});

test('a redrive allow policy that admits no queue', () => {
  const stack = newStack();
  const deadLetterQueue = override(new sqs.Queue(stack, 'Dead'), 'RedriveAllowPolicy', { redrivePermission: 'denyAll' });
  expect(refusalOf(() => new SqsConsumer(stack, 'Consumer', { handler: makeFunction(stack), deadLetterQueue }))).toContain('allows no queue to redrive to it');
});

test('the key of SQS on a queue that a service writes to, and another key in its place', () => {
  const stack = newStack();
  const trigger = (id: string, deadLetterQueue: sqs.IQueue) => new RuleTrigger(stack, id, { handler: makeFunction(stack, `${id}Fn`), eventPattern: { source: ['a'] }, deadLetterQueue });
  expect(refusalOf(() => trigger('One', queueWith(stack, 'KmsMasterKeyId', 'alias/aws/sqs')))).toContain('is encrypted with alias/aws/sqs');
  const own = override(new sqs.Queue(stack, 'Own', { encryption: sqs.QueueEncryption.KMS_MANAGED }), 'KmsMasterKeyId', 'alias/own');
  expect(() => trigger('Two', own)).not.toThrow();
});

describe('of a function', () => {
  test('the timeout makes the visibility timeout', () => {
    const stack = newStack();
    consume(stack, new sqs.Queue(stack, 'Queue'), { handler: override(makeFunction(stack), 'Timeout', 100) });
    expect(queueProps(stack).VisibilityTimeout).toBe(600);
  });

  test('a timeout by a parameter asks for the visibility timeout', () => {
    const stack = newStack();
    const handler = override(makeFunction(stack), 'Timeout', { Ref: new CfnParameter(stack, 'Seconds').logicalId });
    expect(refusalOf(() => consume(stack, new sqs.Queue(stack, 'Queue'), { handler }))).toContain('the timeout of Shop/Fn is not known here');
  });

  test('the dead-letter queue is the exit', () => {
    const stack = newStack();
    const handler = override(makeFunction(stack), 'DeadLetterConfig.TargetArn', DEAD);
    expect(new AsyncInvocation(stack, 'Work', { handler }).failureQueue).toBeUndefined();
    expect(refusalOf(() => new AsyncInvocation(stack, 'Other', { handler: handler.addAlias('live'), deadLetterQueue: new sqs.Queue(stack, 'Queue') })))
      .toContain('has a dead-letter queue or topic itself');
  });

  test('a dead-letter queue that is removed is none', () => {
    const stack = newStack();
    const handler = override(makeFunction(stack, 'Fn', { deadLetterQueue: new sqs.Queue(stack, 'Queue') }), 'DeadLetterConfig');
    expect(new AsyncInvocation(stack, 'Work', { handler }).failureQueue).toBeDefined();
  });

  test('a durable configuration asks for a qualifier, and its timeout counts', () => {
    const stack = newStack();
    const handler = override(makeFunction(stack), 'DurableConfig', { ExecutionTimeout: 5_000 });
    expect(refusalOf(() => consume(stack, new sqs.Queue(stack, 'Queue'), { handler: handler.latestVersion }))).toContain('an execution timeout of 5000 seconds');
    expect(refusalOf(() => new AsyncInvocation(stack, 'Work', { handler }))).toContain('is a durable function, given without a version or alias');
  });
});

describe('of other resources', () => {
  test('a table gets its stream', () => {
    const stack = newStack();
    const table = override(new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } }),
      'StreamSpecification', { StreamViewType: 'KEYS_ONLY' });
    new DynamoDbConsumer(stack, 'Consumer', { handler: makeFunction(stack), table });
    expect(onlyOf(stack, 'AWS::Lambda::EventSourceMapping').EventSourceArn).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Table/), 'StreamArn'] });
  });

  test('a table loses its stream', () => {
    const stack = newStack();
    const table = override(new dynamodb.Table(stack, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, stream: dynamodb.StreamViewType.KEYS_ONLY,
    }), 'StreamSpecification');
    expect(refusalOf(() => new DynamoDbConsumer(stack, 'Consumer', { handler: makeFunction(stack), table }))).toContain('Shop/Table has no stream');
  });

  test('a cluster accepts no IAM', () => {
    const stack = newStack();
    const cluster = override(makeCluster(stack), 'ClientAuthentication', { Sasl: { Iam: { Enabled: false } }, Unauthenticated: { Enabled: false } });
    expect(refusalOf(() => new MskConsumer(stack, 'Consumer', { handler: makeFunction(stack), cluster: cluster, topic: 'orders' })))
      .toContain('accepts neither IAM nor unauthenticated clients');
  });

  test('a broker is of another engine', () => {
    const stack = newStack();
    const broker = override<amazonmq.CfnBroker>(makeBroker(stack), 'EngineType', 'ActiveMQ');
    expect(refusalOf(() => new MqConsumer(stack, 'Consumer', {
      handler: makeFunction(stack), broker, queueName: 'q', secret: new secretsmanager.Secret(stack, 'Secret'), virtualHost: '/',
    }))).toContain('is an ActiveMQ broker');
  });

  test('a bucket is versioned', () => {
    const stack = newStack();
    const bucket = override(new s3.Bucket(stack, 'Bucket'), 'VersioningConfiguration.Status', 'Enabled');
    new S3Trigger(stack, 'Trigger', { handler: makeFunction(stack), bucket, events: [s3.EventType.OBJECT_REMOVED_DELETE] });
    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('is versioned'))).toHaveLength(1);
  });

  test('a queue behind an object of aws-cdk-lib is FIFO', () => {
    const stack = newStack();
    const queue = queueWith(stack, 'FifoQueue', true);
    const own: lambda.IDestination = { bind: () => ({ destination: queue.queueArn }) };
    expect(refusalOf(() => new AsyncInvocation(stack, 'Work', { handler: makeFunction(stack), onFailure: Destination.fromDestination(own) })))
      .toContain('onFailure is the FIFO queue Shop/Queue');
  });
});

test('a property without an override is the property', () => {
  const stack = newStack();
  const queue = new sqs.CfnQueue(stack, 'Queue', { visibilityTimeout: 7, redrivePolicy: { deadLetterTargetArn: DEAD } });
  queue.addPropertyOverride('Tags.0.Value', 'x');
  expect(overriddenProperty(queue, 'visibilityTimeout')).toBe(7);
  expect(overriddenProperty(queue, 'redrivePolicy')).toEqual({ deadLetterTargetArn: DEAD });
  expect(['VisibilityTimeout', 'Tags'].map((name) => isOverridden(queue, name))).toEqual([false, true]);
  Object.assign(queue, { rawOverrides: undefined });
  expect([overriddenProperty(queue, 'visibilityTimeout'), isOverridden(queue, 'Tags')]).toEqual([7, false]);
});
