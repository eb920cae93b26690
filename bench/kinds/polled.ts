/** Queues, streams and tables. */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { DynamoDbConsumer, KinesisConsumer, SqsConsumer } from 'cdk-lambda-delivery';
import { failureQueue, Kind } from './kind';

const stream = (stack: Stack, id: string) => new kinesis.Stream(stack, `${id}Stream`);
const table = (stack: Stack, id: string) => new dynamodb.Table(stack, `${id}Table`, {
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
});
const STREAM_OPTIONS = {
  startingPosition: lambda.StartingPosition.TRIM_HORIZON,
  bisectBatchOnError: true,
  retryAttempts: 10,
  maxRecordAge: Duration.hours(6),
  reportBatchItemFailures: true,
};

export const ofQueue: Kind = {
  ours: (stack, id, handler) => new SqsConsumer(stack, id, { handler }),
  byHand: (stack, id, handler) => handler.addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, `${id}Queue`, {
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    visibilityTimeout: Duration.seconds(18),
    removalPolicy: RemovalPolicy.RETAIN,
    deadLetterQueue: { queue: failureQueue(stack, `${id}DeadLetters`), maxReceiveCount: 5 },
  }), { reportBatchItemFailures: true })),
};

export const ofStream: Kind = {
  ours: (stack, id, handler) => new KinesisConsumer(stack, id, { handler, stream: stream(stack, id) }),
  byHand: (stack, id, handler) => handler.addEventSource(new sources.KinesisEventSource(stream(stack, id), {
    ...STREAM_OPTIONS,
    onFailure: new sources.SqsDlq(failureQueue(stack, `${id}Failures`)),
  })),
};

export const ofTable: Kind = {
  ours: (stack, id, handler) => new DynamoDbConsumer(stack, id, { handler, table: table(stack, id) }),
  byHand: (stack, id, handler) => handler.addEventSource(new sources.DynamoEventSource(table(stack, id), {
    ...STREAM_OPTIONS,
    onFailure: new sources.SqsDlq(failureQueue(stack, `${id}Failures`)),
  })),
};
