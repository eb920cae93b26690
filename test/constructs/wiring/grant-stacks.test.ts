import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { AsyncInvocation, Destination, SqsConsumer } from '../../../src';
import { allow, ENV, inTemplate, newFunction, newStack, policiesWith, QUEUE_READ, resourcesOf, statementsOf } from '../../support/wired';

interface Places {
  /** Where the function and its role are. */
  readonly functions: Stack;
  readonly queues: Stack;
  readonly consumers: Stack;
}

const PLACES: ReadonlyArray<readonly [string, (app: Construct) => Places]> = [
  ['one stack', (app) => {
    const only = new Stack(app, 'Only', { env: ENV });
    return { functions: only, queues: only, consumers: only };
  }],
  ['the function in one stack, queue and consumer in another', (app) => {
    const functions = new Stack(app, 'Functions', { env: ENV });
    const queues = new Stack(app, 'Queues', { env: ENV });
    return { functions, queues, consumers: queues };
  }],
  ['function and consumer in one stack, the queue in another', (app) => {
    const functions = new Stack(app, 'Functions', { env: ENV });
    return { functions, queues: new Stack(app, 'Queues', { env: ENV }), consumers: functions };
  }],
  ['function and queue in one stack, the consumer in another', (app) => {
    const functions = new Stack(app, 'Functions', { env: ENV });
    return { functions, queues: functions, consumers: new Stack(app, 'Consumers', { env: ENV }) };
  }],
  ['three stacks', (app) => ({
    functions: new Stack(app, 'Functions', { env: ENV }),
    queues: new Stack(app, 'Queues', { env: ENV }),
    consumers: new Stack(app, 'Consumers', { env: ENV }),
  })],
  ['the function in the parent, queue and consumer in a nested stack', (app) => {
    const functions = new Stack(app, 'Functions', { env: ENV });
    const queues = new NestedStack(functions, 'Nested');
    return { functions, queues, consumers: queues };
  }],
];

const LANES: ReadonlyArray<readonly [string, (fn: lambda.Function) => lambda.IFunction]> = [
  ['a function', (fn) => fn],
  ['an alias', (fn) => fn.addAlias('live')],
];

const ROOTS: ReadonlyArray<readonly [string, () => Construct]> = [
  ['an app', () => new App()],
  ['a stage', () => new Stage(new App(), 'Prod')],
  ['a stage in a stage', () => new Stage(new Stage(new App(), 'Europe'), 'Prod')],
];

describe.each(ROOTS)('Below %s', (_root, newRoot) => {
  describe.each(LANES)('%s consumes a queue, with a policy beside the consumer or in the role,', (_lane, handlerOf) => {
    test.each(PLACES)('from %s, without stacks that depend on each other', (_place, place) => {
      const { functions, queues, consumers } = place(newRoot());
      const fn = newFunction(functions);
      const queue = new sqs.Queue(queues, 'Queue');

      const consumer = new SqsConsumer(consumers, 'Orders', { handler: handlerOf(fn), queue });

      const given = statementsOf(consumers, fn.role);
      const [mapping] = Object.values(resourcesOf(consumers, 'AWS::Lambda::EventSourceMapping'));
      const arn = inTemplate(consumers, (consumer.node.defaultChild as lambda.CfnEventSourceMapping).eventSourceArn);
      expect(given).toEqual([allow(QUEUE_READ, arn)]);
      expect(resourcesOf(functions, 'AWS::IAM::Policy')).toEqual(consumers === functions ? expect.anything() : {});
      expect(mapping.DependsOn).toEqual(expect.arrayContaining(policiesWith(consumers, 'sqs:ReceiveMessage', arn)));
    });
  });
});

test('A construct with a role of another stack keeps all its statements in one policy, for success and failure', () => {
  const functions = newStack('Functions');
  const stack = newStack('Shop', functions.node.root as App);
  const fn = newFunction(functions);
  const [success, failure] = ['Success', 'Failure'].map((id) => new sqs.Queue(stack, id));

  new AsyncInvocation(stack, 'Async', { handler: fn, onSuccess: Destination.queue(success), onFailure: Destination.queue(failure) });

  const [[id, policy], ...others] = Object.entries(resourcesOf(stack, 'AWS::IAM::Policy'));
  expect(others).toEqual([]);
  expect(policy.Properties.PolicyDocument.Statement).toEqual(
    [success, failure].map((queue) => allow('sqs:SendMessage', inTemplate(stack, queue.queueArn))),
  );
  const [config] = Object.values(resourcesOf(stack, 'AWS::Lambda::EventInvokeConfig'));
  expect(config.DependsOn).toEqual([id]);
});
