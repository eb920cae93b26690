/** The graph of an app that aws-cdk-lib itself synthesizes: stages, nested stacks, both kinds of references across stacks, qualifiers. */
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import {
  App, CfnCondition, CfnParameter, CfnResource, CrossStackReferences, Duration, Fn, NestedStack, ReferenceStrength, Stack, Stage, Token,
} from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Stream } from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { Delivery, DeliveryGraph } from '../../src/model/delivery-graph';
import { isUnknown, Known } from '../../src/model/known';
import { readApp } from '../../src/template/load/read-app';

let directory: string;
beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'graph-')); });
afterEach(() => rmSync(directory, { recursive: true }));

function graphOf(build: (app: App) => void): DeliveryGraph {
  const app = new App({ outdir: directory });
  build(app);
  app.synth();
  return readDeliveryGraph(readApp([directory]));
}

function aFunction(scope: Construct, id: string, props: Partial<lambda.FunctionProps> = {}): lambda.Function {
  return new lambda.Function(scope, id, {
    runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => {}'), ...props,
  });
}

/** Deliveries by what they are between, in construct paths. */
function ways(graph: DeliveryGraph): Record<string, Delivery> {
  const paths = new Map(graph.nodes.map(({ id, declaredAt }) => [id, declaredAt?.path?.replace(/\/Resource$/, '') ?? id]));
  const pathOf = (id: Known<string> | undefined): string => (id === undefined ? '*' : isUnknown(id) ? 'unknown' : paths.get(id) ?? id);
  return Object.fromEntries(graph.deliveries.map((delivery) => [
    `${pathOf(delivery.source.node)} -> ${pathOf(delivery.target.function)}:${isUnknown(delivery.target.qualifier) ? delivery.target.through?.path : delivery.target.qualifier}`,
    delivery,
  ]));
}

test.each([
  ['Fn::ImportValue', ReferenceStrength.STRONG],
  ['Fn::GetStackOutput', ReferenceStrength.WEAK],
])('a queue in another stack is followed through %s', (_, strength) => {
  const graph = graphOf((app) => {
    const storage = new Stack(app, 'Storage');
    const queue = new Queue(storage, 'Orders', {
      visibilityTimeout: Duration.seconds(90), deadLetterQueue: { queue: new Queue(storage, 'Failed'), maxReceiveCount: 5 },
    });
    CrossStackReferences.of(queue).produce(strength);
    aFunction(new Stack(app, 'Compute'), 'Fn').addEventSource(new sources.SqsEventSource(queue));
  });
  expect(ways(graph)).toEqual({
    'Storage/Orders -> Compute/Fn:$LATEST': expect.objectContaining({
      policy: expect.objectContaining({
        attempts: { most: 5, countedBy: 'receives', backoff: { law: 'visibility', seconds: 90 } },
        exits: { failure: [{ by: 'queue-redrive', to: expect.stringMatching(/^Storage\.Failed/), carries: 'event' }], success: [] },
      }),
    }),
  });
});

test('settings belong to the qualifier that they are made for', () => {
  const found = ways(graphOf((app) => {
    const stack = new Stack(app, 'S');
    const dlq = new destinations.SqsDestination(new Queue(stack, 'Dlq'));
    const fn = aFunction(stack, 'Fn', { onFailure: dlq, retryAttempts: 0 });
    fn.currentVersion.configureAsyncInvoke({ retryAttempts: 1 });
    const live = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: fn.currentVersion, onFailure: dlq });
    const beta = new lambda.Alias(stack, 'Beta', { aliasName: 'beta', version: fn.currentVersion });
    new Bucket(stack, 'Bucket').addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(live));
    new Topic(stack, 'Topic').addSubscription(new LambdaSubscription(beta));
    new Rule(stack, 'Rule', { eventPattern: { source: ['a'] }, targets: [new LambdaFunction(fn)] });
  }));
  expect(Object.fromEntries(Object.entries(found).map(([way, { policy }]) => [way, [policy.attempts.most, policy.exits.failure.length]]))).toEqual({
    '* -> S/Fn:S/Fn/CurrentVersion/Resource': [2, 0],
    'S/Bucket -> S/Fn:live': [3, 1],
    'S/Rule -> S/Fn:$LATEST': [1, 1],
    'S/Topic -> S/Fn:beta': [3, 0],
  });
});

