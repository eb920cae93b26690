import { Duration, Stack } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { SqsConsumer, SqsConsumerProps } from '../../../../src';
import { inTemplate, newFunction, newStack, refusal, resourcesOf } from '../../../support/wired';

function consume(stack: Stack, id: string, queue: sqs.IQueue, props: Partial<SqsConsumerProps> = {}): SqsConsumer {
  return new SqsConsumer(stack, id, { handler: newFunction(stack, `${id}Handler`), queue, ...props });
}

function queueProperties(stack: Stack, queue: sqs.IQueue) {
  return resourcesOf(stack, 'AWS::SQS::Queue')[inTemplate(stack, queue.queueArn)['Fn::GetAtt'][0]].Properties;
}

test('Of several consumers of one queue the longest need decides the visibility timeout, whatever their order', () => {
  const seconds = [[10, 60, 20], [60, 20, 10], [10, 20, 60]].map((timeouts) => {
    const stack = newStack();
    const queue = new sqs.Queue(stack, 'Queue');
    timeouts.forEach((timeout, index) => consume(stack, `Consumer${index}`, queue, {
      handler: newFunction(stack, `Handler${index}`, { timeout: Duration.seconds(timeout) }),
    }));
    return queueProperties(stack, queue).VisibilityTimeout;
  });

  expect(seconds).toEqual([360, 360, 360]);
});

test('A visibility timeout that one consumer gives counts as its need', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');
  consume(stack, 'First', queue, { visibilityTimeout: Duration.minutes(10) });
  consume(stack, 'Second', queue);

  expect(queueProperties(stack, queue).VisibilityTimeout).toBe(600);
});

test('Several consumers share one dead-letter queue with one alarm', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');

  const [first, second] = ['First', 'Second'].map((id) => consume(stack, id, queue));

  expect(first.deadLetterQueue).toBe(second.deadLetterQueue);
  expect(Object.keys(resourcesOf(stack, 'AWS::SQS::Queue'))).toHaveLength(2);
  expect(Object.keys(resourcesOf(stack, 'AWS::CloudWatch::Alarm'))).toHaveLength(1);
});

test('A second consumer of a queue that another consumer made uses the dead-letter queue that is there', () => {
  const stack = newStack();
  const first = consume(stack, 'First', new SqsConsumer(stack, 'Maker', { handler: newFunction(stack) }).queue);

  expect(first.deadLetterQueue!.node.path).toBe('Shop/Maker/DeadLetterQueue');
  expect(Object.keys(resourcesOf(stack, 'AWS::SQS::Queue'))).toHaveLength(2);
});

test('A second consumer with a longer timeout raises the visibility timeout of a queue that another consumer made', () => {
  const stack = newStack();
  const maker = new SqsConsumer(stack, 'Maker', { handler: newFunction(stack) });
  new SqsConsumer(stack, 'Slow', { handler: newFunction(stack, 'SlowHandler', { timeout: Duration.seconds(60) }), queue: maker.queue });

  expect(queueProperties(stack, maker.queue).VisibilityTimeout).toBe(360);
});

describe('the receive count of a queue', () => {
  test.each([
    ['is given by the first of two', 7, undefined],
    ['is given by the second of two', undefined, 7],
    ['is given by both alike', 7, 7],
  ])('%s', (_, first, second) => {
    const stack = newStack();
    const queue = new sqs.Queue(stack, 'Queue');
    consume(stack, 'First', queue, { maxReceiveCount: first });
    consume(stack, 'Second', queue, { maxReceiveCount: second });

    expect(queueProperties(stack, queue).RedrivePolicy.maxReceiveCount).toBe(7);
  });

  test('is not given by two differently', () => {
    const stack = newStack();
    const queue = new sqs.Queue(stack, 'Queue');
    consume(stack, 'First', queue, { maxReceiveCount: 7 });

    expect(refusal(() => consume(stack, 'Second', queue, { maxReceiveCount: 8 }))).toBe(
      'Shop/Second: maxReceiveCount is 8, but Shop/First sets 7 for the same queue Shop/Queue. '
      + 'A queue has one redrive policy, so one of the two would be lost. Give maxReceiveCount to one consumer only.',
    );
  });
});

test('A second dead-letter queue for one queue is refused, the same one is not', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');
  const [dead, other] = ['Dead', 'Other'].map((id) => new sqs.Queue(stack, id));
  consume(stack, 'First', queue, { deadLetterQueue: dead });

  expect(() => consume(stack, 'Second', queue, { deadLetterQueue: dead })).not.toThrow();
  expect(refusal(() => consume(stack, 'Third', queue, { deadLetterQueue: other }))).toContain(
    'Shop/Third: deadLetterQueue is Shop/Other, but Shop/Queue already has the dead-letter queue Shop/Dead.',
  );
});

test('An alarm that the dead-letter queue of the first consumer already decides is refused from the second', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');
  consume(stack, 'First', queue);

  expect(refusal(() => consume(stack, 'Second', queue, { alarm: { enabled: false } }))).toContain('Shop/Second: alarm is ');
});
