/** The same ten tasks with aws-cdk-lib alone, with the same exits, alarms, encryption and limits. */
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as schedulerTargets from 'aws-cdk-lib/aws-scheduler-targets';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { newBucket, newFunction, newStream, newTable, newTopic, Task } from './parts';

/** A team that does this by hand writes it once, so it is counted once: as a task of its own. */
export function failureQueue(stack: Stack, id: string, props: sqs.QueueProps = {}): { queue: sqs.Queue; alarm: cloudwatch.Alarm } {
  const queue = new sqs.Queue(stack, id, {
    enforceSSL: true,
    encryption: props.encryptionMasterKey ? undefined : sqs.QueueEncryption.SQS_MANAGED,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN,
    ...props,
  });
  const alarm = queue.metricApproximateNumberOfMessagesVisible({ statistic: 'Maximum', period: Duration.minutes(1) }).createAlarm(stack, `${id}Alarm`, {
    threshold: 0,
    evaluationPeriods: 1,
    comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
    treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  return { queue, alarm };
}

const ASYNCHRONOUS = { retryAttempts: 2, maxEventAge: Duration.hours(6) };
const STREAM = {
  startingPosition: lambda.StartingPosition.TRIM_HORIZON,
  bisectBatchOnError: true,
  retryAttempts: 10,
  maxRecordAge: Duration.hours(6),
  reportBatchItemFailures: true,
};
const QUEUE = {
  enforceSSL: true, encryption: sqs.QueueEncryption.SQS_MANAGED, removalPolicy: RemovalPolicy.RETAIN, visibilityTimeout: Duration.minutes(3),
};

export const BY_HAND: Readonly<Record<string, Task>> = {
  'a FIFO queue and its consumer': (stack) => {
    const { queue: dead } = failureQueue(stack, 'Dead', { fifo: true });
    const queue = new sqs.Queue(stack, 'Jobs', {
      fifo: true,
      enforceSSL: true,
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      visibilityTimeout: Duration.minutes(3),
      removalPolicy: RemovalPolicy.RETAIN,
      deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
    });
    newFunction(stack).addEventSource(new sources.SqsEventSource(queue, { reportBatchItemFailures: true }));
  },
  'a stream with enhanced fan-out, failures to a bucket': (stack) => {
    const consumer = new kinesis.StreamConsumer(stack, 'FanOut', { stream: newStream(stack), streamConsumerName: 'count' });
    newFunction(stack).addEventSource(new sources.KinesisConsumerEventSource(consumer, {
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      bisectBatchOnError: true,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(6),
      reportBatchItemFailures: true,
      onFailure: new sources.S3OnFailureDestination(newBucket(stack, 'Failures')),
    }));
  },
  'the changes of a table': (stack) => {
    newFunction(stack).addEventSource(new sources.DynamoEventSource(newTable(stack), {
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      bisectBatchOnError: true,
      retryAttempts: 10,
      maxRecordAge: Duration.hours(6),
      reportBatchItemFailures: true,
      onFailure: new sources.SqsDlq(failureQueue(stack, 'Failures').queue),
    }));
  },
  'a queue, a stream and a table for one function': (stack) => {
    const handler = newFunction(stack);
    const onFailure = new sources.SqsDlq(failureQueue(stack, 'Failures').queue);
    const deadLetterQueue = { queue: failureQueue(stack, 'Dead').queue, maxReceiveCount: 5 };
    const queue = new sqs.Queue(stack, 'Jobs', { ...QUEUE, deadLetterQueue });
    handler.addEventSource(new sources.SqsEventSource(queue, { reportBatchItemFailures: true }));
    handler.addEventSource(new sources.KinesisEventSource(newStream(stack), { ...STREAM, onFailure }));
    handler.addEventSource(new sources.DynamoEventSource(newTable(stack), { ...STREAM, onFailure }));
  },
  'the uploads of a bucket': (stack) => {
    const handler = newFunction(stack, {
      retryAttempts: 2, maxEventAge: Duration.hours(6), onFailure: new destinations.SqsDestination(failureQueue(stack, 'Failures').queue),
    });
    newBucket(stack).addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.LambdaDestination(handler));
  },
  'the messages of a topic': (stack) => {
    const handler = newFunction(stack, { ...ASYNCHRONOUS, onFailure: new destinations.SqsDestination(failureQueue(stack, 'Failures').queue) });
    newTopic(stack).addSubscription(new subscriptions.LambdaSubscription(handler, {
      deadLetterQueue: failureQueue(stack, 'Undelivered').queue,
    }));
  },
  'the events of a pattern': (stack) => {
    const handler = newFunction(stack, { ...ASYNCHRONOUS, onFailure: new destinations.SqsDestination(failureQueue(stack, 'Failures').queue) });
    new events.Rule(stack, 'Paid', {
      eventPattern: { source: ['my.app'] },
      targets: [new targets.LambdaFunction(handler, { deadLetterQueue: failureQueue(stack, 'Undelivered').queue })],
    });
  },
  'a schedule': (stack) => {
    const handler = newFunction(stack, { ...ASYNCHRONOUS, onFailure: new destinations.SqsDestination(failureQueue(stack, 'Failures').queue) });
    new scheduler.Schedule(stack, 'Nightly', {
      schedule: scheduler.ScheduleExpression.cron({ minute: '0', hour: '3' }),
      target: new schedulerTargets.LambdaInvoke(handler, { deadLetterQueue: failureQueue(stack, 'Undelivered').queue }),
    });
  },
  'a deployment that rolls back when events fail': (stack) => {
    const { queue, alarm } = failureQueue(stack, 'Failures');
    const handler = newFunction(stack);
    const alias = handler.addAlias('live', { ...ASYNCHRONOUS, onFailure: new destinations.SqsDestination(queue) });
    const watched = { AsyncEventsDropped: 'Dropped', DestinationDeliveryFailures: 'Undelivered', Errors: 'Errors' };
    new codedeploy.LambdaDeploymentGroup(stack, 'Canary', {
      alias,
      deploymentConfig: codedeploy.LambdaDeploymentConfig.CANARY_10PERCENT_5MINUTES,
      alarms: [alarm, ...Object.entries(watched).map(([metric, id]) => alias.metric(metric, { statistic: 'Sum', period: Duration.minutes(1) })
        .createAlarm(stack, id, {
          threshold: 0,
          evaluationPeriods: 1,
          comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
          treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        }))],
    });
  },
  'a queue and its consumer with a key of the customer': (stack) => {
    const encryptionMasterKey = new kms.Key(stack, 'Key', { enableKeyRotation: true });
    const { queue: dead } = failureQueue(stack, 'Dead', { encryptionMasterKey });
    const queue = new sqs.Queue(stack, 'Jobs', {
      encryptionMasterKey,
      enforceSSL: true,
      visibilityTimeout: Duration.minutes(3),
      removalPolicy: RemovalPolicy.RETAIN,
      deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
    });
    newFunction(stack).addEventSource(new sources.SqsEventSource(queue, { reportBatchItemFailures: true }));
  },
};
