/** One set of asynchronous settings for all triggers of a qualifier, in whichever order; a contradiction is refused. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, AsyncInvocationOptions, Destination, RuleTrigger } from '../../../src';
import { importFunction, makeAlias, makeDurableFunction, makeFunction, WITHOUT_CHECKS } from '../../support/app';
import { newStack, refusal, resourcesOf } from '../../support/wired';

function triggerOf(stack: Stack, id: string, handler: lambda.IFunction, asynchronous?: AsyncInvocationOptions): RuleTrigger {
  return new RuleTrigger(stack, id, { handler, asynchronous, eventPattern: { source: [id] } });
}

const configs = (stack: Stack) => Object.values(resourcesOf(stack, 'AWS::Lambda::EventInvokeConfig')).map(({ Properties }) => Properties);

test('two triggers of one qualifier share the settings of the first, which stand below the function', () => {
  const stack = newStack();
  const handler = makeFunction(stack);
  const [one, other] = [triggerOf(stack, 'One', handler, { retryAttempts: 1 }), triggerOf(stack, 'Other', handler)];
  expect(one.asyncInvocation).toBe(other.asyncInvocation);
  expect(one.asyncInvocation!.node.path).toBe('Shop/Fn/AsyncInvocation');
  expect(configs(stack)).toEqual([expect.objectContaining({ MaximumRetryAttempts: 1, Qualifier: '$LATEST' })]);
});

test('function and alias have settings of their own', () => {
  const stack = newStack();
  const fn = makeFunction(stack);
  triggerOf(stack, 'One', fn);
  triggerOf(stack, 'Other', makeAlias(fn));
  expect(configs(stack).map(({ Qualifier }) => Qualifier).sort()).toEqual(['$LATEST', 'live']);
});

test('the order of triggers that say nothing changes no logical id', () => {
  const ids = (order: readonly string[]) => {
    const stack = newStack();
    const handler = makeFunction(stack);
    order.forEach((id) => triggerOf(stack, id, handler));
    return Object.keys(resourcesOf(stack)).sort();
  };
  expect(ids(['One', 'Other'])).toEqual(ids(['Other', 'One']));
});

describe('the same options twice are no contradiction', () => {
  const queues = (stack: Stack) => stack.node.tryFindChild('Queue') as sqs.Queue | undefined ?? new sqs.Queue(stack, 'Queue');
  test.each<[string, (stack: Stack) => AsyncInvocationOptions]>([
    ['a number', () => ({ retryAttempts: 1 })],
    ['a duration', () => ({ maxEventAge: Duration.minutes(5) })],
    ['a queue', (stack) => ({ onFailure: Destination.queue(queues(stack)) })],
    ['a new queue', () => ({ onFailure: Destination.newQueue() })],
    ['no option', () => ({})],
  ])('%s', (_, options) => {
    const stack = newStack();
    const handler = makeFunction(stack);
    triggerOf(stack, 'One', handler, options(stack));
    expect(triggerOf(stack, 'Other', handler, options(stack)).asyncInvocation).toBeDefined();
    expect(configs(stack)).toHaveLength(1);
  });
});

describe('a contradiction is refused, with both sides', () => {
  const given = (first: AsyncInvocationOptions | undefined, second: AsyncInvocationOptions) => {
    const stack = newStack();
    const handler = makeFunction(stack);
    triggerOf(stack, 'One', handler, first);
    return refusal(() => triggerOf(stack, 'Other', handler, second));
  };

  test('of another value', () => {
    expect(given({ retryAttempts: 1 }, { retryAttempts: 2 })).toMatch(
      /^Shop\/Other: asynchronous\.retryAttempts is given, but Shop\/Fn has settings already, created for the trigger Shop\/One, in which retryAttempts is another\. .*Give Shop\/One the same asynchronous/,
    );
  });

  test('of a value that the first left out', () => {
    expect(given(undefined, { retryAttempts: 2 })).toMatch(/in which retryAttempts is left out/);
  });

  test('of another destination', () => {
    expect(given({ onFailure: Destination.newQueue({ fifo: false }) }, { onFailure: Destination.newQueue() })).toMatch(/asynchronous\.onFailure is given/);
  });

  test('of settings that stand by themselves', () => {
    const stack = newStack();
    const handler = makeFunction(stack);
    new AsyncInvocation(stack, 'Settings', { handler, retryAttempts: 1 });
    expect(refusal(() => triggerOf(stack, 'Trigger', handler, { retryAttempts: 2 }))).toMatch(/created by Shop\/Settings\. .*Set retryAttempts there, and leave it out here/);
  });
});

test('a trigger takes an AsyncInvocation that is there before it', () => {
  const stack = newStack();
  const handler = makeFunction(stack);
  const settings = new AsyncInvocation(stack, 'Settings', { handler });
  expect(triggerOf(stack, 'Trigger', handler).asyncInvocation).toBe(settings);
});

test('an AsyncInvocation after a trigger is refused with the way to give its settings', () => {
  const stack = newStack();
  const handler = makeFunction(stack);
  triggerOf(stack, 'Trigger', handler);
  expect(refusal(() => new AsyncInvocation(stack, 'Settings', { handler })))
    .toMatch(/created by Shop\/Fn\/AsyncInvocation\..*Give these settings to the trigger as asynchronous, or create this construct before the trigger/);
});

test('settings from the props of the function stand, and there is no second set', () => {
  const stack = newStack();
  const handler = makeFunction(stack, 'Fn', { retryAttempts: 0 });
  expect(triggerOf(stack, 'Trigger', handler).asyncInvocation).toBeUndefined();
  expect(configs(stack)).toEqual([expect.objectContaining({ MaximumRetryAttempts: 0 })]);
  expect(refusal(() => triggerOf(stack, 'Other', handler, { retryAttempts: 1 }))).toMatch(/created by Shop\/Fn\/EventInvokeConfig/);
});

test('for a function of another stack the settings stand beside the trigger', () => {
  const app = new App({ context: WITHOUT_CHECKS });
  const there = newStack('There', app);
  const here = newStack('Here', app);
  triggerOf(here, 'Trigger', makeFunction(there));
  expect(configs(here)).toHaveLength(1);
  expect(configs(there)).toHaveLength(0);
});

test('an imported function has settings, and a durable one its dead-letter queue', () => {
  const stack = newStack();
  triggerOf(stack, 'Imported', importFunction(stack, 'Outside'));
  expect(triggerOf(stack, 'Durable', makeDurableFunction(stack).currentVersion).asyncInvocation!.failureDestination).toBeUndefined();
  expect(Object.keys(resourcesOf(stack, 'AWS::SQS::Queue')).filter((id) => id.startsWith('FnDeadLetterQueue'))).toHaveLength(1);
});

test.each(['text', 5, [], true])('asynchronous of %j is refused', (asynchronous) => {
  const stack = newStack();
  expect(refusal(() => triggerOf(stack, 'Trigger', makeFunction(stack), asynchronous as AsyncInvocationOptions))).toMatch(/asynchronous is .*, which is not an object of options/);
});

test('one duration in two units is the same', () => {
  const stack = newStack();
  const handler = makeFunction(stack);
  const [one, other] = [Duration.hours(1), Duration.minutes(60)].map((maxEventAge, i) => triggerOf(stack, `T${i}`, handler, { maxEventAge }));
  expect(one.asyncInvocation).toBe(other.asyncInvocation);
  expect(refusal(() => triggerOf(stack, 'Third', handler, { maxEventAge: Duration.minutes(61) }))).toContain('asynchronous.maxEventAge is given');
});
