/** The additions as part of the construct tree: what else sees them, and what they leave alone. */
import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import {
  App, AssetManifestBuilder, DockerImageAssetLocation, Duration, FileAssetLocation, FileAssetSource,
  IPolicyValidationContext, IPolicyValidationPlugin, ISynthesisSession, NestedStack, PolicyValidationPluginReport,
  RemovalPolicies, Stack, StackSynthesizer, Stage, Tags, Validations,
} from 'aws-cdk-lib';
import * as cloudwatchActions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as codecommit from 'aws-cdk-lib/aws-codecommit';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import * as pipelines from 'aws-cdk-lib/pipelines';
import { Construct } from 'constructs';
import { DeliveryChecks, DeliveryDefaults, FailureAlarms } from '../../../src';
import { makeFunction } from '../../support/app';
import { standardErrorOfEachTest } from '../../support/standard-error';
import { Untyped } from '../../support/untyped';
import { newApp, recordOf, templatesOf, wrongAssets } from './applied';

const printed = standardErrorOfEachTest();

function polled(scope: Construct, id = 'Jobs', props: sqs.QueueProps = {}): sqs.Queue {
  const queue = new sqs.Queue(scope, id, { visibilityTimeout: Duration.seconds(60), ...props });
  makeFunction(scope, `${id}Worker`).addEventSource(new sources.SqsEventSource(queue, { reportBatchItemFailures: true }));
  return queue;
}

const resourcesOf = (app: App, file: string): Record<string, Untyped> => templatesOf(app)[file].Resources as Record<string, Untyped>;
const ofType = (app: App, type: string, file = 'Shop.template.json'): Untyped[] => (
  Object.values<Untyped>(resourcesOf(app, file)).filter(({ Type }) => Type === type)
);

test('prints what it adds, and where the rest stands', () => {
  const app = newApp();
  polled(new Stack(app, 'Shop'));
  DeliveryDefaults.apply(app);
  expect(printed().replace(/Details: .*/, 'Details').split('\n')).toEqual([
    'DeliveryDefaults added 2 resources and completed 1 resource of the app:',
    '  + AWS::SQS::Queue JobsDF1CC2D4DeadLetterQueue (Shop)',
    '  + AWS::CloudWatch::Alarm JobsDF1CC2D4DeadLetterQueueAlarm (Shop)',
    '  ~ Shop/Jobs/Resource: RedrivePolicy',
    '1 of these alarms tells nobody yet: FailureAlarms.of(app).addAction(…), before or after, sets the action.',
    'No finding is left. Details',
    '',
  ]);
});

test('of a queue without any property it names what is set', () => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  makeFunction(stack, 'Worker', { timeout: Duration.seconds(3) }).addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, 'Jobs')));
  DeliveryDefaults.apply(app);
  expect(recordOf(app).changed.map(({ set }) => set)).toEqual([['RedrivePolicy']]);
});

test('prints nothing where it adds nothing', () => {
  const app = newApp();
  new Stack(app, 'Shop');
  DeliveryDefaults.apply(app);
  expect(printed()).toBe('');
  expect(recordOf(app)).toEqual({ added: [], changed: [], left: [] });
});

test('says what is left where it adds nothing', () => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  const jobs = new sqs.Queue(stack, 'Jobs', { fifo: true, visibilityTimeout: Duration.minutes(1) });
  makeFunction(stack, 'Worker', { timeout: Duration.seconds(3) }).addEventSource(new sources.SqsEventSource(jobs, { reportBatchItemFailures: true }));
  DeliveryDefaults.apply(app);
  expect(printed()).toMatch(/^DeliveryDefaults added nothing\.\n1 finding is left: 1 error \(source-queue-has-dead-letter-queue\)\. Details: .*delivery-defaults\.json\n$/);
});

