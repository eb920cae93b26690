/** Services that invoke asynchronously: S3, SNS, EventBridge, Scheduler, Logs, IoT. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as iot from 'aws-cdk-lib/aws-iot';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as logDestinations from 'aws-cdk-lib/aws-logs-destinations';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as scheduled from 'aws-cdk-lib/aws-scheduler-targets';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import { deadLetters, fn, key } from './support';

const LIMITS = { maxEventAge: Duration.hours(2), retryAttempts: 2 };

export function uploads(app: App): void {
  const stack = new Stack(app, 'Pictures');
  const uploaded = new s3.Bucket(stack, 'Uploads', { encryption: s3.BucketEncryption.KMS, encryptionKey: key(stack), enforceSSL: true });
  const resize = fn(stack, 'Resize', { ...LIMITS, onFailure: new destinations.SqsDestination(deadLetters(stack, 'Failed', { encryptionMasterKey: key(stack, 'QueueKey') })) });
  uploaded.grantRead(resize);
  uploaded.addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.LambdaDestination(resize), { suffix: '.jpg' });
  const thumbnails = new s3.Bucket(stack, 'Thumbnails');
  thumbnails.grantWrite(resize);
}

export function noticesOfAnEncryptedTopic(app: App): void {
  const topics = new Stack(app, 'Topics');
  const topic = new sns.Topic(topics, 'Notices', { masterKey: key(topics) });
  const stack = new Stack(app, 'Mail');
  const mail = fn(stack, 'Mail', { ...LIMITS, onFailure: new destinations.SqsDestination(deadLetters(stack, 'Failed')) });
  topic.addSubscription(new subscriptions.LambdaSubscription(mail, { deadLetterQueue: deadLetters(stack, 'Undelivered') }));
}

export function rulesAndSchedules(app: App): void {
  const stack = new Stack(app, 'Clock');
  const encryptionMasterKey = key(stack);
  const undelivered = deadLetters(stack, 'Undelivered', { encryptionMasterKey });
  encryptionMasterKey.grant(new iam.ServicePrincipal('events.amazonaws.com'), 'kms:Decrypt', 'kms:GenerateDataKey*');
  const failed = new destinations.SqsDestination(deadLetters(stack, 'Failed'));
  const bus = new events.EventBus(stack, 'Bus');
  const live = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: fn(stack, 'OnOrder').currentVersion, ...LIMITS, onFailure: failed });
  new events.Rule(stack, 'Ordered', { eventBus: bus, eventPattern: { source: ['shop'], detailType: ['Ordered'] } })
    .addTarget(new targets.LambdaFunction(live, { deadLetterQueue: undelivered, maxEventAge: Duration.hours(2), retryAttempts: 3 }));
  const nightly = fn(stack, 'Nightly', { ...LIMITS, onFailure: failed });
  new events.Rule(stack, 'EveryNight', { schedule: events.Schedule.cron({ hour: '2', minute: '0' }) })
    .addTarget(new targets.LambdaFunction(nightly, { deadLetterQueue: deadLetters(stack, 'NotStarted') }));
  const hourly = fn(stack, 'Hourly', { ...LIMITS, onFailure: failed });
  new scheduler.Schedule(stack, 'EveryHour', {
    schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)),
    target: new scheduled.LambdaInvoke(hourly, { deadLetterQueue: deadLetters(stack, 'NotStartedHourly') }),
  });
}

export function logsAndThings(app: App): void {
  const stack = new Stack(app, 'Watch');
  const failed = new destinations.SqsDestination(deadLetters(stack, 'Failed'));
  const scan = fn(stack, 'Scan', { ...LIMITS, onFailure: failed });
  new logs.LogGroup(stack, 'Web').addSubscriptionFilter('Errors', {
    destination: new logDestinations.LambdaDestination(scan), filterPattern: logs.FilterPattern.anyTerm('ERROR'),
  });
  const measure = fn(stack, 'Measure', { ...LIMITS, onFailure: failed });
  const rule = new iot.CfnTopicRule(stack, 'Measured', {
    topicRulePayload: { sql: "SELECT * FROM 'things/+/measured'", awsIotSqlVersion: '2016-03-23', actions: [{ lambda: { functionArn: measure.functionArn } }] },
  });
  measure.addPermission('Iot', { principal: new iam.ServicePrincipal('iot.amazonaws.com'), sourceArn: rule.attrArn, sourceAccount: stack.account });
}

/** Success and failure to every kind of destination, each with what its next step fails at. */
export function destinationsOfEveryKind(app: App): void {
  const stack = new Stack(app, 'Branches');
  const last = new destinations.SqsDestination(deadLetters(stack, 'Last'));
  const bus = new events.EventBus(stack, 'Bus');
  const topic = new sns.Topic(stack, 'Failures', { masterKey: key(stack) });
  topic.addSubscription(new subscriptions.EmailSubscription('on-call@example.com'));
  const kept = new s3.Bucket(stack, 'Kept', { encryption: s3.BucketEncryption.KMS, encryptionKey: key(stack, 'BucketKey') });
  const next = fn(stack, 'Next', { ...LIMITS, onFailure: last });
  const pairs: [lambda.IDestination, lambda.IDestination][] = [
    [new destinations.LambdaDestination(next), new destinations.SnsDestination(topic)],
    [new destinations.LambdaDestination(next, { responseOnly: true }), new destinations.SqsDestination(deadLetters(stack, 'Failed'))],
    [new destinations.EventBridgeDestination(bus), new destinations.S3Destination(kept)],
  ];
  const start = new sns.Topic(stack, 'Start');
  pairs.forEach(([onSuccess, onFailure], index) => {
    const step = fn(stack, `Step${index}`, { ...LIMITS, onSuccess, onFailure });
    start.addSubscription(new subscriptions.LambdaSubscription(step, { deadLetterQueue: deadLetters(stack, `Undelivered${index}`) }));
  });
  const archive = fn(stack, 'Archive', { ...LIMITS, onFailure: last });
  new events.Rule(stack, 'Done', { eventBus: bus, eventPattern: { source: ['lambda'] } })
    .addTarget(new targets.LambdaFunction(archive, { deadLetterQueue: deadLetters(stack, 'NotArchived') }));
}
