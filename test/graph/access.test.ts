/** What an app that plain aws-cdk-lib makes in the documented way is allowed: everything that its events need, and in the right order. */
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Duration, NestedStack, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import { Key } from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination as LogsToLambda } from 'aws-cdk-lib/aws-logs-destinations';
import { Bucket, EventType } from 'aws-cdk-lib/aws-s3';
import { LambdaDestination } from 'aws-cdk-lib/aws-s3-notifications';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { Access } from '../../src/model/access';
import { Delivery } from '../../src/model/delivery-graph';
import { isUnknown } from '../../src/model/known';
import { readApp } from '../../src/template/load/read-app';
import { aFunction, aMapping, aQueue, arn, onlyDelivery, ref, resource } from '../template/app-of';

let directory: string;
beforeEach(() => { directory = mkdtempSync(join(tmpdir(), 'graph-')); });
afterEach(() => rmSync(directory, { recursive: true }));

function deliveriesOf(build: (stack: Stack, app: App) => void): readonly Delivery[] {
  const app = new App({ outdir: directory });
  build(new Stack(app, 'S'), app);
  app.synth();
  return readDeliveryGraph(readApp([directory])).deliveries.filter(({ target }) => !isUnknown(target.function) && /Fn/.test(target.function));
}

const fnIn = (scope: Stack, props: Partial<lambda.FunctionProps> = {}): lambda.Function => new lambda.Function(scope, 'Fn', {
  runtime: lambda.Runtime.NODEJS_22_X, handler: 'index.handler', code: lambda.Code.fromInline('exports.handler = async () => {}'), ...props,
});

const told = ({ purpose, action, allowed }: Access): string => `${purpose} ${action}: ${isUnknown(allowed) ? allowed.unknown : allowed}`;

const SOUND: readonly (readonly [string, (stack: Stack, app: App) => void, readonly string[]])[] = [
  ['a queue with a customer key', (stack) => {
    fnIn(stack).addEventSource(new sources.SqsEventSource(new Queue(stack, 'Q', { encryption: QueueEncryption.KMS })));
  }, ['sqs:ReceiveMessage', 'kms:Decrypt']],
  ['a queue in another stack', (stack, app) => {
    fnIn(stack).addEventSource(new sources.SqsEventSource(new Queue(new Stack(app, 'Storage'), 'Q')));
  }, ['sqs:DeleteMessage']],
  ['a stream that fails into a topic with a customer key', (stack) => {
    const topic = new Topic(stack, 'T', { masterKey: new Key(stack, 'K') });
    fnIn(stack).addEventSource(new sources.KinesisEventSource(new kinesis.Stream(stack, 'St', { encryption: kinesis.StreamEncryption.KMS }), {
      startingPosition: lambda.StartingPosition.TRIM_HORIZON, onFailure: new sources.SnsDlq(topic),
    }));
  }, ['kinesis:GetRecords', 'sns:Publish']],
  ['an enhanced fan-out consumer', (stack) => {
    const consumer = new kinesis.StreamConsumer(stack, 'C', { streamConsumerName: 'c', stream: new kinesis.Stream(stack, 'St') });
    fnIn(stack).addEventSource(new sources.KinesisConsumerEventSource(consumer, { startingPosition: lambda.StartingPosition.LATEST }));
  }, ['kinesis:SubscribeToShard']],
  ['a table that fails into a queue', (stack) => {
    const table = new dynamodb.Table(stack, 'T', { partitionKey: { name: 'a', type: dynamodb.AttributeType.STRING }, stream: dynamodb.StreamViewType.NEW_IMAGE });
    fnIn(stack).addEventSource(new sources.DynamoEventSource(table, {
      startingPosition: lambda.StartingPosition.LATEST, onFailure: new sources.SqsDlq(new Queue(stack, 'D')),
    }));
  }, ['dynamodb:GetRecords', 'sqs:SendMessage']],
  ['destinations of every kind', (stack) => {
    const fn = fnIn(stack, { onFailure: new destinations.S3Destination(new Bucket(stack, 'B')), onSuccess: new destinations.EventBridgeDestination() });
    new Topic(stack, 'T').addSubscription(new LambdaSubscription(fn, { deadLetterQueue: new Queue(stack, 'D') }));
  }, ['s3:PutObject', 'events:PutEvents']],
  ['an alias whose destination is a function', (stack) => {
    const next = new lambda.Function(stack, 'Next', { runtime: lambda.Runtime.NODEJS_22_X, handler: 'i.h', code: lambda.Code.fromInline('x') });
    const alias = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: fnIn(stack).currentVersion, onFailure: new destinations.LambdaDestination(next) });
    new Bucket(stack, 'B').addEventNotification(EventType.OBJECT_CREATED, new LambdaDestination(alias));
  }, ['lambda:InvokeFunction']],
  ['a dead-letter setting', (stack) => { fnIn(stack, { deadLetterQueueEnabled: true }); }, ['sqs:SendMessage']],
  ['a rule with a dead-letter queue', (stack) => {
    new events.Rule(stack, 'R', {
      eventPattern: { source: ['a'] }, targets: [new targets.LambdaFunction(fnIn(stack), { deadLetterQueue: new Queue(stack, 'D') })],
    });
  }, ['lambda:InvokeFunction', 'sqs:SendMessage']],
  ['a schedule with a dead-letter queue', (stack) => {
    new Schedule(stack, 'Sc', { schedule: ScheduleExpression.rate(Duration.days(1)), target: new LambdaInvoke(fnIn(stack), { deadLetterQueue: new Queue(stack, 'D') }) });
  }, ['lambda:InvokeFunction', 'sqs:SendMessage']],
  ['a log group', (stack) => {
    new LogGroup(stack, 'L').addSubscriptionFilter('F', { destination: new LogsToLambda(fnIn(stack)), filterPattern: FilterPattern.allEvents() });
  }, ['lambda:InvokeFunction']],
  ['a nested stack', (stack) => {
    const nested = new NestedStack(stack, 'N');
    fnIn(nested).addEventSource(new sources.SqsEventSource(new Queue(stack, 'Q')));
  }, ['sqs:ReceiveMessage']],
];