test('queues that are added are kept, encrypted, and have the tags of the app', () => {
  const app = newApp();
  polled(new Stack(app, 'Shop'));
  Tags.of(app).add('team', 'shop');
  DeliveryDefaults.apply(app);
  const added = resourcesOf(app, 'Shop.template.json').JobsDF1CC2D4DeadLetterQueue;
  expect(added).toMatchObject({
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: { SqsManagedSseEnabled: true, MessageRetentionPeriod: 1_209_600, Tags: [{ Key: 'team', Value: 'shop' }] },
  });
});

test('the removal policy of the app holds for them as well', () => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  polled(stack);
  RemovalPolicies.of(stack).destroy();
  DeliveryDefaults.apply(app);
  expect(resourcesOf(app, 'Shop.template.json').JobsDF1CC2D4DeadLetterQueue.DeletionPolicy).toBe('Delete');
});

test('alarms that are added have the actions of the failure alarms, also of another stack', () => {
  const app = newApp();
  const onCall = new sns.Topic(new Stack(app, 'Central'), 'OnCall');
  const stack = new Stack(app, 'Shop');
  polled(stack);
  FailureAlarms.of(app).addAction(new cloudwatchActions.SnsAction(onCall));
  DeliveryDefaults.apply(app);
  const [{ Properties: { AlarmActions } }] = ofType(app, 'AWS::CloudWatch::Alarm');
  expect(AlarmActions).toEqual([{ 'Fn::ImportValue': expect.stringContaining('Central:') }]);
  expect(stack.dependencies.map(({ node }) => node.path)).toEqual(['Central']);
});

test('an action that is added after the call reaches the alarms that the call added', () => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  polled(stack);
  DeliveryDefaults.apply(app);
  expect(printed()).toContain('1 of these alarms tells nobody yet: FailureAlarms.of(app).addAction(…), before or after, sets the action.\n');
  for (const id of ['OnCall', 'Chat']) FailureAlarms.of(app).addAction(new cloudwatchActions.SnsAction(new sns.Topic(stack, id)));
  app.synth();
  const [{ Properties: { AlarmActions } }] = ofType(app, 'AWS::CloudWatch::Alarm');
  expect(AlarmActions).toEqual([{ Ref: expect.stringContaining('OnCall') }, { Ref: expect.stringContaining('Chat') }]);
});

test('a topic that refuses the alarms is named, with what to do about it', () => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  polled(stack);
  FailureAlarms.of(app).addAction(new cloudwatchActions.SnsAction(new sns.Topic(stack, 'OnCall', { enforceSSL: true })));
  expect(() => DeliveryDefaults.apply(app)).toThrow(
    /after the additions the checks report failure-exit-is-watched at Shop\/.*cloudwatch\.amazonaws\.com.*Shop\/OnCall.*Mend what is reported/s,
  );
});

test('two calls add up, and a construct with the same id is no hindrance', () => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  new Construct(stack, 'DeliveryDefaults');
  polled(stack);
  DeliveryDefaults.apply(app, { alarms: false });
  DeliveryDefaults.apply(app);
  expect(recordOf(app).added.map(({ type }) => type)).toEqual(['AWS::SQS::Queue', 'AWS::CloudWatch::Alarm']);
  expect(printed()).toContain('DeliveryDefaults added 1 resource:\n');
  expect(ofType(app, 'AWS::SQS::Queue')).toHaveLength(2);
});

test('a plug-in sees the app once, with the additions', () => {
  const seen: number[] = [];
  class Counting implements IPolicyValidationPlugin {
    public readonly name = 'Counting';
    public validate({ templatePaths: [file] }: IPolicyValidationContext): PolicyValidationPluginReport {
      seen.push(Object.keys((JSON.parse(readFileSync(file, 'utf8'))).Resources).filter((id) => id.includes('DeadLetterQueue')).length);
      return { success: true, violations: [] };
    }
  }
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  polled(stack);
  Validations.of(app).addPlugins(new Counting(), new DeliveryChecks());
  DeliveryDefaults.apply(app);
  app.synth();
  expect(seen).toEqual([2]);
  expect(process.exitCode ?? 0).toBe(0);
});

