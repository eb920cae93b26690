/** A gradual deployment of an alias: each configuration, its hooks, and the alarms on the failure path of that alias. */
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as codedeploy from 'aws-cdk-lib/aws-codedeploy';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  AsyncInvocation, CanaryDeployment, Destination, FailureAlarms, KinesisConsumer, RuleTrigger, ScheduleTrigger, SnsTrigger, SqsConsumer,
} from '../../../src';
import { makeAlias, makeFunction, WITHOUT_CHECKS } from '../../support/app';
import { Untyped } from '../../support/untyped';
import { ENV, newStack, onlyOf, refusal, resourcesOf, statementsOf, warningsOf } from '../../support/wired';

function deployed(props: Untyped = {}, build: (stack: Stack, alias: lambda.Alias) => void = () => undefined) {
  const stack = newStack();
  const fn = makeFunction(stack);
  const alias = makeAlias(fn);
  const deployment = new CanaryDeployment(stack, 'Deployment', { alias, ...props });
  build(stack, alias);
  return { stack, fn, alias, deployment };
}

const alarmsOf = (stack: Stack) => Object.entries(resourcesOf(stack, 'AWS::CloudWatch::Alarm')).filter(([id]) => id.startsWith('Deployment'));
const namesOf = (stack: Stack) => alarmsOf(stack).map(([id]) => id.replace(/^Deployment/, '').replace(/[0-9A-F]{8}$/, ''));

/** Every constant that the declaration of aws-cdk-lib has, so that a new one is tried too. */
const DECLARATION = readFileSync(join(__dirname, '../../../node_modules/aws-cdk-lib/aws-codedeploy/lib/lambda/deployment-config.d.ts'), 'utf8');
const PREDEFINED = [...DECLARATION.matchAll(/static readonly ([A-Z\d_]+): ILambdaDeploymentConfig/g)]
  .map(([, name]): [string, codedeploy.ILambdaDeploymentConfig] => [name, (codedeploy.LambdaDeploymentConfig as Untyped)[name]]);

test('all nine configurations of CodeDeploy are tried', () => {
  expect(PREDEFINED.map(([, { deploymentConfigName }]) => deploymentConfigName).sort()).toEqual([
    'AllAtOnce', 'Canary10Percent10Minutes', 'Canary10Percent15Minutes', 'Canary10Percent30Minutes', 'Canary10Percent5Minutes',
    'Linear10PercentEvery10Minutes', 'Linear10PercentEvery1Minute', 'Linear10PercentEvery2Minutes', 'Linear10PercentEvery3Minutes',
  ].map((name) => `CodeDeployDefault.Lambda${name}`));
});

test.each(PREDEFINED)('%s is the configuration of the group', (_, deploymentConfig) => {
  const { stack } = deployed({ deploymentConfig });
  expect(onlyOf(stack, 'AWS::CodeDeploy::DeploymentGroup').DeploymentConfigName).toMatch(/^CodeDeployDefault\.Lambda/);
  expect(onlyOf(stack, 'AWS::CodeDeploy::DeploymentGroup').DeploymentConfigName).toBe(deploymentConfig.deploymentConfigName);
});

test('by default a tenth of the traffic goes ahead for 15 minutes, longer than an event needs to fail for good', () => {
  expect(onlyOf(deployed().stack, 'AWS::CodeDeploy::DeploymentGroup').DeploymentConfigName).toBe('CodeDeployDefault.LambdaCanary10Percent15Minutes');
});

test('a configuration of one\'s own', () => {
  const stack = newStack();
  const deploymentConfig = new codedeploy.LambdaDeploymentConfig(stack, 'Config', {
    trafficRouting: codedeploy.TrafficRouting.timeBasedLinear({ interval: Duration.minutes(4), percentage: 20 }),
  });
  new CanaryDeployment(stack, 'Deployment', { alias: makeAlias(makeFunction(stack)), deploymentConfig });
  expect(onlyOf(stack, 'AWS::CodeDeploy::DeploymentGroup').DeploymentConfigName).toEqual({ Ref: expect.stringMatching(/^Config/) });
});

