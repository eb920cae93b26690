import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FailureQueue, SqsConsumer, SqsConsumerProps } from '../../../../src';
import { allow, inTemplate, newFunction, newStack, onlyOf, policiesWith, QUEUE_READ, refusal, resourcesOf, statementsOf } from '../../../support/wired';

const MAPPING = 'AWS::Lambda::EventSourceMapping';

function queueAt(stack: Stack, prefix: string) {
  const [found] = Object.entries(resourcesOf(stack, 'AWS::SQS::Queue')).filter(([id]) => id.startsWith(prefix));
  return found[1].Properties;
}

test('By default a queue is made, encrypted and TLS only, that hides a message for 6 timeouts and gives up after 5 receives', () => {
  const stack = newStack();

  const orders = new SqsConsumer(stack, 'Orders', { handler: newFunction(stack, 'Handler', { timeout: Duration.seconds(20) }) });

  expect(queueAt(stack, 'OrdersQueue')).toEqual({
    RedrivePolicy: { deadLetterTargetArn: inTemplate(stack, orders.deadLetterQueue!.queueArn), maxReceiveCount: 5 },
    SqsManagedSseEnabled: true,
    VisibilityTimeout: 120,
  });
  Template.fromStack(stack).allResources('AWS::SQS::Queue', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  expect(Object.values(resourcesOf(stack, 'AWS::SQS::QueuePolicy')).map(({ Properties }) => Properties.PolicyDocument.Statement)).toEqual(
    [orders.deadLetterQueue!, orders.queue].map((queue) => [expect.objectContaining({
      Condition: { Bool: { 'aws:SecureTransport': 'false' } }, Effect: 'Deny', Resource: inTemplate(stack, queue.queueArn),
    })]),
  );
});

test('By default the dead-letter queue is a failure queue: 14 days, encrypted, watched', () => {
  const stack = newStack();

  const { deadLetterQueue } = new SqsConsumer(stack, 'Orders', { handler: newFunction(stack) });

  expect(queueAt(stack, 'OrdersDeadLetterQueue')).toEqual({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
  expect((deadLetterQueue as FailureQueue).failureAlarm!.node.path).toBe('Shop/Orders/DeadLetterQueue/DepthAlarm');
});

test('By default the mapping reports item failures and leaves the rest to Lambda', () => {
  const stack = newStack();
  const handler = newFunction(stack);

  const orders = new SqsConsumer(stack, 'Orders', { handler });

  const [[, mapping]] = Object.entries(resourcesOf(stack, MAPPING));
  expect(mapping.Properties).toEqual({
    BatchSize: 10,
    EventSourceArn: inTemplate(stack, orders.queue.queueArn),
    FunctionName: inTemplate(stack, handler.functionArn),
    FunctionResponseTypes: ['ReportBatchItemFailures'],
  });
  expect(statementsOf(stack, handler.role)).toEqual([allow(QUEUE_READ, inTemplate(stack, orders.queue.queueArn))]);
  expect(mapping.DependsOn).toEqual(expect.arrayContaining(policiesWith(stack, 'sqs:ReceiveMessage')));
});

test('A FIFO queue is made with a FIFO dead-letter queue', () => {
  const stack = newStack();

  new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), fifo: true });

  expect(queueAt(stack, 'OrdersQueue')).toMatchObject({ FifoQueue: true });
  expect(queueAt(stack, 'OrdersDeadLetterQueue')).toMatchObject({ FifoQueue: true, MessageRetentionPeriod: 1_209_600 });
});

test('A customer key encrypts the queue that is made and its dead-letter queue, and the handler may decrypt with it', () => {
  const stack = newStack();
  const handler = newFunction(stack);
  const encryptionMasterKey = new kms.Key(stack, 'Key');

  const { queue } = new SqsConsumer(stack, 'Orders', { handler, encryptionMasterKey });

  const key = inTemplate(stack, encryptionMasterKey.keyArn);
  expect(Object.values(resourcesOf(stack, 'AWS::SQS::Queue')).map(({ Properties }) => Properties.KmsMasterKeyId)).toEqual([key, key]);
  expect(statementsOf(stack, handler.role)).toEqual([allow(QUEUE_READ, inTemplate(stack, queue.queueArn)), allow('kms:Decrypt', key)]);
});

test('Retention, removal policy, receive count and dead-letter queue of the queue that is made can be chosen', () => {
  const stack = newStack();
  const deadLetterQueue = new sqs.Queue(stack, 'Dead');

  const orders = new SqsConsumer(stack, 'Orders', {
    handler: newFunction(stack),
    retentionPeriod: Duration.days(1),
    removalPolicy: RemovalPolicy.DESTROY,
    maxReceiveCount: 10,
    deadLetterQueue,
    visibilityTimeout: Duration.minutes(2),
  });

  expect(queueAt(stack, 'OrdersQueue')).toMatchObject({
    MessageRetentionPeriod: 86_400,
    RedrivePolicy: { deadLetterTargetArn: inTemplate(stack, deadLetterQueue.queueArn), maxReceiveCount: 10 },
    VisibilityTimeout: 120,
  });
  expect(orders.deadLetterQueue).toBe(deadLetterQueue);
  expect(resourcesOf(stack, 'AWS::CloudWatch::Alarm')).toEqual({});
  Template.fromStack(stack).hasResource('AWS::SQS::Queue', { DeletionPolicy: 'Delete', Properties: { VisibilityTimeout: 120 } });
});

