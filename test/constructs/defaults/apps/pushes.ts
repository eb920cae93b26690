/** Apps whose functions are invoked asynchronously. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as notifications from 'aws-cdk-lib/aws-s3-notifications';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as schedulerTargets from 'aws-cdk-lib/aws-scheduler-targets';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import { makeAlias, makeFunction, makeTable } from '../../../support/app';

/** Success goes to a bus, failure nowhere. */
export function destinationsOfSuccess(app: App): void {
  const stack = new Stack(app, 'Destinations');
  const bus = new events.EventBus(stack, 'Bus');
  const handler = makeFunction(stack, 'Handler', { onSuccess: new destinations.EventBridgeDestination(bus), retryAttempts: 0 });
  new sns.Topic(stack, 'Topic').addSubscription(new subscriptions.LambdaSubscription(handler));
}

/** Failure goes to a bus, a rule of which takes a part of it on. */
export function destinedLambda(app: App): void {
  const stack = new Stack(app, 'Destined');
  const bus = new events.EventBus(stack, 'Bus');
  const destined = makeFunction(stack, 'Destined', {
    onSuccess: new destinations.EventBridgeDestination(bus), onFailure: new destinations.EventBridgeDestination(bus),
  });
  new sns.Topic(stack, 'Topic').addSubscription(new subscriptions.LambdaSubscription(destined));
  for (const condition of ['Success', 'RetriesExhausted']) {
    new events.Rule(stack, `${condition}Rule`, {
      eventBus: bus,
      eventPattern: { detail: { requestContext: { condition: [condition] } } },
      targets: [new targets.LambdaFunction(makeFunction(stack, `On${condition}`))],
    });
  }
}

/** A bucket that invokes a function. */
export function recognition(app: App): void {
  const stack = new Stack(app, 'Recognition');
  const recognize = makeFunction(stack, 'Recognize');
  new s3.Bucket(stack, 'Pictures').addEventNotification(s3.EventType.OBJECT_CREATED, new notifications.LambdaDestination(recognize));
  makeTable(stack).grantWriteData(recognize);
  recognize.addToRolePolicy(new iam.PolicyStatement({ actions: ['rekognition:DetectLabels'], resources: ['*'] }));
}

/** Each rule, schedule and topic invokes another qualifier of one function. The settings of one are no help to the others. */
export function qualifiers(app: App): void {
  const stack = new Stack(app, 'Qualifiers');
  const handler = makeFunction(stack, 'Handler', { retryAttempts: 1, maxEventAge: Duration.hours(1) });
  const live = makeAlias(handler);
  new events.Rule(stack, 'Nightly', { schedule: events.Schedule.rate(Duration.days(1)), targets: [new targets.LambdaFunction(live)] });
  new scheduler.Schedule(stack, 'Hourly', {
    schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)), target: new schedulerTargets.LambdaInvoke(live),
  });
  new sns.Topic(stack, 'Topic').addSubscription(new subscriptions.LambdaSubscription(handler));
}
