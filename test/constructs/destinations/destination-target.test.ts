import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination, FailureQueue } from '../../../src';
import { allow, ENV, inTemplate, Json, KEY_WRITE, newFunction, newStack, onlyOf, statementsOf } from '../../support/wired';

interface Kind {
  readonly destination: Destination;
  readonly arn: string;
  readonly statements: unknown[];
}

type Make = (stack: Stack) => Kind;

const OWNER = { StringEquals: { 's3:ResourceAccount': ENV.account } };

function bucketKind(bucket: s3.IBucket, ...onKey: unknown[]): Kind {
  return {
    destination: Destination.bucket(bucket),
    arn: bucket.bucketArn,
    statements: [allow('s3:PutObject', bucket.arnForObjects('*'), OWNER), allow('s3:ListBucket', bucket.bucketArn, OWNER), ...onKey],
  };
}

function queueKind(queue: sqs.IQueue, ...onKey: unknown[]): Kind {
  return { destination: Destination.queue(queue), arn: queue.queueArn, statements: [allow('sqs:SendMessage', queue.queueArn), ...onKey] };
}

function topicKind(topic: sns.ITopic, ...onKey: unknown[]): Kind {
  return { destination: Destination.topic(topic), arn: topic.topicArn, statements: [allow('sns:Publish', topic.topicArn), ...onKey] };
}

function functionKind(handler: lambda.IFunction): Kind {
  return {
    destination: Destination.function(handler),
    arn: handler.functionArn,
    statements: [allow('lambda:InvokeFunction', handler.functionArn)],
  };
}

function busKind(bus: events.IEventBus): Kind {
  return { destination: Destination.eventBus(bus), arn: bus.eventBusArn, statements: [allow('events:PutEvents', bus.eventBusArn)] };
}

const KINDS: ReadonlyArray<readonly [string, Make]> = [
  ['a queue: sqs:SendMessage', (stack) => queueKind(new sqs.Queue(stack, 'Queue'))],
  ['a queue with a customer key: its key, to decrypt and to make data keys', (stack) => {
    const key = new kms.Key(stack, 'Key');
    return queueKind(new sqs.Queue(stack, 'Queue', { encryptionMasterKey: key }), allow(KEY_WRITE, key.keyArn));
  }],
  ['a queue with a key that AWS manages: no key', (stack) => queueKind(
    new sqs.Queue(stack, 'Queue', { encryption: sqs.QueueEncryption.KMS_MANAGED }),
  )],
  ['an imported queue with a key: its key', (stack) => {
    const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/00000000-0000-4000-8000-000000000001';
    const queue = sqs.Queue.fromQueueAttributes(stack, 'Queue', { queueArn: 'arn:aws:sqs:eu-west-1:111122223333:q', keyArn });
    return queueKind(queue, allow(KEY_WRITE, keyArn));
  }],
  ['a failure queue with a customer key: its key', (stack) => {
    const key = new kms.Key(stack, 'Key');
    return queueKind(new FailureQueue(stack, 'Queue', { encryptionMasterKey: key }), allow(KEY_WRITE, key.keyArn));
  }],
  ['a topic: sns:Publish', (stack) => topicKind(new sns.Topic(stack, 'Topic'))],
  ['a topic with a customer key: its key, to decrypt and to make data keys', (stack) => {
    const masterKey = new kms.Key(stack, 'Key');
    return topicKind(new sns.Topic(stack, 'Topic', { masterKey }), allow(KEY_WRITE, masterKey.keyArn));
  }],
  ['an imported topic: sns:Publish on its literal ARN', (stack) => topicKind(
    sns.Topic.fromTopicArn(stack, 'Topic', 'arn:aws:sns:eu-west-1:111122223333:t'),
  )],
  ['a bucket: PutObject and ListBucket, while it belongs to its account', (stack) => bucketKind(new s3.Bucket(stack, 'Bucket'))],
  ['a bucket with a customer key: its key, to make data keys only', (stack) => {
    const encryptionKey = new kms.Key(stack, 'Key');
    return bucketKind(new s3.Bucket(stack, 'Bucket', { encryptionKey }), allow('kms:GenerateDataKey', encryptionKey.keyArn));
  }],
  ['an imported bucket: PutObject and ListBucket on its name', (stack) => bucketKind(s3.Bucket.fromBucketName(stack, 'Bucket', 'failures'))],
  ['a function: lambda:InvokeFunction on its unqualified ARN alone', (stack) => functionKind(newFunction(stack, 'Other'))],
  ['an alias: lambda:InvokeFunction on the alias alone', (stack) => functionKind(newFunction(stack, 'Other').addAlias('live'))],
  ['a version: lambda:InvokeFunction on the version alone', (stack) => functionKind(newFunction(stack, 'Other').currentVersion)],
  ['an event bus: events:PutEvents', (stack) => busKind(new events.EventBus(stack, 'Bus'))],
  ["the account's own event bus: events:PutEvents on it alone", (stack) => busKind(events.EventBus.fromEventBusName(stack, 'Bus', 'default'))],
];

describe('the execution role is allowed exactly what delivery takes, and nothing wider, to', () => {
  test.each(KINDS)('%s', (_, make) => {
    const stack = newStack();
    const handler = newFunction(stack);
    const { destination, arn, statements } = make(stack);

    new AsyncInvocation(stack, 'Async', { handler, onFailure: destination });

    expect(statementsOf(stack, handler.role)).toEqual(inTemplate(stack, statements));
    expect(onlyOf(stack, 'AWS::Lambda::EventInvokeConfig').DestinationConfig).toEqual({ OnFailure: { Destination: inTemplate(stack, arn) } });
  });
});

test('A queue that is made needs sqs:SendMessage and no key, since SQS manages the key itself', () => {
  const stack = newStack();
  const handler = newFunction(stack);

  const { failureDestination } = new AsyncInvocation(stack, 'Async', { handler });

  expect(statementsOf(stack, handler.role)).toEqual([allow('sqs:SendMessage', inTemplate(stack, failureDestination!.destinationArn))]);
});

test('Without an environment, the owner of a bucket is the account that the stack is deployed to', () => {
  const stack = new Stack();
  const handler = newFunction(stack);

  new AsyncInvocation(stack, 'Async', { handler, onFailure: Destination.bucket(new s3.Bucket(stack, 'Bucket')) });

  const conditions = statementsOf(stack, handler.role).map((statement: Json) => statement.Condition);
  const owner = { StringEquals: { 's3:ResourceAccount': { Ref: 'AWS::AccountId' } } };
  expect(conditions).toEqual([owner, owner]);
});
