import { App, Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination } from '../../../../src';
import {
  allow, IMPORTED_FUNCTION_ARN, inTemplate, KEY_WRITE, newFunction, newStack, onlyOf, policiesWith, refusal, resourcesOf, statementsOf,
} from '../../../support/wired';

const CONFIG = 'AWS::Lambda::EventInvokeConfig';
const durable = { durableConfig: { executionTimeout: Duration.hours(1), retentionPeriod: Duration.days(1) } };

function queueOf(stack: Stack, encrypted: boolean) {
  return new sqs.Queue(stack, 'Dead', encrypted ? { encryptionMasterKey: new kms.Key(stack, 'Key') } : {});
}

function topicOf(stack: Stack, encrypted: boolean) {
  return new sns.Topic(stack, 'Dead', encrypted ? { masterKey: new kms.Key(stack, 'Key') } : {});
}

function keyStatements(stack: Stack, encrypted: boolean): unknown[] {
  return encrypted ? [allow(KEY_WRITE, inTemplate(stack, (stack.node.findChild('Key') as kms.Key).keyArn))] : [];
}

describe.each([['without', false], ['with', true]])('a dead-letter target %s a customer key', (_, encrypted) => {
  test('is set on the function, which waits for the policy that allows the sending: a queue', () => {
    const stack = newStack();
    const handler = newFunction(stack);
    const deadLetterQueue = queueOf(stack, encrypted);

    new AsyncInvocation(stack, 'Async', { handler, deadLetterQueue });

    const arn = inTemplate(stack, deadLetterQueue.queueArn);
    expect(statementsOf(stack, handler.role)).toEqual([allow('sqs:SendMessage', arn), ...keyStatements(stack, encrypted)]);
    const [fn] = Object.values(resourcesOf(stack, 'AWS::Lambda::Function'));
    expect(fn.Properties.DeadLetterConfig).toEqual({ TargetArn: arn });
    expect(fn.DependsOn).toEqual(expect.arrayContaining(policiesWith(stack, 'sqs:SendMessage', arn)));
  });

  test('is set on the function, which waits for the policy that allows the sending: a topic', () => {
    const stack = newStack();
    const handler = newFunction(stack);
    const deadLetterTopic = topicOf(stack, encrypted);

    new AsyncInvocation(stack, 'Async', { handler, deadLetterTopic });

    const arn = inTemplate(stack, deadLetterTopic.topicArn);
    expect(statementsOf(stack, handler.role)).toEqual([allow('sns:Publish', arn), ...keyStatements(stack, encrypted)]);
    const [fn] = Object.values(resourcesOf(stack, 'AWS::Lambda::Function'));
    expect(fn.Properties.DeadLetterConfig).toEqual({ TargetArn: arn });
    expect(fn.DependsOn).toEqual(expect.arrayContaining(policiesWith(stack, 'sns:Publish', arn)));
  });

  test("gets, as the function's own deadLetterQueue, the grant on the key that aws-cdk-lib forgets", () => {
    const stack = newStack();
    const handler = newFunction(stack, 'Handler', { deadLetterQueue: queueOf(stack, encrypted) });

    new AsyncInvocation(stack, 'Async', { handler });

    const arn = inTemplate(stack, handler.deadLetterQueue!.queueArn);
    expect(statementsOf(stack, handler.role)).toEqual([allow('sqs:SendMessage', arn), ...keyStatements(stack, encrypted)]);
  });

  test("gets, as the function's own deadLetterTopic, the grant on the key that aws-cdk-lib forgets", () => {
    const stack = newStack();
    const handler = newFunction(stack, 'Handler', { deadLetterTopic: topicOf(stack, encrypted) });

    new AsyncInvocation(stack, 'Async', { handler });

    const arn = inTemplate(stack, handler.deadLetterTopic!.topicArn);
    expect(statementsOf(stack, handler.role)).toEqual([allow('sns:Publish', arn), ...keyStatements(stack, encrypted)]);
  });
});

