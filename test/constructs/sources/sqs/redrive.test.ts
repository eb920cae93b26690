import { Duration, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { FailureQueue, SqsConsumer, SqsConsumerProps } from '../../../../src';
import { allow, inTemplate, newFunction, newStack, QUEUE_READ, refusal, resourcesOf, statementsOf } from '../../../support/wired';

const IMPORTED_QUEUE = 'arn:aws:sqs:eu-west-1:111122223333:q';

function propertiesOf(stack: Stack, queue: sqs.IQueue) {
  const id = inTemplate(stack, queue.queueArn)['Fn::GetAtt'][0];
  return resourcesOf(stack, 'AWS::SQS::Queue')[id].Properties;
}

function consume(stack: Stack, queue: sqs.IQueue, props: Partial<SqsConsumerProps> = {}, id = 'Orders') {
  return new SqsConsumer(stack, id, { handler: newFunction(stack, `${id}Handler`), queue, ...props });
}

test('What a given queue leaves open is filled in: redrive, and visibility of 6 timeouts and the batching window', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');

  const { deadLetterQueue } = consume(stack, queue, {
    handler: newFunction(stack, 'Handler', { timeout: Duration.seconds(30) }), maxBatchingWindow: Duration.seconds(5),
  });

  expect(propertiesOf(stack, queue)).toEqual({
    RedrivePolicy: { deadLetterTargetArn: inTemplate(stack, deadLetterQueue!.queueArn), maxReceiveCount: 5 },
    VisibilityTimeout: 185,
  });
  expect(deadLetterQueue!.node.path).toBe('Shop/Queue/DeadLetterQueue');
  expect((deadLetterQueue as FailureQueue).failureAlarm).toBeDefined();
});

test('The dead-letter queue of a given FIFO queue is FIFO, with the key of its queue', () => {
  const stack = newStack();
  const encryptionMasterKey = new kms.Key(stack, 'Key');
  const queue = new sqs.Queue(stack, 'Queue', { fifo: true, encryptionMasterKey });

  const { deadLetterQueue } = consume(stack, queue);

  expect(propertiesOf(stack, deadLetterQueue!)).toEqual({
    FifoQueue: true, KmsMasterKeyId: inTemplate(stack, encryptionMasterKey.keyArn), MessageRetentionPeriod: 1_209_600,
  });
});

test('What a given queue says itself stands', () => {
  const stack = newStack();
  const own = new sqs.Queue(stack, 'Own');
  const queue = new sqs.Queue(stack, 'Queue', { visibilityTimeout: Duration.seconds(30), deadLetterQueue: { queue: own, maxReceiveCount: 3 } });

  const { deadLetterQueue } = consume(stack, queue);

  expect(deadLetterQueue).toBe(own);
  expect(propertiesOf(stack, queue)).toEqual({
    RedrivePolicy: { deadLetterTargetArn: inTemplate(stack, own.queueArn), maxReceiveCount: 3 }, VisibilityTimeout: 30,
  });
  expect(Object.keys(resourcesOf(stack, 'AWS::SQS::Queue'))).toHaveLength(2);
});

test('A given queue takes the redrive and visibility that the consumer says', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');
  const dead = new sqs.Queue(stack, 'Dead');

  const { deadLetterQueue } = consume(stack, queue, { deadLetterQueue: dead, maxReceiveCount: 7, visibilityTimeout: Duration.minutes(3) });

  expect(deadLetterQueue).toBe(dead);
  expect(propertiesOf(stack, queue)).toEqual({
    RedrivePolicy: { deadLetterTargetArn: inTemplate(stack, dead.queueArn), maxReceiveCount: 7 }, VisibilityTimeout: 180,
  });
});

test('The key of a given queue, of this app or imported, may be used to decrypt', () => {
  const stack = newStack();
  const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-4000-8000-000000000001';
  const handler = newFunction(stack);

  consume(stack, sqs.Queue.fromQueueAttributes(stack, 'Queue', { queueArn: IMPORTED_QUEUE, keyArn }), { handler });

  expect(statementsOf(stack, handler.role)).toEqual([allow(QUEUE_READ, IMPORTED_QUEUE), allow('kms:Decrypt', keyArn)]);
});

test('An imported queue is consumed as it is', () => {
  const stack = newStack();

  const { deadLetterQueue } = consume(stack, sqs.Queue.fromQueueArn(stack, 'Queue', IMPORTED_QUEUE));

  expect(deadLetterQueue).toBeUndefined();
  expect(resourcesOf(stack, 'AWS::SQS::Queue')).toEqual({});
});

test('The queue of the app with a redrive policy on its resource alone has a dead-letter queue that cannot be seen', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');
  (queue.node.defaultChild as sqs.CfnQueue).redrivePolicy = { deadLetterTargetArn: IMPORTED_QUEUE, maxReceiveCount: 5 };

  expect(consume(stack, queue).deadLetterQueue).toBeUndefined();
});

