/** Plans for apps that aws-cdk-lib wrote. */
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
import { FixPlan, fixPlan } from '../../../src/fixes/plan';
import { ALL_RULES } from '../../../src/rules/all';
import { TemplateApp } from '../../../src/template/app';

function planned(build: (stack: Stack, handler: lambda.Function) => void): FixPlan {
  const stack = new Stack(new App({ context: { 'aws:cdk:enable-path-metadata': true } }), 'Shop');
  const handler = new lambda.Function(stack, 'Resize', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('0') });
  build(stack, handler);
  const template = (stack.node.root as App).synth().getStackByName('Shop').template as object;
  return fixPlan(new TemplateApp([{ name: 'Shop', template }]), ALL_RULES);
}

export const losing = planned((stack, handler) => {
  handler.addEventSource(new SqsEventSource(new sqs.Queue(stack, 'Orders')));
  handler.addEventSource(new SnsEventSource(new sns.Topic(stack, 'Notices')));
  handler.addEventSource(new KinesisEventSource(new kinesis.Stream(stack, 'Clicks'), { startingPosition: lambda.StartingPosition.LATEST }));
  new lambda.CfnEventSourceMapping(stack, 'Low', { functionName: handler.functionName, eventSourceArn: new sqs.CfnQueue(stack, 'LowQueue').attrArn, batchSize: 10 });
  new s3.Bucket(stack, 'lambda');
  new s3.Bucket(new Construct(stack, 'Inner'), 'Orders');
});

export const settings = planned((stack, handler) => {
  handler.configureAsyncInvoke({ retryAttempts: 1 });
  handler.addEventSource(new SnsEventSource(new sns.Topic(stack, 'Notices')));
});

export const scheduled = planned((stack, handler) => {
  new scheduler.Schedule(stack, 'Hourly', { schedule: scheduler.ScheduleExpression.cron({ minute: '0' }), target: new LambdaInvoke(handler) });
});