test('a mapping of one stack whose role is in another: the stack that imports the role is deployed after it', () => {
  const app = newApp();
  const env = { account: '111122223333', region: 'eu-west-1' };
  const [code, wiring] = ['Code', 'Shop'].map((id) => new Stack(app, id, { env }));
  const worker = makeFunction(code, 'Worker', { functionName: 'worker' });
  const stream = new kinesis.Stream(wiring, 'Stream');
  new lambda.CfnEventSourceMapping(wiring, 'Reading', {
    functionName: 'arn:aws:lambda:eu-west-1:111122223333:function:worker', eventSourceArn: stream.streamArn, startingPosition: 'TRIM_HORIZON',
  });
  worker.addToRolePolicy(new iam.PolicyStatement({ actions: ['kinesis:*'], resources: ['*'] }));
  DeliveryDefaults.apply(app);
  expect(ofType(app, 'AWS::IAM::Policy')[0].Properties.Roles).toEqual([{ 'Fn::ImportValue': expect.stringContaining('Code:') }]);
  expect(wiring.dependencies.map(({ node }) => node.path)).toEqual(['Code']);
});

test('a stage by itself', () => {
  const app = newApp();
  const stages = ['Test', 'Prod'].map((name) => new Stage(app, name));
  stages.forEach((stage) => polled(new Stack(stage, 'Shop')));
  DeliveryDefaults.apply(stages[1]);
  expect(recordOf(stages[1]).added).toHaveLength(2);
  app.synth();
  const queues = stages.map(({ stageName, node }) => (
    ofType(app, 'AWS::SQS::Queue', `assembly-${stageName}/${(node.findChild('Shop') as Stack).templateFile}`).length
  ));
  expect(queues).toEqual([1, 2]);
});

function pipelineWith(app: App): { readonly line: pipelines.CodePipeline; readonly stage: Stage } {
  const stack = new Stack(app, 'Delivery');
  const repository = new codecommit.Repository(stack, 'Repository', { repositoryName: 'shop' });
  const input = pipelines.CodePipelineSource.codeCommit(repository, 'main');
  const line = new pipelines.CodePipeline(stack, 'Pipeline', { synth: new pipelines.ShellStep('Synth', { input, commands: ['npx cdk synth'] }) });
  const stage = new Stage(app, 'Prod');
  polled(new NestedStack(new Stack(stage, 'Shop'), 'Nested'));
  return { line, stage };
}

test('a pipeline that knows a nested stack as it was is refused', () => {
  const app = newApp();
  const { line, stage } = pipelineWith(app);
  line.addStage(stage);
  expect(() => DeliveryDefaults.apply(app)).toThrow(/^DeliveryDefaults: Delivery publishes a template as it was before the additions/);
});

test('a stage with a nested stack gets its defaults before the pipeline gets the stage', () => {
  const app = newApp();
  const { line, stage } = pipelineWith(app);
  DeliveryDefaults.apply(stage);
  line.addStage(stage);
  DeliveryDefaults.apply(app);
  expect(wrongAssets(app)).toEqual([]);
  expect(recordOf(app).added).toEqual([]);
  expect(recordOf(stage).added).toHaveLength(2);
});

/** Keeps its manifest where nobody looks for it. */
class OwnSynthesizer extends StackSynthesizer {
  private readonly entries = new AssetManifestBuilder();

  public addFileAsset(asset: FileAssetSource): FileAssetLocation {
    const { bucketName, objectKey } = this.entries.defaultAddFileAsset(this.boundStack, asset, { bucketName: 'assets' });
    return this.cloudFormationLocationFromFileAsset({ bucketName, objectKey });
  }

  public addDockerImageAsset(): DockerImageAssetLocation {
    throw new Error('no images');
  }