describe('a second setting is refused:', () => {
  const own = (stack: Stack) => new sqs.Queue(stack, 'Queue', {
    visibilityTimeout: Duration.seconds(30), deadLetterQueue: { queue: new sqs.Queue(stack, 'Own'), maxReceiveCount: 3 },
  });
  const imported = (stack: Stack) => sqs.Queue.fromQueueArn(stack, 'Queue', IMPORTED_QUEUE);
  const plain = (stack: Stack) => new sqs.Queue(stack, 'Queue');
  const key = (stack: Stack) => new kms.Key(stack, 'Key');
  const dead = (stack: Stack) => new sqs.Queue(stack, 'Dead');

  const CASES: ReadonlyArray<readonly [string, string, (stack: Stack) => sqs.IQueue, (stack: Stack) => Partial<SqsConsumerProps>]> = [
    ['maxReceiveCount beside a redrive policy', 'maxReceiveCount is given, but the queue Shop/Queue has a redrive policy itself', own,
      () => ({ maxReceiveCount: 5 })],
    ['deadLetterQueue beside a redrive policy', 'deadLetterQueue is given, but the queue Shop/Queue has a redrive policy itself', own,
      (stack) => ({ deadLetterQueue: dead(stack) })],
    ['alarm beside a redrive policy', 'alarm is given, but the queue Shop/Queue has a redrive policy itself', own, () => ({ alarm: { enabled: false } })],
    ['visibilityTimeout beside one', 'visibilityTimeout is given, but the queue Shop/Queue sets 30 seconds itself', own,
      () => ({ visibilityTimeout: Duration.minutes(1) })],
    ['maxReceiveCount of an imported queue', 'maxReceiveCount is given for the queue Shop/Queue, which is imported', imported,
      () => ({ maxReceiveCount: 5 })],
    ['deadLetterQueue of an imported queue', 'deadLetterQueue is given for the queue Shop/Queue, which is imported', imported,
      (stack) => ({ deadLetterQueue: dead(stack) })],
    ['visibilityTimeout of an imported queue', 'visibilityTimeout is given for the queue Shop/Queue, which is imported', imported,
      () => ({ visibilityTimeout: Duration.minutes(1) })],
    ['fifo of a given queue', 'fifo is given together with the queue Shop/Queue', plain, () => ({ fifo: true })],
    ['a key of a given queue', 'encryptionMasterKey is given together with the queue Shop/Queue', plain, (stack) => ({ encryptionMasterKey: key(stack) })],
    ['retention of a given queue', 'retentionPeriod is given together with the queue Shop/Queue', plain, () => ({ retentionPeriod: Duration.days(1) })],
    ['an alarm of a given dead-letter queue', 'alarm is ', plain, (stack) => ({ alarm: { enabled: true }, deadLetterQueue: dead(stack) })],
  ];

  test.each(CASES)('%s', (_, fact, queueIn, propsIn) => {
    const stack = newStack();

    expect(refusal(() => consume(stack, queueIn(stack), propsIn(stack)))).toContain(`Shop/Orders: ${fact}`);
  });

  test('an alarm of the dead-letter queue that is given for a queue to be made', () => {
    const stack = newStack();

    expect(refusal(() => new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), alarm: { enabled: false }, deadLetterQueue: dead(stack) })))
      .toContain('Shop/Orders: alarm is ');
  });
});

describe('a dead-letter queue of the other type is refused:', () => {
  test.each<[string, string, (stack: Stack) => Partial<SqsConsumerProps>]>([
    ['FIFO behind a standard queue', 'Shop/Dead is FIFO, but the queue is standard',
      (stack) => ({ deadLetterQueue: new sqs.Queue(stack, 'Dead', { fifo: true }) })],
    ['standard behind a FIFO queue', 'Shop/Dead is standard, but the queue is FIFO',
      (stack) => ({ fifo: true, deadLetterQueue: new sqs.Queue(stack, 'Dead') })],
    ['FIFO by its ARN', 'Shop/Dead is FIFO, but the queue is standard',
      (stack) => ({ deadLetterQueue: sqs.Queue.fromQueueArn(stack, 'Dead', `${IMPORTED_QUEUE}.fifo`) })],
    ['behind a given queue', 'Shop/Dead is FIFO, but the queue is standard', (stack) => ({
      queue: new sqs.Queue(stack, 'Queue'), deadLetterQueue: new sqs.Queue(stack, 'Dead', { fifo: true }),
    })],
    ['that the given queue has itself', 'Shop/Dead is FIFO, but the queue is standard', (stack) => ({
      queue: new sqs.Queue(stack, 'Queue', { deadLetterQueue: { queue: new sqs.Queue(stack, 'Dead', { fifo: true }), maxReceiveCount: 5 } }),
    })],
  ])('%s', (_, fact, propsIn) => {
    const stack = newStack();

    expect(refusal(() => new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), ...propsIn(stack) }))).toContain(fact);
  });
});
