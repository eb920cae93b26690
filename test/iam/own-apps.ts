/** Our own constructs, whose every delivery must be permitted. */
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as own from '../../src/index';
import { DYNAMODB_CONSUME_ACTIONS } from '../../src/sources/dynamodb/facts';
import { KINESIS_CONSUME_ACTIONS } from '../../src/sources/kinesis/facts';
import { QUEUE_CONSUME_ACTIONS } from '../../src/sources/sqs/facts';
import { makeAlias, makeFunction, makeTable } from '../support/app';
import { CdkApp } from './cdk-apps';

const roleOf = (fn: lambda.IFunction): unknown => fn.role!.roleArn;

export const OWN_APPS: readonly CdkApp[] = [
  {
    name: 'our consumer of a queue with a customer key',
    build: (stack) => {
      const handler = makeFunction(stack);
      const encryptionMasterKey = new kms.Key(stack, 'Key');
      const queue = new sqs.Queue(stack, 'Queue', { encryptionMasterKey, enforceSSL: true });
      new own.SqsConsumer(stack, 'Consumer', { handler, queue });
      return [
        { role: roleOf(handler), actions: QUEUE_CONSUME_ACTIONS, on: queue.queueArn },
        { role: roleOf(handler), actions: ['kms:Decrypt'], on: encryptionMasterKey.keyArn },
      ];
    },
  },
  {
    name: 'our consumer of a stream, with a bucket with a customer key',
    build: (stack) => {
      const handler = makeAlias(makeFunction(stack));
      const stream = new kinesis.Stream(stack, 'Stream', { encryptionKey: new kms.Key(stack, 'StreamKey') });
      const bucket = new s3.Bucket(stack, 'Bucket', { encryptionKey: new kms.Key(stack, 'Key'), enforceSSL: true });
      new own.KinesisConsumer(stack, 'Consumer', { handler, stream, onFailure: own.Destination.bucket(bucket) });
      return [
        { role: roleOf(handler), actions: KINESIS_CONSUME_ACTIONS, on: stream.streamArn },
        { role: roleOf(handler), actions: ['kms:Decrypt'], on: stream.encryptionKey!.keyArn },
        { role: roleOf(handler), actions: ['s3:PutObject', 's3:ListBucket'], on: bucket.bucketArn },
        { role: roleOf(handler), actions: ['kms:GenerateDataKey'], on: bucket.encryptionKey!.keyArn },
      ];
    },
  },
  {
    name: 'our consumer of a table, with a topic',
    build: (stack) => {
      const handler = makeFunction(stack);
      const table = makeTable(stack);
      const topic = new sns.Topic(stack, 'Topic', { enforceSSL: true });
      new own.DynamoDbConsumer(stack, 'Consumer', { handler, table, onFailure: own.Destination.topic(topic) });
      return [
        { role: roleOf(handler), actions: DYNAMODB_CONSUME_ACTIONS, on: table.tableStreamArn },
        { role: roleOf(handler), actions: ['sns:Publish'], on: topic.topicArn },
      ];
    },
  },
  {
    name: 'our asynchronous invocation, with a queue with a customer key and a function',
    build: (stack) => {
      const handler = makeFunction(stack);
      const next = makeFunction(stack, 'Next');
      const encryptionMasterKey = new kms.Key(stack, 'Key');
      const failures = new own.FailureQueue(stack, 'Failures', { encryptionMasterKey });
      new own.AsyncInvocation(stack, 'Async', {
        handler, onFailure: own.Destination.queue(failures), onSuccess: own.Destination.function(next),
      });
      return [
        { role: roleOf(handler), actions: ['sqs:SendMessage'], on: failures.queueArn },
        { role: roleOf(handler), actions: ['kms:Decrypt', 'kms:GenerateDataKey'], on: encryptionMasterKey.keyArn },
        { role: roleOf(handler), actions: ['lambda:InvokeFunction'], on: next.functionArn },
      ];
    },
  },
];
