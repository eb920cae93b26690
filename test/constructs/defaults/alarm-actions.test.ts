/** Whom the added alarms tell: those that the app names for its failure alarms, and nobody that another alarm of the app tells. */
import { App, Duration, Stack, Stage } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { DeliveryDefaults, FailureAlarms } from '../../../src';
import { makeFunction } from '../../support/app';
import { standardErrorOfEachTest } from '../../support/standard-error';
import { Untyped } from '../../support/untyped';
import { newApp, recordOf, templatesOf } from './applied';

const printed = standardErrorOfEachTest();

/** A queue whose dead-letter queue has an alarm that tells the topic. */
function watched(scope: Construct, topic: sns.ITopic): void {
  const queue = new sqs.Queue(scope, 'Dead', { retentionPeriod: Duration.days(14) });
  const jobs = new sqs.Queue(scope, 'Jobs', { visibilityTimeout: Duration.seconds(60), deadLetterQueue: { queue, maxReceiveCount: 5 } });
  makeFunction(scope, 'Worker').addEventSource(new sources.SqsEventSource(jobs, { reportBatchItemFailures: true }));
  const alarm = queue.metricApproximateNumberOfMessagesVisible().createAlarm(scope, 'Alarm', { threshold: 1, evaluationPeriods: 1 });
  alarm.addAlarmAction(new SnsAction(topic));
}

/** A queue without a dead-letter queue. */
function lossy(scope: Construct): void {
  const queue = new sqs.Queue(scope, 'Parcels', { visibilityTimeout: Duration.seconds(60) });
  makeFunction(scope, 'Packer').addEventSource(new sources.SqsEventSource(queue, { reportBatchItemFailures: true }));
}

interface Shop { readonly app: App; readonly ops: Stack; readonly shop: Stack; readonly topic: sns.Topic }

function shopIn(scopeOf: (app: App) => Construct = (app) => app): Shop {
  const app = newApp();
  const ops = new Stack(app, 'Ops');
  const topic = new sns.Topic(ops, 'OnCall');
  topic.addSubscription(new EmailSubscription('shop@example.com'));
  watched(ops, topic);
  const shop = new Stack(scopeOf(app), 'Shop');
  lossy(shop);
  return { app, ops, shop, topic };
}

/** The actions of the alarms that the call added, by the logical ids of the alarms. */
function actionsOf(app: App): Record<string, unknown> {
  const templates = Object.values(templatesOf(app)) as Array<{ readonly Resources?: Record<string, Untyped> }>;
  const alarms = recordOf(app).added.filter(({ type }) => type === cloudwatch.CfnAlarm.CFN_RESOURCE_TYPE_NAME);
  return Object.fromEntries(alarms.map(({ logicalId }) => (
    [logicalId, templates.map(({ Resources }) => Resources?.[logicalId]).find((one) => one !== undefined)?.Properties.AlarmActions ?? []])));
}

/** In the stack `Shop`. */
const ADDED = 'Parcels318F3676DeadLetterQueueAlarm';

test.each([
  ['of another stack', (app: App): Construct => app],
  ['of another stage', (app: App): Construct => new Stage(app, 'Prod')],
])('the topic of an alarm %s is told nothing, and its stack exports nothing', (_, scopeOf) => {
  const { app } = shopIn(scopeOf);
  DeliveryDefaults.apply(app);
  expect(actionsOf(app)).toEqual({ [ADDED]: [] });
  expect(templatesOf(app)['Ops.template.json']).not.toHaveProperty('Outputs');
});

test('nor is the topic of an alarm of the same stack', () => {
  const { app, ops } = shopIn();
  lossy(new Construct(ops, 'More'));
  DeliveryDefaults.apply(app);
  expect(Object.values(actionsOf(app))).toEqual([[], []]);
});

test.each([
  ['the app', ({ app }: Shop) => app],
  ['the stack', ({ shop }: Shop) => shop],
])('the failure alarms of %s have their action beside an alarm that has one', (_, scopeOf) => {
  const found = shopIn();
  FailureAlarms.of(scopeOf(found)).addAction(new SnsAction(found.topic));
  DeliveryDefaults.apply(found.app);
  expect(actionsOf(found.app)).toEqual({ [ADDED]: [{ 'Fn::ImportValue': expect.stringMatching(/^Ops:ExportsOutputRef/) }] });
});

test('a bucket of failed records is said to tell nobody', () => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  const stream = new kinesis.Stream(stack, 'Clicks');
  const reader = new sources.KinesisEventSource(stream, { startingPosition: StartingPosition.TRIM_HORIZON, bisectBatchOnError: true });
  makeFunction(stack, 'Count').addEventSource(reader);
  DeliveryDefaults.apply(app);
  expect(printed()).toContain('\n1 bucket of failed records tells nobody, and no alarm watches it: notify a topic of new objects.\n');
});

test('policies have names that IAM accepts, and resources those of CloudFormation', () => {
  const app = newApp();
  const name = 'ClickAnalyticsOfTheWholeShop'.repeat(3);
  const scope = new Construct(new Stack(new Stage(app, 'Production'), 'AnalyticsStack'), name);
  const stream = new kinesis.Stream(scope, `${name}Stream`);
  const handler = makeFunction(scope, `${name}Function`);
  handler.addEventSource(new sources.KinesisEventSource(stream, { startingPosition: StartingPosition.TRIM_HORIZON, bisectBatchOnError: true }));
  DeliveryDefaults.apply(app);
  const template = Object.values(templatesOf(app)).find((one) => JSON.stringify(one).includes('AWS::Kinesis::Stream')) as Untyped;
  const policies = Object.values<Untyped>(template.Resources).filter(({ Type }) => Type === 'AWS::IAM::Policy');
  expect(policies.length).toBeGreaterThan(1);
  for (const { Properties: { PolicyName } } of policies) expect(PolicyName.length).toBeLessThanOrEqual(128);
  const ids = recordOf(app).added.map(({ logicalId }) => logicalId);
  expect(ids.length).toBe(2);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(255);
});
