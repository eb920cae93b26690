import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination } from '../../../../src';
import {
  allow, IMPORTED_FUNCTION_ARN, inTemplate, LATEST, newFunction, newStack, onlyOf, policiesWith, resourcesOf, statementsOf,
} from '../../../support/wired';

const CONFIG = 'AWS::Lambda::EventInvokeConfig';

const HANDLERS: ReadonlyArray<readonly [string, (stack: Stack) => lambda.IFunction, unknown, unknown]> = [
  ['a function: its name and $LATEST', (stack) => newFunction(stack), { Ref: expect.stringMatching(/^Handler/) }, LATEST],
  ['an alias: the name of its function and the alias', (stack) => newFunction(stack).addAlias('live'),
    { Ref: expect.stringMatching(/^Handler/) }, 'live'],
  ['a version: the name of its function and the version', (stack) => newFunction(stack).currentVersion,
    { Ref: expect.stringMatching(/^Handler/) }, { 'Fn::GetAtt': [expect.stringMatching(/^HandlerCurrentVersion/), 'Version'] }],
  ['an imported function: its name and $LATEST', (stack) => lambda.Function.fromFunctionArn(stack, 'Handler', IMPORTED_FUNCTION_ARN),
    'imported', LATEST],
  ['an imported ARN with a qualifier: its name and that qualifier',
    (stack) => lambda.Function.fromFunctionArn(stack, 'Handler', `${IMPORTED_FUNCTION_ARN}:live`), 'imported', 'live'],
  ['a function that is imported by name: its name and $LATEST',
    (stack) => lambda.Function.fromFunctionName(stack, 'Handler', 'imported'),
    { 'Fn::Select': [6, { 'Fn::Split': [':', expect.anything()] }] }, LATEST],
  ['an imported version: its function and the version',
    (stack) => lambda.Version.fromVersionArn(stack, 'Handler', `${IMPORTED_FUNCTION_ARN}:7`), 'imported', '7'],
];

describe('the settings are made for', () => {
  test.each(HANDLERS)('%s', (_, make, functionName, qualifier) => {
    const stack = newStack();

    new AsyncInvocation(stack, 'Async', { handler: make(stack) });

    expect(onlyOf(stack, CONFIG)).toMatchObject({ FunctionName: functionName, Qualifier: qualifier });
  });
});

test('By default Lambda keeps its own retries and age, and failures go to a queue that is made', () => {
  const stack = newStack();

  const { failureDestination, failureQueue, failureAlarm, successDestination, node } = new AsyncInvocation(stack, 'Async', {
    handler: newFunction(stack),
  });

  expect(onlyOf(stack, CONFIG)).toEqual({
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [expect.stringMatching(/^AsyncOnFailureQueue/), 'Arn'] } } },
    FunctionName: { Ref: expect.stringMatching(/^Handler/) },
    MaximumEventAgeInSeconds: 21_600,
    MaximumRetryAttempts: 2,
    Qualifier: LATEST,
  });
  expect(successDestination).toBeUndefined();
  expect(failureDestination!.queue).toBe(failureQueue);
  expect(failureQueue!.node.path).toBe('Shop/Async/OnFailureQueue');
  expect(failureAlarm!.node.path).toBe('Shop/Async/OnFailureQueue/DepthAlarm');
  expect(node.defaultChild!.node.path).toBe('Shop/Async/Config');
});

test.each([
  ['the least', 0, Duration.seconds(60), 60],
  ['the most', 2, Duration.hours(6), 21_600],
])('Retries and age are taken at %s', (_, retryAttempts, maxEventAge, seconds) => {
  const stack = newStack();

  new AsyncInvocation(stack, 'Async', { handler: newFunction(stack), retryAttempts, maxEventAge });

  expect(onlyOf(stack, CONFIG)).toMatchObject({ MaximumRetryAttempts: retryAttempts, MaximumEventAgeInSeconds: seconds });
});

