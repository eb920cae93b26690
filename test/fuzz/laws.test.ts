/** Laws of every app: the same app gives the same bytes, and neither order nor neighbours decide what a construct becomes. */
import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import {
  AsyncInvocation, CanaryDeployment, Destination, DynamoDbConsumer, FailureQueue, KinesisConsumer, S3Trigger, SnsTrigger, SqsConsumer,
} from '../../src';
import { makeAlias, makeFunction, makeTable, newStack } from '../support/app';
import { outcomeOf } from '../support/refusal';
import { build } from './build';
import { DESCRIPTION } from './descriptions';
import { SEED } from './seed';

interface Resources {
  readonly Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>;
}

function templateOf(stack: Stack): Resources {
  return Template.fromStack(stack).toJSON() as Resources;
}

/** Constructs that have nothing to do with each other, each below a scope of its own. */
const INDEPENDENT: Readonly<Record<string, (scope: Construct) => unknown>> = {
  Async: (scope) => new AsyncInvocation(scope, 'Invocation', { handler: makeFunction(scope), onSuccess: Destination.newQueue() }),
  AliasAsync: (scope) => new AsyncInvocation(scope, 'Invocation', { handler: makeAlias(makeFunction(scope)), onFailure: Destination.bucket(new s3.Bucket(scope, 'To')) }),
  Made: (scope) => new SqsConsumer(scope, 'Consumer', { handler: makeFunction(scope), fifo: true }),
  Given: (scope) => new SqsConsumer(scope, 'Consumer', { handler: makeFunction(scope), queue: new sqs.Queue(scope, 'Queue') }),
  Kinesis: (scope) => new KinesisConsumer(scope, 'Consumer', { handler: makeFunction(scope), stream: new kinesis.Stream(scope, 'Stream') }),
  DynamoDb: (scope) => new DynamoDbConsumer(scope, 'Consumer', { handler: makeFunction(scope), table: makeTable(scope) }),
  Failures: (scope) => new FailureQueue(scope, 'Failures'),
  Sns: (scope) => new SnsTrigger(scope, 'Trigger', { handler: makeFunction(scope), topic: new sns.Topic(scope, 'Topic') }),
  S3: (scope) => new S3Trigger(scope, 'Trigger', { handler: makeAlias(makeFunction(scope)), bucket: new s3.Bucket(scope, 'Bucket') }),
  Canary: (scope) => new CanaryDeployment(scope, 'Deployment', { alias: makeAlias(makeFunction(scope)) }),
};

test('two synths of one app give equal bytes', () => {
  fc.assert(fc.property(DESCRIPTION, (description) => {
    const [one, other] = [0, 1].map(() => outcomeOf(() => {
      const stack = newStack();
      build(new Construct(stack, 'Run'), description);
      return JSON.stringify(templateOf(stack), undefined, 1);
    }));
    expect(one instanceof Error ? one.message : one).toEqual(other instanceof Error ? other.message : other);
  }), { seed: SEED, numRuns: 15 });
});

test('the order of independent constructs changes no logical id and no resource', () => {
  const inOrder = (names: readonly string[]) => {
    const stack = newStack();
    names.forEach((name) => INDEPENDENT[name](new Construct(stack, name)));
    return templateOf(stack);
  };
  const first = inOrder(Object.keys(INDEPENDENT));
  fc.assert(fc.property(fc.shuffledSubarray(Object.keys(INDEPENDENT), { minLength: Object.keys(INDEPENDENT).length }), (names) => {
    expect(inOrder(names)).toEqual(first);
  }), { seed: SEED, numRuns: 15 });
});

test('what stands beside a construct changes nothing of it', () => {
  const ofAll = newStack();
  Object.entries(INDEPENDENT).forEach(([name, make]) => make(new Construct(ofAll, name)));
  const all = templateOf(ofAll).Resources;
  for (const [name, make] of Object.entries(INDEPENDENT)) {
    const alone = newStack();
    make(new Construct(alone, name));
    expect(all).toMatchObject(templateOf(alone).Resources);
  }
});

describe('several consumers of one queue', () => {
  const consumers = [
    { id: 'Slow', timeout: 100, props: {} },
    { id: 'Fast', timeout: 1, props: { maxReceiveCount: 8 } },
    { id: 'Windowed', timeout: 100, props: { maxBatchingWindow: Duration.seconds(7) } },
    { id: 'Stated', timeout: 20, props: { visibilityTimeout: Duration.seconds(300) } },
    { id: 'Same', timeout: 5, props: { maxReceiveCount: 8 } },
  ];

  function queueIn(order: readonly typeof consumers[number][], props: Partial<sqs.QueueProps> = {}): Resources['Resources'] {
    const stack = newStack();
    const queue = new sqs.Queue(stack, 'Queue', props);
    order.forEach((one) => new SqsConsumer(stack, one.id, {
      handler: makeFunction(stack, `${one.id}Fn`, { timeout: Duration.seconds(one.timeout) }), queue, ...one.props,
    }));
    return Object.fromEntries(Object.entries(templateOf(stack).Resources).filter(([, { Type }]) => Type === 'AWS::SQS::Queue'));
  }

  test.each([{}, { fifo: true }])('give it the same visibility timeout, redrive policy and dead-letter queue in any order: %j', (props) => {
    const some = props.fifo ? consumers.filter(({ id }) => id !== 'Windowed') : consumers;
    const first = queueIn(some, props);
    const [queue] = Object.values(first).filter(({ Properties }) => 'RedrivePolicy' in Properties);
    expect(queue.Properties).toMatchObject({ VisibilityTimeout: props.fifo ? 600 : 607, RedrivePolicy: { maxReceiveCount: 8 } });
    expect(Object.keys(first)).toHaveLength(2);
    fc.assert(fc.property(fc.shuffledSubarray(some, { minLength: some.length }), (order) => {
      expect(queueIn(order, props)).toEqual(first);
    }), { seed: SEED, numRuns: 10 });
  });
});
