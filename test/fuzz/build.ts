/** Builds an app that is described as data. It imports nothing of jest, so that the judge can build it too. */
import { App, CfnParameter, Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as msk from 'aws-cdk-lib/aws-msk';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import {
  AsyncInvocation, CanaryDeployment, DeliveryReport, DocumentDbConsumer, DynamoDbConsumer, KinesisConsumer, MqConsumer, MskConsumer, ReportFormat,
  SelfManagedKafkaConsumer, SqsConsumer,
} from '../../src';
import { arnOf, importFunction, importFunctionWithRole, makeAlias, makeFunction, makeTable, WITHOUT_CHECKS } from '../support/app';
import { makeCluster, makeServerlessCluster } from '../support/kafka';
import { Untyped } from '../support/untyped';
import { Amount, Time } from './amounts';
import { Description, Given, Step } from './descriptions';
import { destinationOf, queueOf, topicOf } from './destinations';
import { makeTrigger, TRIGGER_PROPS } from './triggers';

/** Descriptions in one stack of the merged app. */
const PER_STACK = 4;

/** All descriptions in one app, a few to a stack. */
export function buildAll(descriptions: readonly Description[], outdir: string, context: Record<string, unknown> = WITHOUT_CHECKS): App {
  const app = new App({ outdir, analyticsReporting: false, context });
  descriptions.forEach((description, index) => {
    const id = `Fuzz${String(Math.floor(index / PER_STACK)).padStart(2, '0')}`;
    const stack = app.node.tryFindChild(id) as Stack | undefined ?? new Stack(app, id);
    build(new Construct(stack, `Run${index}`), description);
  });
  return app;
}

export function build(scope: Construct, { handlers, queues, steps }: Description): void {
  const handlerOf = handlers.map(({ kind, timeout }, index) => makeHandler(new Construct(scope, `${scope.node.id}Handler${index}`), kind, timeout));
  const sources = queues.map((kind, index) => makeSource(new Construct(scope, `Source${index}`), kind));
  steps.forEach((step, index) => {
    const handler = handlerOf[step.handler % handlerOf.length];
    take(new Construct(scope, `Step${index}`), step, handler, sources[step.source % sources.length]);
  });
}

function take(scope: Construct, { make, props }: Step, handler: lambda.IFunction, queue: sqs.IQueue | undefined): void {
  const given: Untyped = { handler, ...propsOf(scope, props, handler) };
  if (make === 'async') {
    new AsyncInvocation(scope, 'Invocation', given);
  } else if (make === 'queue') {
    new SqsConsumer(scope, 'Consumer', { queue, ...given });
  } else if (make === 'kinesis') {
    const stream = new kinesis.Stream(scope, 'Stream');
    const source = given.enhanced ? { streamConsumer: new kinesis.StreamConsumer(scope, 'Fan', { stream, streamConsumerName: scope.node.addr }) } : { stream };
    new KinesisConsumer(scope, 'Consumer', { ...source, ...given });
  } else if (make === 'msk' || make === 'brokers') {
    const { withPollers, clusterKind, ...rest } = given;
    const kafka = { topic: 'orders', ...withPollers ? { provisionedPollerConfig: { minimumPollers: 1 } } : {}, ...rest };
    const secret = new secretsmanager.Secret(scope, 'Login');
    if (make === 'msk') new MskConsumer(scope, 'Consumer', { ...clusterOf(scope, clusterKind), ...kafka });
    else new SelfManagedKafkaConsumer(scope, 'Consumer', { bootstrapServers: ['broker.example.com:9096'], secret, ...kafka });
  } else if (make === 'mq') {
    const secret = new secretsmanager.Secret(scope, 'Login');
    new MqConsumer(scope, 'Consumer', { brokerArn: arnOf('mq', 'broker:outside:b-1'), queueName: 'parcels', secret, ...given });
  } else if (make === 'documentdb') {
    const secret = new secretsmanager.Secret(scope, 'Login');
    new DocumentDbConsumer(scope, 'Consumer', { clusterArn: arnOf('rds', 'cluster:outside'), databaseName: 'warehouse', secret, ...given });
  } else if (make === 'dynamodb') {
    new DynamoDbConsumer(scope, 'Consumer', { table: tableOf(scope, given.tableKind), ...given });
  } else if (make === 'canary') {
    const { handler: alias, ...options } = given;
    new CanaryDeployment(scope, 'Deployment', { alias, ...options });
    reportOnce(Stack.of(scope));
  } else {
    makeTrigger(scope, make, given);
  }
}

/** The report is about the whole app: one tells of all that is built. */
function reportOnce(stack: Stack): void {
  if (stack.node.tryFindChild('Report') === undefined) new DeliveryReport(stack, 'Report', { formats: Object.values(ReportFormat) });
}

function propsOf(scope: Construct, props: Given, handler: lambda.IFunction): Untyped {
  return Object.fromEntries(Object.entries(props).map(([name, value]) => [name, valueOf(scope, name, value, handler)]));
}

/** The value of one prop, from what the description says of it. */
function valueOf(scope: Construct, name: string, value: Untyped, handler: lambda.IFunction): unknown {
  if (name in READ) {
    return READ[name](new Construct(scope, name), value, handler);
  }
  return value?.unit ? durationOf(scope, name, value) : value?.as ? numberOf(scope, name, value) : value;
}

const READ: Readonly<Record<string, (scope: Construct, value: Untyped, handler: lambda.IFunction) => unknown>> = {
  filters: (_, keys: string[]) => keys.map(filterOf),
  filterEncryption: (scope) => new kms.Key(scope, 'Key'),
  encryptionMasterKey: (scope) => new kms.Key(scope, 'Key'),
  metricsConfig: (_, metric) => ({ metrics: metric === 'none' ? [] : [metric] }),
  removalPolicy: (_, policy) => (policy === 'destroy' ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN),
  provisionedPollerConfig: (scope, config: Record<string, Amount>) => (
    Object.fromEntries(Object.entries(config).map(([name, value]) => [name, numberOf(scope, name, value)]))
  ),
  alarm: (scope, options: Given, handler) => propsOf(scope, options, handler),
  asynchronous: (scope, options: Given, handler) => propsOf(scope, options, handler),
  ...TRIGGER_PROPS,
  onSuccess: destinationOf,
  onFailure: destinationOf,
  deadLetterQueue: queueOf,
  deadLetterTopic: topicOf,
};

function filterOf(key: string, index: number): { [key: string]: unknown } {
  if (key === 'token') {
    return { pattern: Lazy.string({ produce: () => `{"eventSource":["aws:late${index}"]}` }) };
  }
  return key === 'bare' ? { pattern: '{"body":"bare"}' } : lambda.FilterCriteria.filter({ [key]: { a: lambda.FilterRule.exists() } });
}

function numberOf(scope: Construct, name: string, { as, value }: Amount): number {
  if (as === 'number') {
    return value;
  }
  return as === 'lazy' ? Lazy.number({ produce: () => value }) : new CfnParameter(scope, `${name}Parameter`, { type: 'Number', default: value }).valueAsNumber;
}

function durationOf(scope: Construct, name: string, { unit, amount }: Time): Duration {
  return Duration[unit](numberOf(scope, name, amount));
}

function makeHandler(scope: Construct, kind: Description['handlers'][number]['kind'], timeout: Amount): lambda.IFunction {
  if (kind.startsWith('imported')) {
    return kind === 'imported' ? importFunction(scope) : importFunctionWithRole(scope);
  }
  const known = Number.isInteger(timeout.value) && timeout.value > 0 && timeout.value <= 900 ? timeout : { as: 'number' as const, value: 30 };
  const props = { timeout: Duration.seconds(numberOf(scope, 'timeout', known)) };
  switch (kind) {
    case 'alias': return makeAlias(makeFunction(scope, 'Fn', props));
    case 'version': return makeFunction(scope, 'Fn', props).currentVersion;
    case 'durable': return makeFunction(scope, 'Fn', { ...props, durableConfig: { executionTimeout: Duration.minutes(10) } });
    case 'tenant isolated': return makeFunction(scope, 'Fn', { ...props, tenancyConfig: lambda.TenancyConfig.PER_TENANT });
    default: return makeFunction(scope, 'Fn', props);
  }
}

/** Without a queue, the consumer makes one. */
function makeSource(scope: Construct, kind: Description['queues'][number]): sqs.IQueue | undefined {
  switch (kind) {
    case 'made': return undefined;
    case 'encrypted': return new sqs.Queue(scope, 'Queue', { encryptionMasterKey: new kms.Key(scope, 'Key') });
    case 'settled': return new sqs.Queue(scope, 'Queue', {
      visibilityTimeout: Duration.hours(2), deadLetterQueue: { queue: new sqs.Queue(scope, 'Failed'), maxReceiveCount: 7 },
    });
    case 'given FIFO': return new sqs.Queue(scope, 'Queue', { fifo: true });
    case 'imported': return sqs.Queue.fromQueueArn(scope, 'Queue', arnOf('sqs', 'outside'));
    case 'imported FIFO': return sqs.Queue.fromQueueArn(scope, 'Queue', arnOf('sqs', 'outside.fifo'));
    default: return new sqs.Queue(scope, 'Queue');
  }
}

function clusterOf(scope: Construct, kind: string | undefined): { cluster?: msk.CfnCluster; clusterArn?: string } {
  switch (kind) {
    case 'serverless': return { clusterArn: makeServerlessCluster(scope).attrArn };
    case 'imported': return { clusterArn: arnOf('kafka', 'cluster/outside/0-1') };
    case 'both': return { cluster: makeCluster(scope), clusterArn: arnOf('kafka', 'cluster/outside/0-1') };
    case 'none': return {};
    default: return { cluster: makeCluster(scope) };
  }
}

function tableOf(scope: Construct, kind: string | undefined): dynamodb.ITable {
  switch (kind) {
    case 'TableV2': return new dynamodb.TableV2(scope, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, dynamoStream: dynamodb.StreamViewType.KEYS_ONLY,
    });
    case 'encrypted': return makeTable(scope, 'Table', { encryptionKey: new kms.Key(scope, 'TableKey') });
    case 'imported': return dynamodb.Table.fromTableAttributes(scope, 'Table', {
      tableArn: arnOf('dynamodb', 'table/outside'), tableStreamArn: arnOf('dynamodb', 'table/outside/stream/2026-11-21T00:00:00.000'),
    });
    case 'without stream': return makeTable(scope, 'Table', { stream: undefined });
    case 'TableV2 without stream': return new dynamodb.TableV2(scope, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    default: return makeTable(scope, 'Table');
  }
}