test('Successes go to an event bus and failures to a bucket, and the settings wait for the policy that allows both', () => {
  const stack = newStack();
  const bus = new events.EventBus(stack, 'Bus');
  const bucket = new s3.Bucket(stack, 'Bucket');

  const invocation = new AsyncInvocation(stack, 'Async', {
    handler: newFunction(stack),
    onSuccess: Destination.eventBus(bus),
    onFailure: Destination.bucket(bucket),
  });

  const [config] = Object.values(resourcesOf(stack, CONFIG));
  expect(config.Properties.DestinationConfig).toEqual({
    OnSuccess: { Destination: inTemplate(stack, bus.eventBusArn) },
    OnFailure: { Destination: inTemplate(stack, bucket.bucketArn) },
  });
  expect(config.DependsOn).toEqual(expect.arrayContaining([...policiesWith(stack, 's3:PutObject'), ...policiesWith(stack, 'events:PutEvents')]));
  expect(invocation.successDestination!.eventBus).toBe(bus);
  expect(invocation.failureDestination!.bucket).toBe(bucket);
});

test('The classic two branches: success invokes one function, failure another, and the role may invoke just these two', () => {
  const stack = newStack();
  const handler = newFunction(stack, 'Handler', { tracing: lambda.Tracing.ACTIVE });
  const [won, lost] = ['Won', 'Lost'].map((id) => newFunction(stack, id));

  const invocation = new AsyncInvocation(stack, 'Async', {
    handler, onSuccess: Destination.function(won), onFailure: Destination.function(lost),
  });

  expect(onlyOf(stack, CONFIG).DestinationConfig).toEqual({
    OnSuccess: { Destination: inTemplate(stack, won.functionArn) },
    OnFailure: { Destination: inTemplate(stack, lost.functionArn) },
  });
  expect(statementsOf(stack, handler.role).slice(1)).toEqual(
    [won, lost].map((fn) => allow('lambda:InvokeFunction', inTemplate(stack, fn.functionArn))),
  );
  expect([invocation.successDestination!.handler, invocation.failureDestination!.handler]).toEqual([won, lost]);
  Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Function', { TracingConfig: { Mode: 'Active' } });
});

test('A queue that is made for successes has no alarm, since it is there to be read, unless one is asked for', () => {
  const stack = newStack();
  const [plain, watched] = ['Plain', 'Watched'].map((id) => newFunction(stack, id));

  const silent = new AsyncInvocation(stack, 'Silent', { handler: plain, onSuccess: Destination.newQueue({ alarm: undefined }) });
  const loud = new AsyncInvocation(stack, 'Loud', { handler: watched, onSuccess: Destination.newQueue({ alarm: { enabled: true } }) });

  expect(silent.successDestination!.failureAlarm).toBeUndefined();
  expect(silent.successDestination!.queue!.node.path).toBe('Shop/Silent/OnSuccessQueue');
  expect(loud.successDestination!.failureAlarm!.node.path).toBe('Shop/Loud/OnSuccessQueue/DepthAlarm');
});

test('One destination object serves as success and failure of several constructs', () => {
  const stack = newStack();
  const queue = new sqs.Queue(stack, 'Queue');
  const both = Destination.queue(queue);

  for (const id of ['First', 'Second']) {
    new AsyncInvocation(stack, `${id}Async`, { handler: newFunction(stack, id), onSuccess: both, onFailure: both });
  }

  const arn = inTemplate(stack, queue.queueArn);
  expect(Object.values(resourcesOf(stack, CONFIG)).map(({ Properties }) => Properties.DestinationConfig)).toEqual(
    Array(2).fill({ OnSuccess: { Destination: arn }, OnFailure: { Destination: arn } }),
  );
});

test('A destination that is made is made once for each construct that takes it', () => {
  const stack = newStack();
  const made = Destination.newQueue();

  for (const id of ['First', 'Second']) {
    new AsyncInvocation(stack, `${id}Async`, { handler: newFunction(stack, id), onFailure: made });
  }

  expect(Object.keys(resourcesOf(stack, 'AWS::SQS::Queue'))).toHaveLength(2);
});

describe('metrics count by handler', () => {
  test.each([
    ['AsyncEventsDropped', 'metricAsyncEventsDropped'],
    ['DestinationDeliveryFailures', 'metricDestinationDeliveryFailures'],
  ] as const)('%s, as a sum over 5 minutes unless asked otherwise', (metricName, method) => {
    const stack = newStack();
    const handler = newFunction(stack);
    const invocation = new AsyncInvocation(stack, 'Async', { handler });

    const metric = invocation[method]();
    expect(metric).toMatchObject({
      namespace: 'AWS/Lambda', metricName, statistic: 'Sum', dimensions: { FunctionName: handler.functionName },
    });
    expect(metric.period.toSeconds()).toBe(300);
    expect(invocation[method]({ period: Duration.minutes(1), statistic: 'Maximum' })).toMatchObject({ statistic: 'Maximum' });
  });
});