  public synthesize(session: ISynthesisSession): void {
    this.addFileAsset(this.synthesizeTemplate(session));
    this.emitArtifact(session, { additionalDependencies: [this.entries.emitManifest(this.boundStack, session)] });
  }
}

test('a synthesizer of the app publishes each template once as well', () => {
  const app = newApp();
  polled(new Stack(app, 'Shop', { synthesizer: new OwnSynthesizer() }));
  DeliveryDefaults.apply(app);
  expect(recordOf(app).added).toHaveLength(2);
  expect(wrongAssets(app)).toEqual([]);
});

test('overrides of the app stay: of a list, of an item, and of what is not there', () => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  const handler = makeFunction(stack, 'Handler');
  const rules = ['List', 'Item', 'Deleted'].map((id) => new events.Rule(stack, id, {
    eventPattern: { source: ['shop'] }, targets: [new targets.LambdaFunction(handler)],
  }));
  const [list, item, deleted] = rules.map(({ node }) => node.defaultChild as events.CfnRule);
  list.addPropertyOverride('Targets', [{ Id: 'Other', Arn: handler.functionArn, Input: '{}' }]);
  item.addPropertyOverride('Targets.0.Input', '{}');
  deleted.addPropertyDeletionOverride('State');
  DeliveryDefaults.apply(app);
  const written = rules.map((rule) => resourcesOf(app, 'Shop.template.json')[stack.getLogicalId(rule.node.defaultChild as events.CfnRule)].Properties);
  expect(written.map(({ Targets: [target] }) => [target.Id, target.Input, 'DeadLetterConfig' in target])).toEqual([
    ['Other', '{}', true], ['Target0', '{}', true], ['Target0', undefined, true],
  ]);
  expect(written.map(({ State }) => State)).toEqual(['ENABLED', 'ENABLED', undefined]);
});

test('one object in the overrides of two resources is refused: the addition to one would reach the other', () => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  const shared = { OnSuccess: { Destination: new sqs.Queue(stack, 'Done').queueArn } };
  for (const id of ['First', 'Second']) {
    const handler = makeFunction(stack, id, { retryAttempts: 1 });
    (handler.node.findChild('EventInvokeConfig').node.defaultChild as lambda.CfnEventInvokeConfig).addPropertyOverride('DestinationConfig', shared);
    new events.Rule(stack, `${id}Rule`, { eventPattern: { source: ['shop'] }, targets: [new targets.LambdaFunction(handler)] });
  }
  expect(() => DeliveryDefaults.apply(app)).toThrow(/^DeliveryDefaults: the additions to FirstEventInvokeConfig\w+ of Shop did not reach the templates/);
  expect(printed()).toBe('');
});

test('resources of an included template are completed, too', () => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  const templateFile = join(app.outdir, 'included.json');
  writeFileSync(templateFile, JSON.stringify({ Resources: { Jobs: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 60 } } } }));
  const queue = sqs.Queue.fromQueueArn(stack, 'Queue', (new CfnInclude(stack, 'Included', { templateFile }).getResource('Jobs') as sqs.CfnQueue).attrArn);
  makeFunction(stack, 'Worker').addEventSource(new sources.SqsEventSource(queue));
  DeliveryDefaults.apply(app);
  expect(resourcesOf(app, 'Shop.template.json').Jobs.Properties).toHaveProperty('RedrivePolicy');
});

test('what a rule of the app invokes by an alias of another app stays without an exit', () => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  const outside = lambda.Function.fromFunctionArn(stack, 'Outside', 'arn:aws:lambda:eu-west-1:111122223333:function:outside:live');
  new events.Rule(stack, 'Rule', { eventPattern: { source: ['shop'] }, targets: [new targets.LambdaFunction(outside)] });
  DeliveryDefaults.apply(app);
  expect(ofType(app, 'AWS::Lambda::EventInvokeConfig')).toEqual([]);
  expect(ofType(app, 'AWS::Events::Rule')[0].Properties.Targets[0]).toHaveProperty('DeadLetterConfig');
});