test('With a dead-letter queue no failure queue is made, and the settings have no destination', () => {
  const stack = newStack();

  const invocation = new AsyncInvocation(stack, 'Async', { handler: newFunction(stack), deadLetterQueue: queueOf(stack, false), retryAttempts: 0 });

  expect(invocation.failureDestination).toBeUndefined();
  expect(onlyOf(stack, CONFIG)).toEqual({
    FunctionName: { Ref: expect.any(String) }, MaximumEventAgeInSeconds: 21_600, MaximumRetryAttempts: 0, Qualifier: '$LATEST',
  });
  expect(Object.keys(resourcesOf(stack, 'AWS::SQS::Queue'))).toHaveLength(1);
});

test("With the function's own deadLetterQueueEnabled no failure queue is made either", () => {
  const stack = newStack();

  const { failureDestination } = new AsyncInvocation(stack, 'Async', { handler: newFunction(stack, 'Handler', { deadLetterQueueEnabled: true }) });

  expect(failureDestination).toBeUndefined();
});

test('A dead-letter queue and a failure destination are both kept when both are asked for', () => {
  const stack = newStack();
  const other = new sqs.Queue(stack, 'Other');

  new AsyncInvocation(stack, 'Async', {
    handler: newFunction(stack), deadLetterQueue: queueOf(stack, false), onFailure: Destination.queue(other),
  });

  expect(onlyOf(stack, CONFIG).DestinationConfig).toEqual({ OnFailure: { Destination: inTemplate(stack, other.queueArn) } });
  expect(onlyOf(stack, 'AWS::Lambda::Function').DeadLetterConfig).toBeDefined();
});

test('The dead-letter queue that is given for an alias is the one of its function', () => {
  const stack = newStack();
  const deadLetterQueue = queueOf(stack, false);

  new AsyncInvocation(stack, 'Async', { handler: newFunction(stack).addAlias('live'), deadLetterQueue });

  expect(onlyOf(stack, 'AWS::Lambda::Function').DeadLetterConfig).toEqual({ TargetArn: inTemplate(stack, deadLetterQueue.queueArn) });
});