const OPTIONS: ReadonlyArray<readonly [string, Partial<SqsConsumerProps>, Record<string, unknown>]> = [
  ['batch size', { batchSize: 1 }, { BatchSize: 1 }],
  ['a large batch with a window', { batchSize: 10_000, maxBatchingWindow: Duration.seconds(1) }, { BatchSize: 10_000, MaximumBatchingWindowInSeconds: 1 }],
  ['the longest window', { maxBatchingWindow: Duration.minutes(5) }, { MaximumBatchingWindowInSeconds: 300 }],
  ['concurrency', { maxConcurrency: 2 }, { ScalingConfig: { MaximumConcurrency: 2 } }],
  ['provisioned pollers, up to 10,000', { provisionedPollerConfig: { minimumPollers: 200, maximumPollers: 10_000 } },
    { ProvisionedPollerConfig: { MinimumPollers: 200, MaximumPollers: 10_000 } }],
  ['fewest provisioned pollers', { provisionedPollerConfig: { minimumPollers: 2 } }, { ProvisionedPollerConfig: { MinimumPollers: 2 } }],
  ['a batch of one FIFO queue', { fifo: true, batchSize: 10 }, { BatchSize: 10 }],
  ['disabled', { enabled: false }, { Enabled: false }],
  ['metrics', { metricsConfig: { metrics: [lambda.MetricType.EVENT_COUNT] } }, { MetricsConfig: { Metrics: ['EventCount'] } }],
];

describe('the mapping takes', () => {
  test.each(OPTIONS)('%s', (_, props, properties) => {
    const stack = newStack();

    new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), ...props });

    expect(onlyOf(stack, MAPPING)).toMatchObject(properties);
  });

  test('no partial responses, when the handler does not know them', () => {
    const stack = newStack();

    new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), reportBatchItemFailures: false });

    expect(onlyOf(stack, MAPPING)).not.toHaveProperty('FunctionResponseTypes');
  });
});

test('A batch of a FIFO queue that is too large is refused in the words of FIFO queues', () => {
  const stack = newStack();

  expect(refusal(() => new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), fifo: true, batchSize: 11 }))).toMatch(/10 messages of a FIFO queue/);
});

test('One message is not called one messages', () => {
  const stack = newStack();

  expect(refusal(() => new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), batchSize: 0 }))).toContain('batchSize is 0, below the minimum of 1 message. ');
});

describe('the dead letters that wait are measured', () => {
  test('as the maximum of 5 minutes, unless asked otherwise', () => {
    const stack = newStack();
    const orders = new SqsConsumer(stack, 'Orders', { handler: newFunction(stack) });

    expect(orders.metricDeadLetters()).toMatchObject({
      namespace: 'AWS/SQS',
      metricName: 'ApproximateNumberOfMessagesVisible',
      statistic: 'Maximum',
      dimensions: { QueueName: orders.deadLetterQueue!.queueName },
    });
    expect(orders.metricDeadLetters({ statistic: 'Average' }).statistic).toBe('Average');
  });

  test('but not of an imported queue, which does not show them', () => {
    const stack = newStack();
    const queue = sqs.Queue.fromQueueArn(stack, 'Queue', 'arn:aws:sqs:eu-west-1:111122223333:q');
    const orders = new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), queue });

    expect(refusal(() => orders.metricDeadLetters())).toBe(
      'Shop/Orders: metricDeadLetters is called for the queue Shop/Queue, whose dead-letter queue is unknown to this app. '
      + 'There is no queue to measure. Use the metric of the dead-letter queue where that is created.',
    );
  });
});

test('The mapping keeps the logical id of one that is moved over to the construct', () => {
  const stack = newStack();

  const { node } = new SqsConsumer(stack, 'Orders', { handler: newFunction(stack) });
  (node.defaultChild as lambda.CfnEventSourceMapping).overrideLogicalId('OldMapping');

  expect(Object.keys(resourcesOf(stack, MAPPING))).toEqual(['OldMapping']);
});

test('The mapping is the default child, and its id and ARN are attributes', () => {
  const stack = newStack();

  const { node, eventSourceMappingId, eventSourceMappingArn } = new SqsConsumer(stack, 'Orders', { handler: newFunction(stack) });

  const id = stack.getLogicalId(node.defaultChild as lambda.CfnEventSourceMapping);
  expect(Object.keys(resourcesOf(stack, MAPPING))).toEqual([id]);
  expect(inTemplate(stack, [eventSourceMappingId, eventSourceMappingArn])).toEqual([{ Ref: id }, { 'Fn::GetAtt': [id, 'EventSourceMappingArn'] }]);
});

test('A FIFO queue that is made compares messages by content where it is asked to', () => {
  const stack = newStack();

  new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), fifo: true, contentBasedDeduplication: true });

  expect(queueAt(stack, 'OrdersQueue')).toMatchObject({ FifoQueue: true, ContentBasedDeduplication: true });
  expect(queueAt(stack, 'OrdersDeadLetterQueue')).not.toHaveProperty('ContentBasedDeduplication');
});