test.each(SOUND)('%s', (_, build, actions) => {
  const deliveries = deliveriesOf(build);
  const access = deliveries.flatMap((delivery) => delivery.access);
  expect(access.filter(({ allowed }) => allowed !== true).map(told)).toEqual([]);
  expect(access.map(({ action }) => action)).toEqual(expect.arrayContaining([...actions]));
});

test('an API may call, though which path it calls is not known', () => {
  const deliveries = deliveriesOf((stack) => {
    const fn = fnIn(stack);
    new apigateway.LambdaRestApi(stack, 'Rest', { handler: fn });
    new HttpApi(stack, 'Http', { defaultIntegration: new HttpLambdaIntegration('I', fn) });
  });
  expect(deliveries.map(({ source }) => source.service)).toEqual(expect.arrayContaining(['apigateway']));
  expect(deliveries.flatMap(({ access }) => access).filter(({ allowed }) => allowed === false)).toEqual([]);
});

describe('a mapping waits for what it needs', () => {
  const STATEMENT = { Effect: 'Allow', Action: ['sqs:*'], Resource: arn('Q') };
  const ROLE = resource('AWS::IAM::Role');
  const POLICY = resource('AWS::IAM::Policy', {
    Roles: [ref('Role')],
    PolicyDocument: { Statement: [STATEMENT] },
  });
  const fn = aFunction({ Role: arn('Role') });
  const mapping = aMapping({ EventSourceArn: arn('Q') });
  const waits = (resources: Record<string, unknown>): unknown => (
    onlyDelivery({ Q: aQueue(), Role: ROLE, Fn: fn, M: mapping, P: POLICY, ...resources }).waitsForPermissions
  );

  test.each<[string, Record<string, unknown>, unknown]>([
    ['not by chance', {}, false],
    ['by DependsOn', { M: { ...mapping, DependsOn: ['P'] } }, true],
    ['through the function that waits for it', { Fn: { ...fn, DependsOn: 'P' } }, true],
    ['through the role that holds it', { P: aQueue(), Role: resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: [STATEMENT] } }] }) }, true],
    ['for nothing, where nothing is allowed', { P: aQueue() }, undefined],
  ])('%s', (_, resources, expected) => {
    expect(waits(resources)).toBe(expected);
  });
});
