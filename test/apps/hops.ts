/** What reaches a function through others: a topic, rule, bucket, log group or schedule before a queue or a stream, each with what it cannot hand over. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as iot from 'aws-cdk-lib/aws-iot';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import { DynamoEventSource, KinesisEventSource, S3OnFailureDestination, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as logDestinations from 'aws-cdk-lib/aws-logs-destinations';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as scheduled from 'aws-cdk-lib/aws-scheduler-targets';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { deadLetters, fn, workQueue } from './support';

const LIMITS = { maxEventAge: Duration.hours(2), retryAttempts: 2 };

/** A queue that a function reads. */
function readQueue(stack: Stack, id = 'Jobs', props: sqs.QueueProps = {}): sqs.Queue {
  const queue = workQueue(stack, id, props);
  fn(stack, `${id}Worker`).addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true }));
  return queue;
}

function readStream(stack: Stack): kinesis.Stream {
  const stream = new kinesis.Stream(stack, 'Lines', { retentionPeriod: Duration.days(2) });
  fn(stack, 'Reader').addEventSource(new KinesisEventSource(stream, {
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(6),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: new S3OnFailureDestination(new s3.Bucket(stack, 'Failures')),
  }));
  return stream;
}

function failed(stack: Stack, id = 'Failed'): Partial<lambda.FunctionProps> {
  return { ...LIMITS, onFailure: new destinations.SqsDestination(deadLetters(stack, id)) };
}

export function topicToQueue(app: App): void {
  const stack = new Stack(app, 'Shop');
  new sns.Topic(stack, 'Placed').addSubscription(new subscriptions.SqsSubscription(readQueue(stack), { deadLetterQueue: deadLetters(stack, 'Undelivered') }));
}

export function twoTopicsToOneQueue(app: App): void {
  const stack = new Stack(app, 'Shop');
  const queue = readQueue(stack);
  for (const id of ['Placed', 'Returned']) {
    new sns.Topic(stack, id).addSubscription(new subscriptions.SqsSubscription(queue, { deadLetterQueue: deadLetters(stack, `${id}Undelivered`) }));
  }
}

export function ruleToQueue(app: App): void {
  const stack = new Stack(app, 'Shop');
  new events.Rule(stack, 'Changed', { eventPattern: { source: ['shop'], detailType: ['Order changed'] } })
    .addTarget(new targets.SqsQueue(readQueue(stack), { deadLetterQueue: deadLetters(stack, 'Undelivered'), maxEventAge: Duration.hours(2), retryAttempts: 10 }));
}

export function ruleToFifoQueue(app: App): void {
  const stack = new Stack(app, 'Shop');
  const queue = readQueue(stack, 'Ledger', { fifo: true, contentBasedDeduplication: true });
  new events.Rule(stack, 'Booked', { eventPattern: { source: ['shop'], detailType: ['Booked'] } })
    .addTarget(new targets.SqsQueue(queue, { messageGroupId: 'ledger', deadLetterQueue: deadLetters(stack, 'Undelivered') }));
}

export function ruleToStream(app: App): void {
  const stack = new Stack(app, 'Shop');
  const undelivered = deadLetters(stack, 'Undelivered');
  const rule = new events.Rule(stack, 'Clicked', { eventPattern: { source: ['shop'], detailType: ['Clicked'] } });
  rule.addTarget(new targets.KinesisStream(readStream(stack), { deadLetterQueue: undelivered }));
  // aws-cdk-lib permits it for other targets by itself.
  undelivered.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal('events.amazonaws.com')],
    actions: ['sqs:SendMessage'],
    resources: [undelivered.queueArn],
    conditions: { ArnEquals: { 'aws:SourceArn': rule.ruleArn } },
  }));
}

export function bucketToQueue(app: App): void {
  const stack = new Stack(app, 'Pictures');
  new s3.Bucket(stack, 'Uploads').addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.SqsDestination(readQueue(stack)), { prefix: 'in/' });
}

