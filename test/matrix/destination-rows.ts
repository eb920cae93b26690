/** The destinations of this library. */
import { Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Destination } from '../../src';
import { arnOf, makeAlias, makeFunction } from '../support/app';
import { DestinationRow, FIFO, Given, KAFKA_ONLY, MAPPING, POLLERS, SELF, SUCCESS, TYPE } from './destination-row';

/** A dead-letter queue keeps a message for longer than the queue that it comes from. */
const LONGEST = Duration.days(14);
const KEY_ACTIONS = ['kms:Decrypt', 'kms:GenerateDataKey'];

function queue(it: sqs.IQueue, key?: kms.IKey): Given {
  const allows = [{ actions: 'sqs:SendMessage', resource: it.queueArn }, ...key ? [{ actions: KEY_ACTIONS, resource: key.keyArn }] : []];
  return { destination: Destination.queue(it), deadLetterQueue: it, arn: it.queueArn, allows };
}

function topic(it: sns.ITopic, key?: kms.IKey): Given {
  const allows = [{ actions: 'sns:Publish', resource: it.topicArn }, ...key ? [{ actions: KEY_ACTIONS, resource: key.keyArn }] : []];
  return { destination: Destination.topic(it), deadLetterTopic: it, arn: it.topicArn, allows };
}

function toFunction(it: lambda.IFunction): Given {
  return { destination: Destination.function(it), arn: it.functionArn, allows: [{ actions: 'lambda:InvokeFunction', resource: it.functionArn }] };
}

function bucket(it: s3.IBucket, key?: kms.IKey): Given {
  const condition = { StringEquals: { 's3:ResourceAccount': Stack.of(it).account } };
  const allows = [
    { actions: 's3:PutObject', resource: it.arnForObjects('*'), condition },
    { actions: 's3:ListBucket', resource: it.bucketArn, condition },
    ...key ? [{ actions: 'kms:GenerateDataKey', resource: key.keyArn }] : [],
  ];
  return { destination: Destination.bucket(it), arn: it.bucketArn, allows };
}

const T = 'taken';
const N = 'none';
const _ = 'absent';

export const DESTINATION_ROWS: readonly DestinationRow[] = [
  { name: 'none', make: () => ({ allows: [{ actions: 'sqs:SendMessage' }] }), cells: [N, T, T, N, T, T] },
  {
    name: 'queue made',
    make: () => ({ destination: Destination.newQueue(), allows: [{ actions: 'sqs:SendMessage' }] }),
    cells: [T, T, T, _, _, _],
  },
  {
    name: 'queue made with a key',
    make: (scope) => {
      const encryptionMasterKey = new kms.Key(scope, 'Key');
      return {
        destination: Destination.newQueue({ encryptionMasterKey }),
        allows: [{ actions: 'sqs:SendMessage' }, { actions: KEY_ACTIONS, resource: encryptionMasterKey.keyArn }],
      };
    },
    cells: [T, T, T, _, _, _],
  },
  {
    name: 'FIFO queue made',
    make: () => ({ destination: Destination.newQueue({ fifo: true }) }),
    cells: [FIFO, FIFO, FIFO, _, _, _],
  },
  { name: 'queue given', make: (scope) => queue(new sqs.Queue(scope, 'To', { retentionPeriod: LONGEST })), cells: [T, T, T, T, T, TYPE] },
  {
    name: 'encrypted queue',
    make: (scope) => {
      const key = new kms.Key(scope, 'Key');
      return queue(new sqs.Queue(scope, 'To', { encryptionMasterKey: key, retentionPeriod: LONGEST }), key);
    },
    cells: [T, T, T, T, T, TYPE],
  },
  { name: 'imported queue', make: (scope) => queue(sqs.Queue.fromQueueArn(scope, 'To', arnOf('sqs', 'to'))), cells: [T, T, T, T, T, TYPE] },
  { name: 'FIFO queue given', make: (scope) => queue(new sqs.Queue(scope, 'To', { fifo: true })), cells: [FIFO, FIFO, FIFO, FIFO, TYPE, T] },
  {
    name: 'imported FIFO queue',
    make: (scope) => queue(sqs.Queue.fromQueueArn(scope, 'To', arnOf('sqs', 'to.fifo'))),
    cells: [FIFO, FIFO, FIFO, FIFO, TYPE, T],
  },
  { name: 'topic', make: (scope) => topic(new sns.Topic(scope, 'To')), cells: [T, T, T, T, _, _] },
  {
    name: 'encrypted topic',
    make: (scope) => {
      const key = new kms.Key(scope, 'Key');
      return topic(new sns.Topic(scope, 'To', { masterKey: key }), key);
    },
    cells: [T, T, T, T, _, _],
  },
  { name: 'FIFO topic', make: (scope) => topic(new sns.Topic(scope, 'To', { fifo: true })), cells: [FIFO, FIFO, FIFO, FIFO, _, _] },
  {
    name: 'imported FIFO topic',
    make: (scope) => topic(sns.Topic.fromTopicArn(scope, 'To', arnOf('sns', 'to.fifo'))),
    cells: [FIFO, FIFO, FIFO, FIFO, _, _],
  },
  { name: 'function', make: (scope) => toFunction(makeFunction(scope, 'To')), cells: [T, T, MAPPING, _, _, _] },
  { name: 'alias', make: (scope) => toFunction(makeAlias(makeFunction(scope, 'To'))), cells: [T, T, MAPPING, _, _, _] },
  { name: 'version', make: (scope) => toFunction(makeFunction(scope, 'To').currentVersion), cells: [T, T, MAPPING, _, _, _] },
  { name: 'the handler itself', make: (_scope, handler) => toFunction(handler), cells: [SELF, SELF, MAPPING, _, _, _] },
  {
    name: 'the function behind the handler',
    make: (_scope, handler) => toFunction((handler as Partial<lambda.IVersion>).lambda ?? handler),
    cells: [SELF, SELF, MAPPING, _, _, _],
  },
  {
    name: 'event bus',
    make: (scope) => {
      const bus = new events.EventBus(scope, 'To');
      return { destination: Destination.eventBus(bus), arn: bus.eventBusArn, allows: [{ actions: 'events:PutEvents', resource: bus.eventBusArn }] };
    },
    cells: [T, T, MAPPING, _, _, _],
  },
  { name: 'bucket', make: (scope) => bucket(new s3.Bucket(scope, 'To')), cells: [SUCCESS, T, T, _, _, _] },
  {
    name: 'encrypted bucket',
    make: (scope) => {
      const key = new kms.Key(scope, 'Key');
      return bucket(new s3.Bucket(scope, 'To', { encryptionKey: key }), key);
    },
    cells: [SUCCESS, T, T, _, _, _],
  },
  {
    name: 'KafkaTopic',
    make: () => ({ destination: Destination.kafkaTopic('failed'), arn: 'kafka://failed' }),
    cells: [KAFKA_ONLY, KAFKA_ONLY, KAFKA_ONLY, _, _, _, T, POLLERS],
  },
];
