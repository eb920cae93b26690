/** Apps of other shapes than one stack of L2 constructs. */
import { App, aws_events as cfnEvents, aws_lambda as cfnLambda, aws_sqs as cfnSqs, Duration, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import * as codecommit from 'aws-cdk-lib/aws-codecommit';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as pipelines from 'aws-cdk-lib/pipelines';
import { Construct } from 'constructs';
import { AsyncInvocation, SqsConsumer } from '../../../../src';
import { arnOf, importFunction, makeAlias, makeFunction } from '../../../support/app';

/** A queue with its worker, and a rule with its handler. */
function work(stack: Construct): void {
  const queue = new sqs.Queue(stack, 'Jobs', { visibilityTimeout: Duration.seconds(60) });
  makeFunction(stack, 'Worker').addEventSource(new sources.SqsEventSource(queue));
  new events.Rule(stack, 'Rule', { eventPattern: { source: ['shop'] }, targets: [new targets.LambdaFunction(makeFunction(stack, 'Handler'))] });
}

/** One app in two accounts. A stage in a stage, too. */
export function stages(app: App): void {
  for (const name of ['Test', 'Prod']) {
    const stage = new Stage(app, name, { env: { account: '111122223333', region: 'eu-west-1' } });
    work(new Stack(stage, 'Shop'));
    work(new Stack(new Stage(stage, 'Inner'), 'Shop'));
  }
  work(new Stack(app, 'Tools'));
}

/** A nested stack in a nested stack, whose function invokes and is invoked from outside of it. */
export function nestedStacks(app: App): void {
  const stack = new Stack(app, 'Nesting');
  const nested = new NestedStack(stack, 'Nested');
  const inner = new NestedStack(nested, 'Inner');
  work(nested);
  work(inner);
  const handler = makeFunction(inner, 'Called');
  new events.Rule(stack, 'Outer', { eventPattern: { source: ['outer'] }, targets: [new targets.LambdaFunction(handler)] });
}

/** The function, its source and its alias are in three stacks, and a fourth has nothing to do with them. */
export function crossStack(app: App): void {
  const [data, code, wiring, other] = ['Data', 'Code', 'Wiring', 'Unrelated'].map((id) => new Stack(app, id));
  const queue = new sqs.Queue(data, 'Jobs', { visibilityTimeout: Duration.seconds(60) });
  const stream = new kinesis.Stream(data, 'Stream');
  const worker = makeFunction(code, 'Worker');
  const live = makeAlias(makeFunction(code, 'Handler'));
  worker.addEventSource(new sources.SqsEventSource(queue));
  new lambda.EventSourceMapping(wiring, 'Reading', {
    target: worker, eventSourceArn: stream.streamArn, startingPosition: lambda.StartingPosition.TRIM_HORIZON,
  });
  stream.grantRead(worker);
  new events.Rule(wiring, 'Rule', { eventPattern: { source: ['shop'] }, targets: [new targets.LambdaFunction(live)] });
  new sqs.Queue(other, 'Queue');
}

/** What lies outside the app stays as it is, and what its role may do there is unknown. */
export function imports(app: App): void {
  const stack = new Stack(app, 'Imports');
  makeFunction(stack, 'Worker').addEventSource(new sources.SqsEventSource(sqs.Queue.fromQueueArn(stack, 'Queue', arnOf('sqs', 'outside'))));
  makeFunction(stack, 'Reader').addEventSource(new sources.KinesisEventSource(
    kinesis.Stream.fromStreamArn(stack, 'Stream', arnOf('kinesis', 'stream/outside')), { startingPosition: lambda.StartingPosition.TRIM_HORIZON },
  ));
  new events.Rule(stack, 'Rule', {
    eventPattern: { source: ['shop'] }, targets: [new targets.LambdaFunction(importFunction(stack, 'Outside'))],
  });
  const role = iam.Role.fromRoleArn(stack, 'Role', arnOf('iam', 'role/outside').replace('eu-west-1', ''), { mutable: false });
  new events.Rule(stack, 'Second', {
    eventPattern: { source: ['shop'] }, targets: [new targets.LambdaFunction(makeFunction(stack, 'Handler', { role }))],
  });
}

/** A pipeline that deploys a stage and itself. */
export function pipeline(app: App): void {
  const stack = new Stack(app, 'Delivery');
  const repository = new codecommit.Repository(stack, 'Repository', { repositoryName: 'shop' });
  const line = new pipelines.CodePipeline(stack, 'Pipeline', {
    synth: new pipelines.ShellStep('Synth', { input: pipelines.CodePipelineSource.codeCommit(repository, 'main'), commands: ['npx cdk synth'] }),
  });
  const stage = new Stage(app, 'Prod');
  work(new Stack(stage, 'Shop'));
  line.addStage(stage);
  work(stack);
}

/** Without a single L2 construct. */
export function lowLevel(app: App): void {
  const stack = new Stack(app, 'LowLevel');
  const queue = new cfnSqs.CfnQueue(stack, 'Jobs', { visibilityTimeout: 60 });
  const role = new iam.CfnRole(stack, 'Role', {
    assumeRolePolicyDocument: {
      Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    },
    policies: [{
      policyName: 'Read',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{
          Effect: 'Allow', Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], Resource: queue.attrArn,
        }],
      },
    }],
  });
  const handler = new cfnLambda.CfnFunction(stack, 'Handler', {
    role: role.attrArn, runtime: 'nodejs22.x', handler: 'index.handler', code: { zipFile: 'exports.handler = async () => {};' },
  });
  new cfnLambda.CfnEventSourceMapping(stack, 'Mapping', { functionName: handler.ref, eventSourceArn: queue.attrArn });
  const rule = new cfnEvents.CfnRule(stack, 'Rule', {
    eventPattern: { source: ['shop'] }, targets: [{ id: 'Handler', arn: handler.attrArn }, { id: 'Again', arn: handler.attrArn, input: '{}' }],
  });
  new cfnLambda.CfnPermission(stack, 'Permission', {
    functionName: handler.ref, action: 'lambda:InvokeFunction', principal: 'events.amazonaws.com', sourceArn: rule.attrArn,
  });
}

/** By the constructs of this library: there is nothing to add. */
export function safe(app: App): void {
  const stack = new Stack(app, 'Safe');
  new SqsConsumer(stack, 'Jobs', { handler: makeFunction(stack, 'Worker') });
  new AsyncInvocation(stack, 'Calls', { handler: makeFunction(stack, 'Handler') });
}
