/** Every prop that takes an object refuses another one, by its own name: types hold no caller in JavaScript or Python. */
import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination, SqsConsumer } from '../../src';
import { arnOf, makeFunction, newStack } from '../support/app';
import { propsOf } from '../support/public-props';
import { outcomeOf, refusalOf } from '../support/refusal';
import { Untyped } from '../support/untyped';
import { MAKES } from './makes';

/** `RemovalPolicy` is a text, which aws-cdk-lib refuses. */
const NO_OBJECT = /^(boolean|number|string|string\[\]|RemovalPolicy)$/;

const OTHERS: Readonly<Record<string, (stack: Stack) => unknown>> = {
  'text': () => 'text',
  'a number': () => 5,
  'true': () => true,
  'an empty object': () => ({}),
  'an empty list': () => [],
  'a topic': (stack) => new sns.Topic(stack, 'Other'),
  'a function': (stack) => makeFunction(stack, 'OtherFn'),
};

/** What is right after all. */
function isRight(type: string, other: string): boolean {
  return (other === 'an empty list' && type.endsWith('[]'))
    || (other === 'an empty object' && /(Options|Config|SubnetSelection)$/.test(type))
    || (other === 'a topic' && type === 'sns.ITopic')
    || (other === 'a function' && type === 'lambda.IFunction');
}

/** Props without which another one is refused for its company. */
const BESIDE: Readonly<Record<string, (stack: Stack) => object>> = {
  filterEncryption: () => ({ filters: [{ pattern: '{"body":["A"]}' }] }),
  securityGroup: (stack) => ({ vpc: new ec2.Vpc(stack, 'Vpc') }),
  vpcSubnets: (stack) => {
    const vpc = new ec2.Vpc(stack, 'Vpc');
    return { vpc, securityGroup: new ec2.SecurityGroup(stack, 'SecurityGroup', { vpc }) };
  },
};

const CASES = Object.keys(MAKES).flatMap((props) => [...propsOf(props)]
  .filter(([, type]) => !NO_OBJECT.test(type))
  .flatMap(([prop, type]) => Object.keys(OTHERS).filter((other) => !isRight(type, other)).map((other) => ({ name: `${props}.${prop}`, props, prop, other }))));

test.each(CASES)('$name of $other', ({ props, prop, other }) => {
  const stack = newStack();
  const refused = refusalOf(() => {
    MAKES[props](stack, { ...BESIDE[prop]?.(stack), [prop]: OTHERS[other](stack) });
    return Template.fromStack(stack).toJSON();
  });
  expect(refused).toContain(`: ${prop}`);
});

describe('a destination of another object', () => {
  const factories = ['queue', 'function', 'eventBus', 'bucket', 'fromDestination', 'fromEventSourceDlq', 'topic'];
  const others = Object.keys(OTHERS).filter((other) => other !== 'an empty list');

  test.each(factories.flatMap((factory) => others
    .filter((other) => !(factory === 'topic' && other === 'a topic') && !(factory === 'function' && other === 'a function'))
    .map((other) => ({ factory, other }))))('$factory of $other', ({ factory, other }) => {
    for (const make of [MAKES.AsyncInvocationProps, MAKES.KinesisConsumerProps]) {
      const stack = newStack();
      expect(refusalOf(() => make(stack, { onFailure: (Destination as Untyped)[factory](OTHERS[other](stack)) }))).toContain(': onFailure ');
    }
  });
});

describe('what only implements the interface is taken, as jsii gives it for another language', () => {
  /** The members that the interface has, on an object of no class of aws-cdk-lib. */
  const implemented = (from: object, members: readonly string[]): Untyped => (
    Object.fromEntries(members.map((member) => [member, (from as Untyped)[member]])));

  test('a queue with its own key', () => {
    const stack = newStack();
    const key = kms.Key.fromKeyArn(stack, 'Key', arnOf('kms', 'key/1'));
    const queue = sqs.Queue.fromQueueArn(stack, 'Queue', arnOf('sqs', 'q'));
    const given = implemented(queue, ['node', 'env', 'stack', 'queueArn', 'queueName', 'queueUrl', 'fifo']);
    const encryptionMasterKey = implemented(key, ['node', 'env', 'stack', 'keyArn', 'keyId']);
    expect(outcomeOf(() => new AsyncInvocation(stack, 'Async', {
      handler: makeFunction(stack), onFailure: Destination.queue({ ...given, encryptionMasterKey }),
    }))).toBeInstanceOf(AsyncInvocation);
    expect(outcomeOf(() => new SqsConsumer(stack, 'Consumer', {
      handler: makeFunction(stack, 'Poll'), queue: given, visibilityTimeout: undefined,
    }))).toBeInstanceOf(SqsConsumer);
  });

  test('a key by its alias', () => {
    const stack = newStack();
    MAKES.SqsConsumerProps(stack, { encryptionMasterKey: kms.Alias.fromAliasName(stack, 'Alias', 'alias/orders') });
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 2);
  });

  test('a destination object of your own', () => {
    const stack = newStack();
    const own: lambda.IDestination = { bind: () => ({ destination: new sqs.Queue(stack, 'Own').queueArn }) };
    expect(outcomeOf(() => MAKES.AsyncInvocationProps(stack, { onFailure: Destination.fromDestination(own) }))).toBeInstanceOf(AsyncInvocation);
  });
});