test('CodeDeploy moves the alias, and rolls back on failure, on a stop and on an alarm', () => {
  const { stack, deployment } = deployed({ application: undefined, deploymentGroupName: 'shop' });
  const [alias] = Object.values(resourcesOf(stack, 'AWS::Lambda::Alias')) as Untyped[];
  expect(alias.UpdatePolicy).toEqual({
    CodeDeployLambdaAliasUpdate: {
      ApplicationName: { Ref: expect.stringMatching(/^DeploymentGroupApplication/) }, DeploymentGroupName: { Ref: expect.stringMatching(/^DeploymentGroup/) },
    },
  });
  expect(onlyOf(stack, 'AWS::CodeDeploy::DeploymentGroup')).toMatchObject({
    DeploymentGroupName: 'shop',
    AutoRollbackConfiguration: { Enabled: true, Events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_REQUEST', 'DEPLOYMENT_STOP_ON_ALARM'] },
    AlarmConfiguration: { Enabled: true, Alarms: deployment.failureAlarms.map(({ alarmName }) => ({ Name: stack.resolve(alarmName) })) },
  });
});

describe('alarms', () => {
  test('on lost asynchronous events have the dimension of the alias', () => {
    const { stack, fn } = deployed();
    expect(namesOf(stack)).toEqual(['AsyncEventsDropped', 'DestinationDeliveryFailures', 'DeadLetterErrors']);
    for (const [, { Properties }] of alarmsOf(stack)) {
      expect(Properties).toMatchObject({
        Namespace: 'AWS/Lambda',
        Threshold: 1,
        Period: 60,
        Statistic: 'Sum',
        ComparisonOperator: 'GreaterThanOrEqualToThreshold',
        TreatMissingData: 'notBreaching',
        Dimensions: [
          { Name: 'FunctionName', Value: stack.resolve(fn.functionName) },
          { Name: 'Resource', Value: { 'Fn::Join': ['', [stack.resolve(fn.functionName), ':live']] } },
        ],
      });
    }
  });

  test('on failure queues count what arrives, so that waiting failures do not stop the deployment of their fix', () => {
    const { stack } = deployed({}, (scope, handler) => { new AsyncInvocation(scope, 'Work', { handler }); });
    const [, { Properties }] = alarmsOf(stack).find(([id]) => id.includes('ExitGrows'))!;
    expect(Properties.Metrics).toEqual([
      expect.objectContaining({ Expression: 'DIFF(depth)' }),
      expect.objectContaining({ Id: 'depth', ReturnData: false, MetricStat: expect.objectContaining({ Metric: expect.objectContaining({ MetricName: 'ApproximateNumberOfMessagesVisible' }) }) }),
    ]);
    expect(onlyOf(stack, 'AWS::CodeDeploy::DeploymentGroup').AlarmConfiguration.Alarms).toHaveLength(4);
  });

  test.each<[string, (stack: Stack, alias: lambda.Alias) => void, string[]]>([
    ['a trigger that comes later', (stack, handler) => { new SnsTrigger(stack, 'News', { handler, topic: new sns.Topic(stack, 'Topic') }); }, ['ExitGrowsShopFnLiveAsyncInvocationOnFailureQueue']],
    ['a queue', (stack, handler) => { new SqsConsumer(stack, 'Orders', { handler }); }, ['ExitGrowsShopOrdersDeadLetterQueue']],
    ['a stream', (stack, handler) => { new KinesisConsumer(stack, 'Clicks', { handler, stream: new kinesis.Stream(stack, 'Stream') }); },
      ['ExitGrowsShopClicksOnFailureQueue', 'IteratorAge']],
    ['a chain', (stack, handler) => {
      const repair = makeFunction(stack, 'Repair');
      new AsyncInvocation(stack, 'Work', { handler, onFailure: Destination.function(repair) });
      new AsyncInvocation(stack, 'Repairing', { handler: repair });
    }, ['ExitGrowsShopRepairingOnFailureQueue']],
    ['a queue whose L1 names its dead-letter queue', (stack, handler) => {
      const queue = new sqs.Queue(stack, 'Queue', { visibilityTimeout: Duration.minutes(5) });
      (queue.node.defaultChild as sqs.CfnQueue).redrivePolicy = { deadLetterTargetArn: new sqs.CfnQueue(stack, 'Dead').attrArn, maxReceiveCount: 5 };
      new SqsConsumer(stack, 'Orders', { handler, queue });
    }, ['ExitGrowsShopDead']],
    ['a stream with a destination of aws-cdk-lib', (stack, handler) => {
      const onFailure = Destination.fromEventSourceDlq(new SqsDlq(new sqs.Queue(stack, 'Dead')));
      new KinesisConsumer(stack, 'Clicks', { handler, stream: new kinesis.Stream(stack, 'Stream'), onFailure });
    }, ['ExitGrowsShopDead', 'IteratorAge']],
    ['a bucket as exit', (stack, handler) => { new AsyncInvocation(stack, 'Work', { handler, onFailure: Destination.bucket(new s3.Bucket(stack, 'Bucket')) }); }, []],
    ['the settings of another qualifier', (stack, alias) => { new AsyncInvocation(stack, 'Work', { handler: (alias.lambda as lambda.Function).currentVersion }); }, []],
  ])('for %s', (_, build, more) => {
    const { stack } = deployed({}, build);
    expect(namesOf(stack).slice(3).map((name) => name.replace(/[0-9A-F]{8}$/, ''))).toEqual(more);
  });

  test('on the age of records have the threshold in milliseconds', () => {
    const { stack } = deployed({ maxIteratorAge: Duration.minutes(5) }, (scope, handler) => {
      new KinesisConsumer(scope, 'Clicks', { handler, stream: new kinesis.Stream(scope, 'Stream') });
    });
    expect(alarmsOf(stack).find(([id]) => id.includes('IteratorAge'))![1].Properties).toMatchObject({ MetricName: 'IteratorAge', Threshold: 300_000, Statistic: 'Maximum' });
  });

  test('of one\'s own are added, and all of the library take the actions of their scope', () => {
    const stack = newStack();
    const alias = makeAlias(makeFunction(stack));
    const topic = new sns.Topic(stack, 'OnCall');
    FailureAlarms.of(stack).addAction(new actions.SnsAction(topic));
    const own = new cloudwatch.Alarm(stack, 'Own', { metric: alias.metricErrors(), threshold: 5, evaluationPeriods: 1 });
    new CanaryDeployment(stack, 'Deployment', { alias, alarms: [own] });
    expect(onlyOf(stack, 'AWS::CodeDeploy::DeploymentGroup').AlarmConfiguration.Alarms).toContainEqual({ Name: stack.resolve(own.alarmName) });
    for (const [, { Properties }] of alarmsOf(stack)) expect(Properties.AlarmActions).toEqual([stack.resolve(topic.topicArn)]);
  });
});

test('hooks are invoked by name, each may report to this group alone, and CodeDeploy may invoke these two alone', () => {
  const stack = newStack();
  const [preHook, postHook] = ['Before', 'After'].map((id) => makeFunction(stack, id));
  const { role } = new CanaryDeployment(stack, 'Deployment', { alias: makeAlias(makeFunction(stack)), preHook, postHook });
  const [alias] = Object.values(resourcesOf(stack, 'AWS::Lambda::Alias')) as Untyped[];
  expect(alias.UpdatePolicy.CodeDeployLambdaAliasUpdate).toMatchObject({
    BeforeAllowTrafficHook: stack.resolve(preHook.functionName), AfterAllowTrafficHook: stack.resolve(postHook.functionName),
  });
  expect(statementsOf(stack, role)).toEqual([preHook, postHook].map(({ functionArn }) => (
    { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: stack.resolve(functionArn) })));
  for (const hook of [preHook, postHook]) {
    expect(statementsOf(stack, hook.role)).toEqual([
      expect.objectContaining({ Action: 'codedeploy:PutLifecycleEventHookExecutionStatus', Resource: expect.objectContaining({ 'Fn::Join': expect.anything() }) }),
    ]);
  }
  expect(alias.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^BeforeServiceRoleDefaultPolicy/), expect.stringMatching(/^DeploymentGroupServiceRoleDefaultPolicy/)]));
});

