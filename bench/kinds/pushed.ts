/** Topics, buckets, rules, schedules and log groups. */
import { Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as eventTargets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as logsDestinations from 'aws-cdk-lib/aws-logs-destinations';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as targets from 'aws-cdk-lib/aws-scheduler-targets';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import { LogsTrigger, RuleTrigger, S3Trigger, ScheduleTrigger, SnsTrigger } from 'cdk-lambda-delivery';
import { failureQueue, Kind } from './kind';

const topic = (stack: Stack, id: string) => new sns.Topic(stack, `${id}Topic`);
const bucket = (stack: Stack, id: string) => new s3.Bucket(stack, `${id}Bucket`);
const logGroup = (stack: Stack, id: string) => new logs.LogGroup(stack, `${id}Logs`);
const DAILY = scheduler.ScheduleExpression.rate(Duration.days(1));
const PATTERN = { source: ['shop'] };
const BOUNDS = { retryAttempts: 185, maxEventAge: Duration.hours(24) };

/** What Lambda does with an event that it took. */
function asynchronous(stack: Stack, id: string, handler: lambda.Function): void {
  handler.configureAsyncInvoke({
    onFailure: new destinations.SqsDestination(failureQueue(stack, `${id}Failures`)), retryAttempts: 2, maxEventAge: Duration.hours(6),
  });
}

const undelivered = (stack: Stack, id: string) => failureQueue(stack, `${id}Undelivered`);

export const ofTopic: Kind = {
  ours: (stack, id, handler) => new SnsTrigger(stack, id, { handler, topic: topic(stack, id) }),
  byHand: (stack, id, handler) => {
    const deadLetterQueue = undelivered(stack, id);
    topic(stack, id).addSubscription(new subscriptions.LambdaSubscription(handler, { deadLetterQueue }));
    asynchronous(stack, id, handler);
  },
};

export const ofBucket: Kind = {
  ours: (stack, id, handler) => new S3Trigger(stack, id, { handler, bucket: bucket(stack, id) }),
  byHand: (stack, id, handler) => {
    const source = bucket(stack, id);
    const low = source.node.defaultChild as s3.CfnBucket;
    low.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    const target = new eventTargets.LambdaFunction(handler, { deadLetterQueue: undelivered(stack, id), ...BOUNDS });
    new events.Rule(stack, `${id}Rule`, {
      eventPattern: { source: ['aws.s3'], detailType: ['Object Created'], detail: { bucket: { name: [source.bucketName] } } }, targets: [target],
    });
    asynchronous(stack, id, handler);
  },
};

export const ofRule: Kind = {
  ours: (stack, id, handler) => new RuleTrigger(stack, id, { handler, eventPattern: PATTERN }),
  byHand: (stack, id, handler) => {
    const target = new eventTargets.LambdaFunction(handler, { deadLetterQueue: undelivered(stack, id), ...BOUNDS });
    new events.Rule(stack, `${id}Rule`, { eventPattern: PATTERN, targets: [target] });
    asynchronous(stack, id, handler);
  },
};

export const ofSchedule: Kind = {
  ours: (stack, id, handler) => new ScheduleTrigger(stack, id, { handler, schedule: DAILY }),
  byHand: (stack, id, handler) => {
    const target = new targets.LambdaInvoke(handler, { deadLetterQueue: undelivered(stack, id), ...BOUNDS });
    new scheduler.Schedule(stack, `${id}Schedule`, { schedule: DAILY, target });
    asynchronous(stack, id, handler);
  },
};

export const ofLogs: Kind = {
  ours: (stack, id, handler) => new LogsTrigger(stack, id, { handler, logGroup: logGroup(stack, id) }),
  byHand: (stack, id, handler) => {
    logGroup(stack, id).addSubscriptionFilter(`${id}Filter`, {
      destination: new logsDestinations.LambdaDestination(handler), filterPattern: logs.FilterPattern.allEvents(),
    });
    asynchronous(stack, id, handler);
  },
};
