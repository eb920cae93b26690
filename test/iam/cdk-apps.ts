/** Apps as aws-cdk-lib's users and ours write them, each with the permissions that its deliveries use. */
import { Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { LambdaDestination, SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import * as sns from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription, SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { DYNAMODB_CONSUME_ACTIONS } from '../../src/sources/dynamodb/facts';
import { QUEUE_CONSUME_ACTIONS } from '../../src/sources/sqs/facts';
import { makeAlias, makeFunction, makeTable } from '../support/app';

/** One permission: of the role of a function, or of a service. */
export type Use =
  | { readonly actions: readonly string[]; readonly on: unknown; readonly role: unknown }
  | { readonly actions: readonly string[]; readonly on: unknown; readonly service: string; readonly source: unknown };

export interface CdkApp {
  readonly name: string;
  readonly build: (stack: Stack) => readonly Use[];
}

const READ_STREAM = ['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:DescribeStream'];
const KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];
const INVOKE = ['lambda:InvokeFunction'];

const roleOf = (fn: lambda.IFunction): unknown => fn.role!.roleArn;
const key = (stack: Stack, id = 'Key'): kms.Key => new kms.Key(stack, id);
const keyed = (stack: Stack, id = 'Queue', encryptionMasterKey = key(stack)): sqs.Queue => new sqs.Queue(stack, id, { encryptionMasterKey });

export const CDK_APPS: readonly CdkApp[] = [
  {
    name: 'a function that may send to a queue with a customer key',
    build: (stack) => {
      const fn = makeFunction(stack);
      const queue = keyed(stack);
      queue.grantSendMessages(fn);
      return [
        { role: roleOf(fn), actions: ['sqs:SendMessage'], on: queue.queueArn },
        { role: roleOf(fn), actions: KEY_ACTIONS, on: queue.encryptionMasterKey!.keyArn },
      ];
    },
  },
  {
    name: 'a queue with a customer key, polled for an alias',
    build: (stack) => {
      const fn = makeFunction(stack);
      const queue = keyed(stack);
      makeAlias(fn).addEventSource(new sources.SqsEventSource(queue));
      return [
        { role: roleOf(fn), actions: QUEUE_CONSUME_ACTIONS, on: queue.queueArn },
        { role: roleOf(fn), actions: ['kms:Decrypt'], on: queue.encryptionMasterKey!.keyId },
      ];
    },
  },
  {
    name: 'a stream with a customer key and a queue for failures',
    build: (stack) => {
      const fn = makeFunction(stack);
      const stream = new kinesis.Stream(stack, 'Stream', { encryptionKey: key(stack) });
      const failures = new sqs.Queue(stack, 'Failures');
      fn.addEventSource(new sources.KinesisEventSource(stream, {
        startingPosition: lambda.StartingPosition.LATEST, onFailure: new sources.SqsDlq(failures),
      }));
      return [
        { role: roleOf(fn), actions: READ_STREAM, on: stream.streamArn },
        { role: roleOf(fn), actions: ['kms:Decrypt'], on: stream.encryptionKey!.keyArn },
        { role: roleOf(fn), actions: ['sqs:SendMessage'], on: failures.queueArn },
      ];
    },
  },
  {
    name: 'an enhanced fan-out consumer',
    build: (stack) => {
      const fn = makeFunction(stack);
      const stream = new kinesis.Stream(stack, 'Stream');
      const consumer = new kinesis.StreamConsumer(stack, 'Consumer', { stream, streamConsumerName: 'fan' });
      fn.addEventSource(new sources.KinesisConsumerEventSource(consumer, { startingPosition: lambda.StartingPosition.LATEST }));
      return [
        { role: roleOf(fn), actions: ['kinesis:SubscribeToShard'], on: consumer.streamConsumerArn },
        { role: roleOf(fn), actions: READ_STREAM, on: stream.streamArn },
      ];
    },
  },
  {
    name: 'a table and a bucket for failures',
    build: (stack) => {
      const fn = makeFunction(stack);
      const table = makeTable(stack, 'Table', { encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED });
      const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey: key(stack), enforceSSL: true });
      fn.addEventSource(new sources.DynamoEventSource(table, {
        startingPosition: lambda.StartingPosition.LATEST, onFailure: new sources.S3OnFailureDestination(bucket),
      }));
      return [
        { role: roleOf(fn), actions: DYNAMODB_CONSUME_ACTIONS, on: table.tableStreamArn },
        { role: roleOf(fn), actions: ['s3:PutObject', 's3:ListBucket'], on: bucket.bucketArn },
        { role: roleOf(fn), actions: ['kms:GenerateDataKey'], on: bucket.encryptionKey!.keyArn },
      ];
    },
  },
  {
    name: 'destinations of each kind',
    build: (stack) => {
      const topic = new sns.Topic(stack, 'Topic', { masterKey: key(stack) });
      const bus = new events.EventBus(stack, 'Bus');
      const next = makeAlias(makeFunction(stack, 'Next'));
      const bucket = new s3.Bucket(stack, 'Bucket');
      const fn = makeFunction(stack, 'Fn', { onSuccess: new destinations.EventBridgeDestination(bus), onFailure: new destinations.SnsDestination(topic) });
      const fn2 = makeFunction(stack, 'Fn2', { onSuccess: new destinations.LambdaDestination(next), onFailure: new destinations.S3Destination(bucket) });
      return [
        { role: roleOf(fn), actions: ['events:PutEvents'], on: bus.eventBusArn },
        { role: roleOf(fn), actions: ['sns:Publish'], on: topic.topicArn },
        { role: roleOf(fn), actions: KEY_ACTIONS, on: topic.masterKey!.keyArn },
        { role: roleOf(fn2), actions: INVOKE, on: next.functionArn },
        { role: roleOf(fn2), actions: ['s3:PutObject'], on: bucket.bucketArn },
      ];
    },
  },
  {
    name: 'topics that feed a function and a queue with a customer key, with a dead-letter queue',
    build: (stack) => {
      const fn = makeAlias(makeFunction(stack));
      const topic = new sns.Topic(stack, 'Topic');
      const queue = keyed(stack);
      const dead = new sqs.Queue(stack, 'Dead', { enforceSSL: true });
      topic.addSubscription(new LambdaSubscription(fn, { deadLetterQueue: dead }));
      topic.addSubscription(new SqsSubscription(queue));
      const on = { service: 'sns.amazonaws.com', source: topic.topicArn };
      return [
        { ...on, actions: INVOKE, on: fn.functionArn },
        { ...on, actions: ['sqs:SendMessage'], on: queue.queueArn },
        { ...on, actions: ['sqs:SendMessage'], on: dead.queueArn },
        { ...on, actions: KEY_ACTIONS, on: queue.encryptionMasterKey!.keyArn },
      ];
    },
  },
  {
    name: 'rules on a bus of their own, with a dead-letter queue',
    build: (stack) => {
      const fn = makeFunction(stack);
      const dead = new sqs.Queue(stack, 'Dead');
      const queue = keyed(stack);
      const rule = new events.Rule(stack, 'Rule', { schedule: events.Schedule.expression('rate(1 day)') });
      rule.addTarget(new targets.LambdaFunction(fn, { deadLetterQueue: dead }));
      rule.addTarget(new targets.SqsQueue(queue));
      const on = { service: 'events.amazonaws.com', source: rule.ruleArn };
      return [
        { ...on, actions: INVOKE, on: fn.functionArn },
        { ...on, actions: ['sqs:SendMessage'], on: dead.queueArn },
        { ...on, actions: ['sqs:SendMessage'], on: queue.queueArn },
        { ...on, actions: KEY_ACTIONS, on: queue.encryptionMasterKey!.keyArn },
      ];
    },
  },
  {
    name: 'a bucket that tells a function and a queue',
    build: (stack) => {
      const fn = makeFunction(stack);
      const queue = new sqs.Queue(stack, 'Queue');
      const bucket = new s3.Bucket(stack, 'Bucket', { minimumTLSVersion: 1.2, enforceSSL: true });
      bucket.addEventNotification(s3.EventType.OBJECT_CREATED, new LambdaDestination(fn));
      bucket.addEventNotification(s3.EventType.OBJECT_REMOVED, new SqsDestination(queue));
      const on = { service: 's3.amazonaws.com', source: bucket.bucketArn };
      return [{ ...on, actions: INVOKE, on: fn.functionArn }, { ...on, actions: ['sqs:SendMessage'], on: queue.queueArn }];
    },
  },
];