describe('a source that invokes the function itself, past the deployment, gets a warning', () => {
  const past = (build: (stack: Stack, alias: lambda.Alias) => void) => (
    warningsOf(deployed({}, build).stack).filter((warning) => warning.includes('new code at once')));

  test.each<[string, (stack: Stack, alias: lambda.Alias) => void]>([
    ['a trigger', (stack, { lambda: handler }) => { new SnsTrigger(stack, 'News', { handler, topic: new sns.Topic(stack, 'Topic') }); }],
    ['a consumer', (stack, { lambda: handler }) => { new SqsConsumer(stack, 'Orders', { handler }); }],
    ['a schedule', (stack, { lambda: handler }) => {
      new ScheduleTrigger(stack, 'Nightly', { handler, schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)) });
    }],
    ['a rule of aws-cdk-lib', (stack, { lambda: handler }) => {
      new events.Rule(stack, 'Rule', { eventPattern: { source: ['shop'] }, targets: [new targets.LambdaFunction(handler)] });
    }],
  ])('%s', (_, build) => {
    expect(past(build)).toEqual([expect.stringMatching(/lets a source invoke the function Shop\/Fn\/Resource itself, which Shop\/Deployment deploys gradually/)]);
  });

  test('with the names of all deployments of the function', () => {
    expect(past((stack, { lambda: handler }) => {
      new CanaryDeployment(stack, 'Second', { alias: new lambda.Alias(stack, 'Other', { aliasName: 'other', version: (handler as lambda.Function).currentVersion }) });
      new SqsConsumer(stack, 'Orders', { handler });
    })).toEqual([expect.stringContaining('the function Shop/Fn/Resource itself, which Shop/Deployment and Shop/Second deploy gradually by aliases. ')]);
  });

  test('and one that invokes the alias gets none', () => {
    expect(past((stack, handler) => { new RuleTrigger(stack, 'Rule', { handler, eventPattern: { source: ['shop'] } }); })).toEqual([]);
  });
});

