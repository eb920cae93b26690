/** What people build in a first hour, each in a few lines with the constructs of this library. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3n from 'aws-cdk-lib/aws-s3-notifications';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subs from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AsyncInvocation, Destination, DynamoDbConsumer, FailureQueue, KinesisConsumer, SqsConsumer } from '../../../src';
import { fn } from '../../apps/support';

const ENV = { account: '111111111111', region: 'eu-west-1' };

export const FIRST_HOUR: Readonly<Record<string, (s: Stack, app: App) => void>> = {
  uploadsAreResized(s) {
    const resize = fn(s, 'Resize');
    const uploads = new s3.Bucket(s, 'Uploads', { enforceSSL: true });
    const failures = new s3.Bucket(s, 'Failures', { enforceSSL: true });
    uploads.addEventNotification(s3.EventType.OBJECT_CREATED, new s3n.LambdaDestination(resize));
    new AsyncInvocation(s, 'Delivery', {
      handler: resize,
      retryAttempts: 1,
      maxEventAge: Duration.hours(1),
      onFailure: Destination.bucket(failures),
    });
  },
  fifoJobs(s) {
    const work = fn(s, 'Work');
    new SqsConsumer(s, 'Jobs', { handler: work, fifo: true });
  },
  enhancedFanOut(s) {
    const work = fn(s, 'Work');
    const stream = new kinesis.Stream(s, 'Clicks');
    const failures = new s3.Bucket(s, 'Failures', { enforceSSL: true });
    const streamConsumer = new kinesis.StreamConsumer(s, 'FanOut', { stream, streamConsumerName: 'count' });
    new KinesisConsumer(s, 'Count', { handler: work, streamConsumer, onFailure: Destination.bucket(failures) });
  },
  changesOfTable(s) {
    const work = fn(s, 'Work');
    const table = new dynamodb.TableV2(s, 'Orders', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      dynamoStream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
    });
    new DynamoDbConsumer(s, 'Changes', { handler: work, table });
  },
  threeSources(s) {
    const work = fn(s, 'Work');
    const stream = new kinesis.Stream(s, 'Clicks');
    const table = new dynamodb.TableV2(s, 'Orders', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      dynamoStream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
    });
    const failures = new FailureQueue(s, 'Failures');
    const onFailure = Destination.queue(failures);
    new SqsConsumer(s, 'Jobs', { handler: work });
    new KinesisConsumer(s, 'FromClicks', { handler: work, stream, onFailure });
    new DynamoDbConsumer(s, 'FromOrders', { handler: work, table, onFailure });
  },
  canary(s) {
    const work = fn(s, 'Work');
    const live = new lambda.Alias(s, 'Live', { aliasName: 'live', version: work.currentVersion });
    const delivery = new AsyncInvocation(s, 'Delivery', { handler: live });
    new codedeploy.LambdaDeploymentGroup(s, 'Canary', {
      alias: live,
      deploymentConfig: codedeploy.LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: [live.metricErrors().createAlarm(s, 'Errors', { threshold: 1, evaluationPeriods: 1 }), delivery.failureAlarm!],
    });
  },
  imports(s) {
    const queue = sqs.Queue.fromQueueArn(s, 'Q', 'arn:aws:sqs:eu-west-1:111111111111:jobs');
    const stream = kinesis.Stream.fromStreamArn(s, 'K', 'arn:aws:kinesis:eu-west-1:111111111111:stream/clicks');
    const imported = lambda.Function.fromFunctionAttributes(s, 'F', { functionArn: 'arn:aws:lambda:eu-west-1:111111111111:function:work', sameEnvironment: true });
    new SqsConsumer(s, 'Jobs', { handler: imported, queue });
    new KinesisConsumer(s, 'Clicks', { handler: imported, stream });
    new AsyncInvocation(s, 'Async', { handler: imported });
  },
  queueOfAnotherStack(s, app) {
    const a = new Stack(app, 'QueueStack', { env: ENV });
    const queue = new sqs.Queue(a, 'Jobs', { enforceSSL: true });
    new SqsConsumer(s, 'Consumer', { handler: fn(s, 'Work'), queue });
  },
  keysEverywhere(s) {
    const key = new kms.Key(s, 'Key', { enableKeyRotation: true });
    const work = fn(s, 'Work', { environmentEncryption: key });
    const failures = new FailureQueue(s, 'Failures', { encryptionMasterKey: key });
    new SqsConsumer(s, 'Jobs', { handler: work, encryptionMasterKey: key });
    const stream = new kinesis.Stream(s, 'Clicks', { encryptionKey: key });
    const records = new s3.Bucket(s, 'Records', { encryptionKey: key, enforceSSL: true });
    new KinesisConsumer(s, 'FromClicks', { handler: work, stream, onFailure: Destination.bucket(records) });
    const table = new dynamodb.TableV2(s, 'T', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      dynamoStream: dynamodb.StreamViewType.NEW_IMAGE,
      encryption: dynamodb.TableEncryptionV2.customerManagedKey(key),
    });
    new DynamoDbConsumer(s, 'FromT', { handler: work, table, onFailure: Destination.queue(failures) });
    const topic = new sns.Topic(s, 'Ok', { masterKey: key, enforceSSL: true });
    new AsyncInvocation(s, 'Async', { handler: work, onFailure: Destination.queue(failures), onSuccess: Destination.topic(topic) });
  },
  topicToQueue(s) {
    const work = fn(s, 'Work');
    const topic = new sns.Topic(s, 'Orders', { enforceSSL: true });
    const jobs = new SqsConsumer(s, 'Jobs', { handler: work });
    topic.addSubscription(new subs.SqsSubscription(jobs.queue, { deadLetterQueue: new FailureQueue(s, 'Undelivered') }));
  },
  ruleWithDeadLetterQueue(s) {
    const work = fn(s, 'Work');
    new events.Rule(s, 'Rule', {
      eventPattern: { source: ['my.app'] },
      targets: [new targets.LambdaFunction(work, { deadLetterQueue: new FailureQueue(s, 'Undelivered') })],
    });
    new AsyncInvocation(s, 'Delivery', { handler: work });
  },
  kafka(s) {
    const vpc = new ec2.Vpc(s, 'Vpc');
    const work = fn(s, 'Work', { vpc });
    const failures = new s3.Bucket(s, 'Failures', { enforceSSL: true });
    work.addEventSource(new sources.ManagedKafkaEventSource({
      clusterArn: 'arn:aws:kafka:eu-west-1:111111111111:cluster/c/0b4e-1',
      topic: 'orders',
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      onFailure: new sources.S3OnFailureDestination(failures),
    }));
  },
};