test('A function whose role is in another stack waits for the policy beside it that allows the sending', () => {
  const roles = newStack('Roles');
  const stack = newStack('Shop', roles.node.root as App);
  const role = new iam.Role(roles, 'Role', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
  const deadLetterQueue = queueOf(stack, false);

  new AsyncInvocation(stack, 'Async', { handler: newFunction(stack, 'Handler', { role }), deadLetterQueue });

  const [fn] = Object.values(resourcesOf(stack, 'AWS::Lambda::Function'));
  const policies = policiesWith(stack, 'sqs:SendMessage', inTemplate(stack, deadLetterQueue.queueArn));
  expect(policies).toHaveLength(1);
  expect(fn.DependsOn).toEqual(policies);
});

describe('a durable function', () => {
  const LANES: ReadonlyArray<readonly [string, (stack: Stack) => lambda.IFunction]> = [
    ['by its $LATEST', (stack) => newFunction(stack, 'Handler', durable).latestVersion],
    ['through an alias', (stack) => newFunction(stack, 'Handler', durable).addAlias('live')],
  ];

  test.each(LANES.flatMap(([name, make]) => ['onSuccess', 'onFailure'].map((prop) => [prop, name, make] as const)))(
    'refuses %s, %s', (prop, _, make) => {
      const stack = newStack();
      const handler = make(stack);
      const destination = Destination.queue(new sqs.Queue(stack, 'Queue'));

      expect(refusal(() => new AsyncInvocation(stack, 'Async', { handler, [prop]: destination }))).toBe(
        `Shop/Async: ${prop} is set, but the handler ${handler.node.path} is a durable function. `
        + 'Lambda has no destinations for durable functions, so the event would be lost. '
        + 'Use deadLetterQueue or deadLetterTopic, which durable functions have.',
      );
    },
  );

  test.each(LANES)('gets a dead-letter queue by default, %s', (_, make) => {
    const stack = newStack();

    const { failureDestination } = new AsyncInvocation(stack, 'Async', { handler: make(stack) });

    expect(failureDestination).toBeUndefined();
    expect(onlyOf(stack, 'AWS::Lambda::Function').DeadLetterConfig).toEqual({
      TargetArn: { 'Fn::GetAtt': [Object.keys(resourcesOf(stack, 'AWS::SQS::Queue'))[0], 'Arn'] },
    });
    expect(onlyOf(stack, CONFIG)).not.toHaveProperty('DestinationConfig');
    expect(Object.keys(resourcesOf(stack, 'AWS::CloudWatch::Alarm'))).toHaveLength(1);
  });

  test('gets it beside itself, so that an invocation in another stack does not make the stacks depend on each other', () => {
    const functions = newStack('Functions');
    const stack = newStack('Shop', functions.node.root as never);

    new AsyncInvocation(stack, 'Async', { handler: newFunction(functions, 'Handler', durable).latestVersion });

    expect(Object.keys(resourcesOf(functions, 'AWS::SQS::Queue'))).toHaveLength(1);
    expect(resourcesOf(stack, 'AWS::SQS::Queue')).toEqual({});
  });

  test('is refused itself, since Lambda invokes it by a qualifier only', () => {
    const stack = newStack();

    expect(refusal(() => new AsyncInvocation(stack, 'Async', { handler: newFunction(stack, 'Handler', durable) }))).toBe(
      'Shop/Async: handler Shop/Handler is a durable function, given without a version or alias. '
      + 'Lambda invokes durable functions by a qualified ARN only, and rejects every event. Give an alias, a version, or its latestVersion.',
    );
  });

  test('of two qualifiers has one dead-letter queue', () => {
    const stack = newStack();
    const fn = newFunction(stack, 'Handler', durable);

    new AsyncInvocation(stack, 'Latest', { handler: fn.latestVersion });
    new AsyncInvocation(stack, 'Live', { handler: fn.addAlias('live') });

    expect(Object.keys(resourcesOf(stack, 'AWS::SQS::Queue'))).toHaveLength(1);
  });
});

describe('a dead-letter setting is refused', () => {
  const CASES: ReadonlyArray<readonly [string, string, (stack: Stack) => unknown]> = [
    ['as queue and topic at once', '(Shop/Dead) and deadLetterTopic (Shop/Topic) are both given', (stack) => new AsyncInvocation(stack, 'Async', {
      handler: newFunction(stack), deadLetterQueue: queueOf(stack, false), deadLetterTopic: new sns.Topic(stack, 'Topic'),
    })],
    ['for an imported function', 'is given for Shop/Handler, which is imported', (stack) => new AsyncInvocation(stack, 'Async', {
      handler: lambda.Function.fromFunctionArn(stack, 'Handler', IMPORTED_FUNCTION_ARN), deadLetterQueue: queueOf(stack, false),
    })],
    ['beside one that the function has', 'is given, but Shop/Handler has a dead-letter queue or topic itself', (stack) => new AsyncInvocation(stack, 'Async', {
      handler: newFunction(stack, 'Handler', { deadLetterQueueEnabled: true }), deadLetterQueue: queueOf(stack, false),
    })],
    ['on a FIFO queue', 'deadLetterQueue is the FIFO queue Shop/Fifo, but Lambda sends to standard queues and topics only',
      (stack) => new AsyncInvocation(stack, 'Async', { handler: newFunction(stack), deadLetterQueue: new sqs.Queue(stack, 'Fifo', { fifo: true }) })],
    ['on a FIFO topic', 'deadLetterTopic is the FIFO topic Shop/Fifo, but Lambda sends to standard queues and topics only',
      (stack) => new AsyncInvocation(stack, 'Async', { handler: newFunction(stack), deadLetterTopic: new sns.Topic(stack, 'Fifo', { fifo: true }) })],
  ];

  test.each(CASES)('%s', (_, fact, make) => {
    expect(refusal(() => make(newStack()))).toContain(fact);
  });
});