test.each<[string, (stack: Stack) => Untyped, RegExp]>([
  ['no alias', () => ({ alias: undefined }), /alias is left out/],
  ['a function', (stack) => ({ alias: makeFunction(stack, 'Plain') }), /alias is not an alias/],
  ['an imported alias', (stack) => ({
    alias: lambda.Alias.fromAliasAttributes(stack, 'Imported', { aliasName: 'live', aliasVersion: makeFunction(stack, 'Other').currentVersion }),
  }), /alias Shop\/Imported is imported/],
  ['an alias of $LATEST', (stack) => ({ alias: new lambda.Alias(stack, 'Latest', { aliasName: 'latest', version: makeFunction(stack, 'Other').latestVersion }) }), /alias Shop\/Latest names \$LATEST/],
  ['a configuration that is text', () => ({ deploymentConfig: 'LambdaAllAtOnce' }), /deploymentConfig is not a deployment configuration/],
  ['an alarm that is no list', (stack) => ({ alarms: new cloudwatch.Alarm(stack, 'Own', { metric: makeFunction(stack, 'Other').metricErrors(), threshold: 1, evaluationPeriods: 1 }) }), /alarms is not a list of alarms/],
  ['a hook that is text', () => ({ preHook: 'hook' }), /preHook is not a function/],
  ['an age of a fraction', () => ({ maxIteratorAge: Duration.millis(500) }), /maxIteratorAge is 0\.5, which is not a whole number of seconds/],
])('%s is refused', (_, props, message) => {
  const stack = newStack();
  expect(refusal(() => new CanaryDeployment(stack, 'Deployment', { alias: makeAlias(makeFunction(stack)), ...props(stack) }))).toMatch(message);
});

test('the deployed function as its own hook, a second deployment and another stack are refused', () => {
  const { stack, alias, fn } = deployed();
  expect(refusal(() => new CanaryDeployment(stack, 'Second', { alias }))).toMatch(/alias Shop\/Fn\/Live has a deployment already, Shop\/Deployment\./);
  const other = new lambda.Alias(stack, 'Other', { aliasName: 'other', version: fn.currentVersion });
  expect(refusal(() => new CanaryDeployment(stack, 'Hooked', { alias: other, preHook: fn }))).toMatch(/preHook is Shop\/Fn, the function that is deployed/);
  const elsewhere = newStack('Elsewhere', stack.node.root as Untyped);
  expect(refusal(() => new CanaryDeployment(elsewhere, 'Third', { alias: new lambda.Alias(stack, 'New', { aliasName: 'new', version: fn.currentVersion }) })))
    .toMatch(/alias Shop\/New is in the stack Shop, and Elsewhere\/Third in Elsewhere/);
});

