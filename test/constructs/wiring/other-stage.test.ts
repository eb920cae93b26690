/** A resource of another stage or app of one environment: aws-cdk-lib would throw an error at synth that names no construct. */
import { App, Duration, PhysicalName, Stack, Stage } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  AsyncInvocation, Destination, FailureQueue, KinesisConsumer, LogsTrigger, RuleTrigger, S3Trigger, ScheduleTrigger, SnsTrigger, SqsConsumer,
} from '../../../src';
import { makeAlias, makeFunction, WITHOUT_CHECKS } from '../../support/app';
import { refusalOf } from '../../support/refusal';
import { ENV } from '../../support/wired';

type Make = (here: Stack, there: Stack) => unknown;

const schedule = scheduler.ScheduleExpression.rate(Duration.hours(1));
const eventPattern = { source: ['shop'] };

const MAKES: readonly (readonly [prop: string, make: Make])[] = [
  ['handler', (here, there) => new RuleTrigger(here, 'Made', { handler: makeFunction(there), eventPattern })],
  ['handler', (here, there) => new AsyncInvocation(here, 'Made', { handler: makeAlias(makeFunction(there)) })],
  ['handler', (here, there) => new SqsConsumer(here, 'Made', { handler: makeFunction(there) })],
  ['queue', (here, there) => new SqsConsumer(here, 'Made', { handler: makeFunction(here), queue: new sqs.Queue(there, 'Queue') })],
  ['stream', (here, there) => new KinesisConsumer(here, 'Made', { handler: makeFunction(here), stream: new kinesis.Stream(there, 'Stream') })],
  ['onFailure', (here, there) => new AsyncInvocation(here, 'Made', { handler: makeFunction(here), onFailure: Destination.queue(new sqs.Queue(there, 'Queue')) })],
  ['deadLetterQueue', (here, there) => new RuleTrigger(here, 'Made', { handler: makeFunction(here), eventPattern, deadLetterQueue: new FailureQueue(there, 'Queue') })],
  ['topic', (here, there) => new SnsTrigger(here, 'Made', { handler: makeFunction(here), topic: new sns.Topic(there, 'Topic') })],
  ['bucket', (here, there) => new S3Trigger(here, 'Made', { handler: makeFunction(here), bucket: new s3.Bucket(there, 'Bucket') })],
  ['eventBus', (here, there) => new RuleTrigger(here, 'Made', { handler: makeFunction(here), eventPattern, eventBus: new events.EventBus(there, 'Bus') })],
  ['logGroup', (here, there) => new LogsTrigger(here, 'Made', { handler: makeFunction(here), logGroup: new logs.LogGroup(there, 'Group') })],
  ['key', (here, there) => new ScheduleTrigger(here, 'Made', { handler: makeFunction(here), schedule, key: new kms.Key(there, 'Key') })],
];

const newApp = () => new App({ context: WITHOUT_CHECKS });

test.each(MAKES)('%s of another stage, %#', (prop, make) => {
  const app = newApp();
  const [here, there] = ['Here', 'There'].map((id) => new Stack(new Stage(app, id, { env: ENV }), 'Shop'));
  expect(refusalOf(() => make(here, there))).toMatch(new RegExp(`^Here/Shop/Made: ${prop} There/Shop/\\w+(/\\w+)? is in another stage than Here/Shop/Made\\.`));
});

test.each(MAKES)('%s of another app, %#', (prop, make) => {
  const [here, there] = [newApp(), newApp()].map((app, index) => new Stack(app, `Shop${index}`));
  expect(refusalOf(() => make(here, there))).toMatch(new RegExp(`^Shop0/Made: ${prop} Shop1/\\w+(/\\w+)? is in another app than Shop0/Made\\.`));
});

test('what is imported in another stage, or has a name in another environment, is taken', () => {
  const app = newApp();
  const here = new Stack(new Stage(app, 'Here', { env: ENV }), 'Shop');
  const there = new Stack(new Stage(app, 'There', { env: { ...ENV, account: '444455556666' } }), 'Shop');
  const topic = sns.Topic.fromTopicArn(there, 'Topic', `arn:aws:sns:${ENV.region}:${ENV.account}:news`);
  const deadLetterQueue = new FailureQueue(there, 'Queue', { queueName: PhysicalName.GENERATE_IF_NEEDED });
  new SnsTrigger(here, 'News', { handler: makeFunction(here), topic });
  new RuleTrigger(here, 'Rule', { handler: makeFunction(here, 'Other'), eventPattern, deadLetterQueue });
  expect(() => app.synth()).not.toThrow();
});
