/** One app with every construct of the library at its defaults. What the user brings is compliant itself, so that every finding is ours. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  AsyncInvocation, CanaryDeployment, DeliveryReport, Destination, DocumentDbConsumer, DynamoDbConsumer, FailureQueue, KinesisConsumer, LogsTrigger,
  MqConsumer, MskConsumer, RuleTrigger, S3Trigger, ScheduleTrigger, SelfManagedKafkaConsumer, ServiceTrigger, SnsTrigger, SqsConsumer,
} from '../../src';
import { makeServerlessCluster } from '../support/kafka';
import { ENV } from '../support/wired';

/** The newest runtime of its family that aws-cdk-lib knows, which is what the packs call the latest. */
const LATEST_NODE = lambda.Runtime.ALL.filter(({ family }) => family === lambda.RuntimeFamily.NODEJS)
  .reduce((newest, runtime) => number(runtime) > number(newest) ? runtime : newest);

function number({ name }: lambda.Runtime): number {
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}

export function everyConstruct(app = new App()): Stack {
  const stack = new Stack(app, 'Shop', { env: ENV });
  const handler = newHandler(stack, 'Handler', 'Role');
  const bucket = new s3.Bucket(stack, 'Bucket', { enforceSSL: true, serverAccessLogsPrefix: 'access' });
  const stream = new kinesis.Stream(stack, 'Stream', { encryption: kinesis.StreamEncryption.MANAGED });

  new AsyncInvocation(stack, 'Async', { handler });
  new AsyncInvocation(stack, 'Stored', { handler: handler.addAlias('live'), onSuccess: Destination.newQueue(), onFailure: Destination.bucket(bucket) });
  new AsyncInvocation(stack, 'Durably', {
    handler: newHandler(stack, 'Durable', 'DurableRole', {
      durableConfig: { executionTimeout: Duration.hours(1), retentionPeriod: Duration.days(1) },
    }).latestVersion,
  });
  new SqsConsumer(stack, 'Orders', { handler });
  new SqsConsumer(stack, 'OrdersInOrder', { handler, fifo: true });
  new SqsConsumer(stack, 'Given', { handler, queue: new sqs.Queue(stack, 'GivenQueue', { enforceSSL: true }) });
  new KinesisConsumer(stack, 'Clicks', { handler, stream });
  new KinesisConsumer(stack, 'Fanned', { handler, streamConsumer: new kinesis.StreamConsumer(stack, 'FanOut', { stream, streamConsumerName: 'fan-out' }) });
  new DynamoDbConsumer(stack, 'Changes', {
    handler,
    table: new dynamodb.Table(stack, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      stream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    }),
    onFailure: Destination.bucket(bucket),
  });
  new MskConsumer(stack, 'Payments', { handler, clusterArn: makeServerlessCluster(stack).attrArn, topic: 'payments' });
  new SelfManagedKafkaConsumer(stack, 'Invoices', {
    handler,
    bootstrapServers: ['broker.example.com:9096'],
    topic: 'invoices',
    secret: secretsmanager.Secret.fromSecretNameV2(stack, 'Login', 'kafka'),
    onFailure: Destination.bucket(bucket),
  });
  new MqConsumer(stack, 'Parcels', {
    handler,
    brokerArn: 'arn:aws:mq:eu-west-1:111122223333:broker:shop:b-1',
    queueName: 'parcels',
    secret: secretsmanager.Secret.fromSecretNameV2(stack, 'BrokerLogin', 'mq'),
  });
  new DocumentDbConsumer(stack, 'Stock', {
    handler,
    clusterArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:stock',
    databaseName: 'warehouse',
    secret: secretsmanager.Secret.fromSecretNameV2(stack, 'StockLogin', 'stock'),
  });
  new AsyncInvocation(stack, 'Announced', { handler: handler.currentVersion, onSuccess: Destination.eventBus(new events.EventBus(stack, 'Bus')) });
  new FailureQueue(stack, 'Failures');
  everyTrigger(stack, bucket);
  return stack;
}

/** Every trigger on a function of its own, whose alias is deployed gradually. */
function everyTrigger(stack: Stack, bucket: s3.Bucket): void {
  const handler = newHandler(stack, 'Triggered', 'TriggeredRole').addAlias('live');
  new SnsTrigger(stack, 'News', { handler, topic: new sns.Topic(stack, 'Topic', { enforceSSL: true }) });
  new RuleTrigger(stack, 'Paid', { handler, eventPattern: { source: ['shop'] } });
  new ScheduleTrigger(stack, 'Nightly', { handler, schedule: scheduler.ScheduleExpression.rate(Duration.days(1)) });
  new S3Trigger(stack, 'Uploaded', { handler, bucket });
  new LogsTrigger(stack, 'Logged', { handler, logGroup: new logs.LogGroup(stack, 'LogGroup') });
  new ServiceTrigger(stack, 'Pushed', {
    handler, principal: new iam.ServicePrincipal('codecommit.amazonaws.com'), sourceArn: `arn:aws:codecommit:${ENV.region}:${ENV.account}:shop`,
  });
  new CanaryDeployment(stack, 'Deployment', { alias: handler });
  new DeliveryReport(stack, 'Report');
}

/** A role with no managed policy, and the latest runtime: nothing for a pack to find. */
function newHandler(stack: Stack, id: string, roleId: string, props: Partial<lambda.FunctionProps> = {}): lambda.Function {
  return new lambda.Function(stack, id, {
    runtime: LATEST_NODE,
    handler: 'index.handler',
    code: lambda.Code.fromInline('exports.handler = async () => {};'),
    role: new iam.Role(stack, roleId, { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') }),
    ...props,
  });
}
