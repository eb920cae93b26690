/** The constructs of this library with nothing but what they require, in one app. */
import { App, Stack } from 'aws-cdk-lib';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AsyncInvocation, DynamoDbConsumer, FailureAlarms, FailureQueue, KinesisConsumer, SqsConsumer } from '../../src';
import { fn } from './support';

export function ownConstructs(app: App): void {
  const stack = new Stack(app, 'Own');
  FailureAlarms.of(stack).addAction(new actions.SnsAction(new sns.Topic(stack, 'OnCall')));
  new SqsConsumer(stack, 'Queue', { handler: fn(stack, 'OfQueue') });
  new SqsConsumer(stack, 'Fifo', { handler: fn(stack, 'OfFifo'), fifo: true });
  new KinesisConsumer(stack, 'Stream', { handler: fn(stack, 'OfStream'), stream: new kinesis.Stream(stack, 'Clicks') });
  new KinesisConsumer(stack, 'FanOut', {
    handler: fn(stack, 'OfConsumer'),
    streamConsumer: new kinesis.StreamConsumer(stack, 'Consumer', { streamConsumerName: 'own', stream: new kinesis.Stream(stack, 'Views') }),
  });
  new DynamoDbConsumer(stack, 'Changes', {
    handler: fn(stack, 'OfTable'),
    table: new dynamodb.TableV2(stack, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, dynamoStream: dynamodb.StreamViewType.NEW_IMAGE,
    }),
  });
  new AsyncInvocation(stack, 'Async', { handler: fn(stack, 'OfAsync') });
  new FailureQueue(stack, 'Failures');
}