test('stages with stacks of the same name stay apart, and nested stacks are followed both ways', () => {
  const graph = graphOf((app) => {
    for (const name of ['Dev', 'Prod']) {
      const stack = new Stack(new Stage(app, name), 'Shop', { stackName: 'shop' });
      const nested = new NestedStack(stack, 'Nested');
      const fn = aFunction(nested, 'Fn');
      fn.addEventSource(new sources.SqsEventSource(new Queue(stack, 'Orders')));
      new lambda.EventInvokeConfig(stack, 'Config', { function: fn, retryAttempts: 1 });
    }
  });
  expect(Object.keys(ways(graph)).sort()).toEqual([
    '* -> Dev/Shop/Nested/Fn:$LATEST', '* -> Prod/Shop/Nested/Fn:$LATEST',
    'Dev/Shop/Orders -> Dev/Shop/Nested/Fn:$LATEST', 'Prod/Shop/Orders -> Prod/Shop/Nested/Fn:$LATEST',
  ]);
});

test('what is imported, conditional or a parameter is unknown, and never a crash or a default', () => {
  const graph = graphOf((app) => {
    const stack = new Stack(app, 'S');
    const fn = aFunction(stack, 'Fn');
    const imported = Queue.fromQueueArn(stack, 'Imported', 'arn:aws:sqs:eu-west-1:111122223333:orders.fifo');
    const parameter = new CfnParameter(stack, 'QueueArn', { default: 'arn:aws:sqs:eu-west-1:1:q' });
    const condition = new CfnCondition(stack, 'IsProd', { expression: Fn.conditionEquals(parameter.valueAsString, 'x') });
    fn.addEventSource(new sources.SqsEventSource(imported));
    new lambda.CfnEventSourceMapping(stack, 'ByParameter', { functionName: fn.functionName, eventSourceArn: parameter.valueAsString });
    new lambda.CfnEventSourceMapping(stack, 'ByCondition', {
      functionName: fn.functionName,
      eventSourceArn: new Stream(stack, 'Stream').streamArn,
      maximumRetryAttempts: Token.asNumber(Fn.conditionIf(condition.logicalId, 3, 5)),
    });
    new CfnResource(stack, 'Other', { type: 'AWS::Foo::Bar' });
  });
  const byLogicalId = Object.fromEntries(graph.deliveries.map((delivery) => [delivery.declaredAt?.logicalId.replace(/^Fn.*/, 'Imported'), delivery]));
  expect(byLogicalId.Imported).toMatchObject({ source: { kind: 'queue', node: 'arn:aws:sqs:eu-west-1:111122223333:orders.fifo' }, policy: { order: 'message-group' } });
  expect(byLogicalId.ByParameter.source).toEqual({
    kind: 'unknown',
    mayBe: ['queue'],
    node: { unknown: 'Ref QueueArn, a parameter of S', cause: { kind: 'parameter', stack: 'S', name: 'QueueArn' } },
  });
  expect(byLogicalId.ByCondition.policy.attempts.most).toEqual({ unknown: 'Fn::If IsProd, whose branches differ', oneOf: [4, 6] });
});

test('a topic of another Region is followed through the parameter that aws-cdk-lib makes for it', () => {
  const account = '111122223333';
  const graph = graphOf((app) => {
    const topic = new Topic(new Stack(app, 'Far', { env: { account, region: 'eu-west-1' }, crossRegionReferences: true }), 'Topic');
    const near = new Stack(app, 'Near', { env: { account, region: 'us-east-1' }, crossRegionReferences: true });
    topic.addSubscription(new LambdaSubscription(aFunction(near, 'Fn')));
  });
  expect(Object.keys(ways(graph))).toEqual(['Far/Topic -> Near/Fn:$LATEST']);
  // Without the other stack, the parameter is one value wherever the template names it.
  const alone = readDeliveryGraph(readApp([join(directory, 'Near.template.json')]));
  expect(alone.deliveries.map(({ access }) => access.map(({ allowed }) => allowed))).toEqual([[true]]);
});

test('a rule whose target is the bus of another account calls no function there by itself', () => {
  const region = 'eu-west-1';
  const graph = graphOf((app) => {
    const there = new Stack(app, 'There', { env: { account: '444455556666', region } });
    const handler = aFunction(there, 'Fn', { functionName: 'there-fn' });
    new Rule(new Stack(app, 'Here', { env: { account: '111122223333', region } }), 'Rule', {
      eventPattern: { source: ['shop'] }, targets: [new LambdaFunction(handler)],
    });
  });
  expect(Object.keys(ways(graph))).toEqual([expect.stringMatching(/^There\/.*-Target0 -> There\/Fn:\$LATEST$/)]);
});