export function bucketToTopicToTwoQueues(app: App): void {
  const stack = new Stack(app, 'Pictures');
  const topic = new sns.Topic(stack, 'Uploaded');
  new s3.Bucket(stack, 'Uploads').addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.SnsDestination(topic));
  for (const id of ['Scale', 'Scan']) {
    topic.addSubscription(new subscriptions.SqsSubscription(readQueue(stack, id), { deadLetterQueue: deadLetters(stack, `${id}Undelivered`) }));
  }
}

export function bucketByTheBus(app: App): void {
  const stack = new Stack(app, 'Pictures');
  const bucket = new s3.Bucket(stack, 'Uploads', { eventBridgeEnabled: true });
  new events.Rule(stack, 'Uploaded', {
    eventPattern: { source: ['aws.s3'], detailType: ['Object Created'], detail: { bucket: { name: [bucket.bucketName] }, object: { key: [{ prefix: 'in/' }] } } },
  }).addTarget(new targets.LambdaFunction(fn(stack, 'Scale', failed(stack)), { deadLetterQueue: deadLetters(stack, 'Undelivered') }));
}

export function logsToStream(app: App): void {
  const stack = new Stack(app, 'Watch');
  new logs.LogGroup(stack, 'Web').addSubscriptionFilter('All', {
    destination: new logDestinations.KinesisDestination(readStream(stack)), filterPattern: logs.FilterPattern.allEvents(),
  });
}

export function scheduleToQueue(app: App): void {
  const stack = new Stack(app, 'Clock');
  new scheduler.Schedule(stack, 'EveryHour', {
    schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)),
    target: new scheduled.SqsSendMessage(readQueue(stack), { deadLetterQueue: deadLetters(stack, 'NotSent') }),
  });
}

export function scheduleByTheApi(app: App): void {
  const stack = new Stack(app, 'Clock');
  const nightly = fn(stack, 'Nightly', failed(stack));
  new scheduler.Schedule(stack, 'EveryNight', {
    schedule: scheduler.ScheduleExpression.cron({ hour: '2', minute: '0' }),
    target: new scheduled.Universal({
      service: 'lambda',
      action: 'invoke',
      input: scheduler.ScheduleTargetInput.fromObject({ FunctionName: nightly.functionArn, InvocationType: 'Event' }),
      policyStatements: [new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [nightly.functionArn] })],
      deadLetterQueue: deadLetters(stack, 'NotStarted'),
    }),
  });
}

export function thingsWithAnErrorAction(app: App): void {
  const stack = new Stack(app, 'Things');
  const [measure, rescue] = ['Measure', 'Rescue'].map((id) => fn(stack, id, failed(stack, `${id}Failed`)));
  const rule = new iot.CfnTopicRule(stack, 'Measured', {
    topicRulePayload: {
      sql: "SELECT * FROM 'things/+/measured'",
      awsIotSqlVersion: '2016-03-23',
      actions: [{ lambda: { functionArn: measure.functionArn } }],
      errorAction: { lambda: { functionArn: rescue.functionArn } },
    },
  });
  for (const each of [measure, rescue]) {
    each.addPermission('Iot', { principal: new iam.ServicePrincipal('iot.amazonaws.com'), sourceArn: rule.attrArn, sourceAccount: stack.account });
  }
}

/** Each Region handles what was written there: the writer names its Region. */
export function replicasOfATable(app: App): void {
  const home = new Stack(app, 'Home', { env: { account: '111122223333', region: 'eu-west-1' } });
  const table = new dynamodb.TableV2(home, 'Orders', {
    tableName: 'orders',
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
    dynamoStream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
    replicas: [{ region: 'us-east-1' }],
  });
  fn(home, 'Worker').addEventSource(new DynamoEventSource(table, {
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    retryAttempts: 10,
    maxRecordAge: Duration.hours(6),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: new S3OnFailureDestination(new s3.Bucket(home, 'Failures')),
    filters: [lambda.FilterCriteria.filter({ dynamodb: { NewImage: { writtenIn: { S: ['eu-west-1'] } } } })],
  }));
}