describe('the dead-letter queue of the function', () => {
  type Build = (stack: Stack, alias: lambda.Alias) => void;

  function exitsOf(props: (stack: Stack) => Partial<lambda.FunctionProps>, build: Build = () => undefined): string[] {
    const stack = newStack();
    const alias = makeAlias(makeFunction(stack, 'Fn', props(stack)));
    new CanaryDeployment(stack, 'Deployment', { alias });
    build(stack, alias);
    return namesOf(stack).filter((name) => name.startsWith('ExitGrows')).map((name) => name.replace(/[0-9A-F]{8}$/, ''));
  }
  const withQueue = (stack: Stack) => ({ deadLetterQueue: new sqs.Queue(stack, 'Dead') });
  const imported = (stack: Stack) => sqs.Queue.fromQueueArn(stack, 'Dead', `arn:aws:sqs:${ENV.region}:${ENV.account}:dead`);

  test.each<[string, (stack: Stack) => Partial<lambda.FunctionProps>, Build | undefined, string[]]>([
    ['is watched without settings of the alias', withQueue, undefined, ['ExitGrowsShopDead']],
    ['is watched beside settings that have no destination', withQueue, (stack, handler) => { new AsyncInvocation(stack, 'Work', { handler }); }, ['ExitGrowsShopDead']],
    ['is watched beside settings of aws-cdk-lib that have none', withQueue, (_, alias) => { alias.configureAsyncInvoke({ retryAttempts: 1 }); }, ['ExitGrowsShopDead']],
    ['is watched if aws-cdk-lib creates it', () => ({ deadLetterQueueEnabled: true }), undefined, ['ExitGrowsShopFnDeadLetterQueue']],
    ['is watched if it is imported', (stack) => ({ deadLetterQueue: imported(stack) }), undefined, ['ExitGrowsShopDead']],
    ['is watched if the settings name an imported one', () => ({}),
      (stack, handler) => { new AsyncInvocation(stack, 'Work', { handler, deadLetterQueue: imported(stack) }); }, ['ExitGrowsShopDead']],
    ['is watched if an override names it', withQueue, (stack, alias) => {
      (alias.lambda.node.defaultChild as lambda.CfnFunction).addPropertyOverride('DeadLetterConfig.TargetArn', new sqs.Queue(stack, 'Other').queueArn);
    }, ['ExitGrowsShopOther']],
    ['is followed to its last exit', withQueue, (stack, alias) => {
      const queue = (alias.lambda as lambda.Function).deadLetterQueue!;
      new SqsConsumer(stack, 'Redrive', { handler: makeFunction(stack, 'Redriving'), queue });
    }, ['ExitGrowsShopDeadDeadLetterQueue']],
    ['gives way to a destination of the alias', withQueue,
      (stack, handler) => { new AsyncInvocation(stack, 'Work', { handler, onFailure: Destination.newQueue() }); }, ['ExitGrowsShopWorkOnFailureQueue']],
    ['gives way to a destination of aws-cdk-lib', withQueue,
      (stack, alias) => { alias.configureAsyncInvoke({ onFailure: new destinations.SqsDestination(new sqs.Queue(stack, 'Own')) }); }, ['ExitGrowsShopOwn']],
    ['of a destination function counts', () => ({}), (stack, handler) => {
      new AsyncInvocation(stack, 'Work', { handler, onFailure: Destination.function(makeFunction(stack, 'Repair', withQueue(stack))) });
    }, ['ExitGrowsShopDead']],
    ['of a destination function of aws-cdk-lib counts', () => ({}), (stack, alias) => {
      alias.configureAsyncInvoke({ onFailure: new destinations.LambdaDestination(makeAlias(makeFunction(stack, 'Repair', withQueue(stack)))) });
    }, ['ExitGrowsShopDead']],
    ['is watched if an override names one without an L2', withQueue, (stack, alias) => {
      (alias.lambda.node.defaultChild as lambda.CfnFunction).addPropertyOverride('DeadLetterConfig.TargetArn', new sqs.CfnQueue(stack, 'Other').attrArn);
    }, ['ExitGrowsShopOther']],
    ['is followed to its last exit where a consumer has it by its ARN', withQueue, (stack, alias) => {
      const queue = sqs.Queue.fromQueueArn(stack, 'SameQueue', (alias.lambda as lambda.Function).deadLetterQueue!.queueArn);
      new SqsConsumer(stack, 'Redrive', { handler: makeFunction(stack, 'Redriving'), queue });
    }, []],
    ['is none of this app for a topic', (stack) => ({ deadLetterTopic: new sns.Topic(stack, 'Dead') }), undefined, []],
  ])('%s', (_, props, build, expected) => {
    expect(exitsOf(props, build)).toEqual(expected);
  });
});

test('an exit in a stack that depends on the alias is not watched, and a warning says so', () => {
  const app = new App({ context: WITHOUT_CHECKS });
  const [stack, other] = [new Stack(app, 'Shop'), new Stack(app, 'Calls')];
  const alias = makeAlias(makeFunction(stack));
  new CanaryDeployment(stack, 'Deployment', { alias });
  new AsyncInvocation(other, 'Settings', { handler: alias });
  app.synth();
  expect(namesOf(stack)).not.toContainEqual(expect.stringMatching(/^ExitGrows/));
  expect(warningsOf(stack)).toEqual([expect.stringContaining('is in the stack Calls, which depends on that of the alias')]);
});
