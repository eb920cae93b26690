/** Plans for apps that aws-cdk-lib wrote: what it made inside other constructs is told by how to come by it. */
import { App, Stack } from 'aws-cdk-lib';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { KinesisEventSource, SnsEventSource, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { cdkPlan } from '../../../src/fixes/cdk/cdk-plan';
import { mentionLine } from '../../../src/fixes/cdk/code-head';
import { FixPlan, fixPlan } from '../../../src/fixes/plan';
import { textPlan } from '../../../src/report/fix-plan/text';
import { ALL_RULES } from '../../../src/rules/all';
import { TemplateApp } from '../../../src/template/app';
import { problemsOf } from './compiled';

function planned(build: (stack: Stack, handler: lambda.Function) => void): FixPlan {
  const stack = new Stack(new App({ context: { 'aws:cdk:enable-path-metadata': true } }), 'Shop');
  const handler = new lambda.Function(stack, 'Resize', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('0') });
  build(stack, handler);
  const template = (stack.node.root as App).synth().getStackByName('Shop').template as object;
  return fixPlan(new TemplateApp([{ name: 'Shop', template }]), ALL_RULES);
}

const losing = planned((stack, handler) => {
  handler.addEventSource(new SqsEventSource(new sqs.Queue(stack, 'Orders')));
  handler.addEventSource(new SnsEventSource(new sns.Topic(stack, 'Notices')));
  handler.addEventSource(new KinesisEventSource(new kinesis.Stream(stack, 'Clicks'), { startingPosition: lambda.StartingPosition.LATEST }));
  new lambda.CfnEventSourceMapping(stack, 'Low', { functionName: handler.functionName, eventSourceArn: new sqs.CfnQueue(stack, 'LowQueue').attrArn, batchSize: 10 });
  new s3.Bucket(stack, 'lambda');
  new s3.Bucket(new Construct(stack, 'Inner'), 'Orders');
});

const settings = planned((stack, handler) => {
  handler.configureAsyncInvoke({ retryAttempts: 1 });
  handler.addEventSource(new SnsEventSource(new sns.Topic(stack, 'Notices')));
});

const scheduled = planned((stack, handler) => {
  new scheduler.Schedule(stack, 'Hourly', { schedule: scheduler.ScheduleExpression.cron({ minute: '0' }), target: new LambdaInvoke(handler) });
});

test('the words compile', () => {
  expect(losing.resources.length).toBeGreaterThan(5);
  expect(problemsOf({ losing, settings, scheduled })).toEqual([]);
});

test('a role that aws-cdk-lib makes in the stack for a schedule is found there', () => {
  const lines = cdkPlan(scheduled).stacks.flatMap(({ constructs }) => constructs.map(mentionLine));
  expect(lines).toContainEqual(expect.stringMatching(/^const \w+ = this\.node\.findChild\("SchedulerRoleForTarget-\w+"\) as iam\.Role;$/));
});

test('a role of a function is that of the function, and what else is inside it is found there', () => {
  const { stacks, words } = cdkPlan(losing);
  expect([...words.values()].flatMap(({ statements }) => statements)).toContainEqual(expect.stringMatching(/^resize\.role!\.addToPrincipalPolicy\(/));
  const lines = stacks.flatMap(({ constructs }) => constructs.map(mentionLine));
  expect(lines).toContain('// resize: Shop/Resize (lambda.Function)');
  expect(lines).toContainEqual(expect.stringMatching(/^const \w+ = resize\.node\.findChild\("KinesisEventSource:ShopClicks\w+"\) as lambda\.EventSourceMapping;$/));
});

test('what holds a construct is named before it', () => {
  const paths = cdkPlan(settings).stacks.flatMap(({ constructs }) => constructs.map(({ path }) => path));
  expect(paths.slice(0, 2)).toEqual(['Shop/Resize', 'Shop/Resize/EventInvokeConfig']);
});

test('options of an event source are those of the function that has it', () => {
  expect(textPlan(losing, { words: 'l2' })).toMatch(/in CDK, options of the event source of Shop\/Resize \(KinesisEventSource:\w+\):\n/);
});

test('an L1 construct has no options', () => {
  const low = [...cdkPlan(losing).words].filter(([{ logicalId }]) => logicalId.startsWith('Low'));
  expect(low.flatMap(([, { options }]) => options)).toEqual([]);
  expect(low.flatMap(([, { statements }]) => statements)).toContainEqual(expect.stringMatching(/^lowQueue\.addPropertyOverride\("RedrivePolicy/));
});
