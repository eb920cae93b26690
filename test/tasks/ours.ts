/** Ten tasks with the constructs of this library. */
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import {
  AsyncInvocation, CanaryDeployment, Destination, DynamoDbConsumer, FailureQueue, KinesisConsumer, RuleTrigger, S3Trigger, ScheduleTrigger,
  SnsTrigger, SqsConsumer,
} from '../../src';
import { newBucket, newFunction, newStream, newTable, newTopic, Task } from './parts';

export const OURS: Readonly<Record<string, Task>> = {
  'a FIFO queue and its consumer': (stack) => {
    new SqsConsumer(stack, 'Jobs', { handler: newFunction(stack), fifo: true });
  },
  'a stream with enhanced fan-out, failures to a bucket': (stack) => {
    const streamConsumer = new kinesis.StreamConsumer(stack, 'FanOut', { stream: newStream(stack), streamConsumerName: 'count' });
    new KinesisConsumer(stack, 'Count', { handler: newFunction(stack), streamConsumer, onFailure: Destination.bucket(newBucket(stack, 'Failures')) });
  },
  'the changes of a table': (stack) => {
    new DynamoDbConsumer(stack, 'Changes', { handler: newFunction(stack), table: newTable(stack) });
  },
  'a queue, a stream and a table for one function': (stack) => {
    const handler = newFunction(stack);
    const onFailure = Destination.queue(new FailureQueue(stack, 'Failures'));
    new SqsConsumer(stack, 'Jobs', { handler });
    new KinesisConsumer(stack, 'FromClicks', { handler, stream: newStream(stack), onFailure });
    new DynamoDbConsumer(stack, 'FromOrders', { handler, table: newTable(stack), onFailure });
  },
  'the uploads of a bucket': (stack) => {
    new S3Trigger(stack, 'Uploaded', { handler: newFunction(stack), bucket: newBucket(stack) });
  },
  'the messages of a topic': (stack) => {
    new SnsTrigger(stack, 'Placed', { handler: newFunction(stack), topic: newTopic(stack) });
  },
  'the events of a pattern': (stack) => {
    new RuleTrigger(stack, 'Paid', { handler: newFunction(stack), eventPattern: { source: ['my.app'] } });
  },
  'a schedule': (stack) => {
    new ScheduleTrigger(stack, 'Nightly', { handler: newFunction(stack), schedule: scheduler.ScheduleExpression.cron({ minute: '0', hour: '3' }) });
  },
  'a deployment that rolls back when events fail': (stack) => {
    const alias = newFunction(stack).addAlias('live');
    new AsyncInvocation(stack, 'Async', { handler: alias });
    new CanaryDeployment(stack, 'Canary', { alias });
  },
  'a queue and its consumer with a key of the customer': (stack) => {
    const encryptionMasterKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
    new SqsConsumer(stack, 'Jobs', { handler: newFunction(stack), encryptionMasterKey });
  },
};
