/** A function that aws-cdk-lib makes for itself is told from one of the app by its id, description or path. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Code, Runtime, SingletonFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, LogRetention, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { DropSpamReceiptRule, ReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { FunctionNode } from '../../../src/model/node';
import { TemplateApp } from '../../../src/template/app';

function functionsOf(fill: (stack: Stack) => void): readonly FunctionNode[] {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  fill(stack);
  const { template } = app.synth().getStackByName('Shop');
  return readDeliveryGraph(new TemplateApp([{ name: 'Shop', template }])).nodes.filter((node): node is FunctionNode => node.kind === 'function');
}

test('a SingletonFunction is the app\'s own', () => {
  const functions = functionsOf((stack) => {
    const handler = new SingletonFunction(stack, 'Clean', {
      uuid: '0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9', runtime: Runtime.PYTHON_3_13, handler: 'index.run', code: Code.fromInline('def run(event, context): pass'),
    });
    new Rule(stack, 'Tick', { schedule: Schedule.rate(Duration.hours(1)), targets: [new LambdaFunction(handler)] });
  });
  expect(functions.map(({ id, infrastructure }) => [id.startsWith('Shop.SingletonLambda'), infrastructure])).toEqual([[true, false]]);
});

test.each<[string, (stack: Stack) => void]>([
  ['for the retention of logs', (stack) => new LogRetention(stack, 'Logs', { logGroupName: new LogGroup(stack, 'Group').logGroupName, retention: RetentionDays.ONE_DAY })],
  ['for notifications of a bucket', (stack) => new Bucket(stack, 'Uploads').addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(new Queue(stack, 'Jobs')))],
  ['that drops spam', (stack) => new DropSpamReceiptRule(stack, 'Drop', { ruleSet: new ReceiptRuleSet(stack, 'Rules') })],
])('a function %s is aws-cdk-lib\'s', (_, fill) => {
  expect(functionsOf(fill).map(({ infrastructure }) => infrastructure)).toEqual([true]);
});
