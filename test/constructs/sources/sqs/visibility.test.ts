import { CfnParameter, Duration, Lazy, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { SqsConsumer, SqsConsumerProps } from '../../../../src';
import { makeAlias, makeDurableFunction } from '../../../support/app';
import { IMPORTED_FUNCTION_ARN, inTemplate, newFunction, newStack, refusal, resourcesOf } from '../../../support/wired';

function visibilityOf(stack: Stack, { queue }: SqsConsumer): unknown {
  const id = inTemplate(stack, queue.queueArn)['Fn::GetAtt'][0];
  return resourcesOf(stack, 'AWS::SQS::Queue')[id].Properties.VisibilityTimeout;
}

const withTimeout = (stack: Stack, seconds?: number, id = 'Handler') =>
  newFunction(stack, id, seconds === undefined ? {} : { timeout: Duration.seconds(seconds) });

const DERIVED: ReadonlyArray<readonly [string, number, (stack: Stack) => SqsConsumerProps]> = [
  ["Lambda's own timeout of 3 seconds", 18, (stack) => ({ handler: withTimeout(stack) })],
  ['a timeout', 180, (stack) => ({ handler: withTimeout(stack, 30) })],
  ['a timeout and a window', 185, (stack) => ({ handler: withTimeout(stack, 30), maxBatchingWindow: Duration.seconds(5) })],
  ['the longest timeout and window', 5_700, (stack) => ({ handler: withTimeout(stack, 900), maxBatchingWindow: Duration.seconds(300) })],
  ['the timeout of the function behind an alias', 180, (stack) => ({ handler: withTimeout(stack, 30).addAlias('live') })],
  ['the timeout of the function behind a version', 180, (stack) => ({ handler: withTimeout(stack, 30).currentVersion })],
  ['the whole execution of a durable function', 3_600, (stack) => ({ handler: makeAlias(makeDurableFunction(stack, 'Fn', Duration.minutes(10))) })],
  ['the timeout of a FIFO handler', 180, (stack) => ({ handler: withTimeout(stack, 30), fifo: true })],
];

describe('the visibility timeout is derived as 6 timeouts and the batching window from', () => {
  test.each(DERIVED)('%s', (_, seconds, propsIn) => {
    const stack = newStack();

    expect(visibilityOf(stack, new SqsConsumer(stack, 'Orders', propsIn(stack)))).toBe(seconds);
  });
});

test('The visibility timeout may be any time from the timeout on', () => {
  const stack = newStack();

  const orders = new SqsConsumer(stack, 'Orders', { handler: withTimeout(stack, 30), visibilityTimeout: Duration.seconds(30) });

  expect(visibilityOf(stack, orders)).toBe(30);
});

describe('a visibility timeout below the timeout of the handler is refused,', () => {
  test('of the consumer', () => {
    const stack = newStack();

    expect(refusal(() => new SqsConsumer(stack, 'Orders', {
      handler: withTimeout(stack, 30), visibilityTimeout: Duration.seconds(29), maxBatchingWindow: Duration.seconds(5),
    }))).toBe(
      'Shop/Orders: visibilityTimeout hides a message for 29 seconds, but the handler Shop/Handler may run for 30 seconds. '
      + 'A message would reappear while its batch still runs, and AWS rejects the event source mapping. '
      + 'Give a visibility timeout of at least 30 seconds, better 185 seconds.',
    );
  });

  test('of the queue itself', () => {
    const stack = newStack();
    const queue = new sqs.Queue(stack, 'Queue', { visibilityTimeout: Duration.seconds(29) });

    expect(refusal(() => new SqsConsumer(stack, 'Orders', { handler: withTimeout(stack, 30).addAlias('live'), queue })))
      .toContain('Shop/Orders: queue hides a message for 29 seconds, but the handler Shop/Handler/Aliaslive may run for 30 seconds');
  });
});

describe('a visibility timeout that cannot be calculated has to be given: the timeout is', () => {
  test.each<[string, string, (stack: Stack) => Partial<SqsConsumerProps> & Pick<SqsConsumerProps, 'handler'>]>([
    ['a token', 'is left out, and the timeout of Shop/Handler is not known here',
      (stack) => ({ handler: newFunction(stack, 'Handler', { timeout: Duration.seconds(Lazy.number({ produce: () => 30 })) }) })],
    ['a parameter', 'is left out, and the timeout of Shop/Handler is not known here',
      (stack) => ({
        handler: newFunction(stack, 'Handler', { timeout: Duration.seconds(new CfnParameter(stack, 'Timeout', { type: 'Number' }).valueAsNumber) }),
      })],
    ['not known, the function being imported', 'is left out, and the timeout of Shop/Handler is not known here',
      (stack) => ({ handler: lambda.Function.fromFunctionArn(stack, 'Handler', IMPORTED_FUNCTION_ARN) })],
    ['known, but the window is a token', 'is left out, and maxBatchingWindow is known only at deployment', (stack) => ({
      handler: newFunction(stack), maxBatchingWindow: Duration.seconds(Lazy.number({ produce: () => 5 })),
    })],
  ])('%s', (_, fact, propsIn) => {
    const stack = newStack();
    const props = propsIn(stack);

    expect(refusal(() => new SqsConsumer(stack, 'Orders', props))).toContain(`Shop/Orders: visibilityTimeout ${fact}`);
    expect(visibilityOf(stack, new SqsConsumer(stack, 'Given', { ...props, visibilityTimeout: Duration.minutes(5) }))).toBe(300);
  });
});

test('A visibility timeout that is a token passes as it is, since it cannot be compared', () => {
  const stack = newStack();
  const parameter = new CfnParameter(stack, 'Seconds', { type: 'Number' });

  const orders = new SqsConsumer(stack, 'Orders', { handler: newFunction(stack), visibilityTimeout: Duration.seconds(parameter.valueAsNumber) });

  expect(visibilityOf(stack, orders)).toEqual({ Ref: 'Seconds' });
});

test('Of two consumers of one queue whose needs cannot be compared the second is refused', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');
  const { valueAsNumber } = new CfnParameter(stack, 'Seconds', { type: 'Number' });
  new SqsConsumer(stack, 'First', { handler: newFunction(stack), queue, visibilityTimeout: Duration.seconds(valueAsNumber) });

  expect(refusal(() => new SqsConsumer(stack, 'Second', { handler: newFunction(stack, 'Other'), queue }))).toBe(
    'Shop/Second: visibilityTimeout of one of the 2 consumers of Shop/Queue is known only at deployment. '
    + 'The queue needs the longest of them, which cannot be chosen. Set visibilityTimeout on the queue itself.',
  );
});
