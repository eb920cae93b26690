/** How each public construct is made with the least that it needs, by the name of its props. */
import { Duration, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import {
  AsyncInvocation, CanaryDeployment, DeliveryReport, DocumentDbConsumer, DynamoDbConsumer, FailureQueue, KinesisConsumer, LogsTrigger, MqConsumer,
  MskConsumer, RuleTrigger, S3Trigger, ScheduleTrigger, SelfManagedKafkaConsumer, ServiceTrigger, SnsTrigger, SqsConsumer,
} from '../../src';
import { arnOf, makeAlias, makeFunction, makeTable } from '../support/app';
import { makeBroker } from '../support/broker';
import { makeDocumentCluster } from '../support/document-cluster';
import { makeCluster } from '../support/kafka';
import { Untyped } from '../support/untyped';

export type Make = (stack: Stack, given: Untyped) => unknown;

export const MAKES: Readonly<Record<string, Make>> = {
  AsyncInvocationProps: (stack, given) => new AsyncInvocation(stack, 'Made', { handler: makeFunction(stack), ...given }),
  FailureQueueProps: (stack, given) => new FailureQueue(stack, 'Made', given),
  SqsConsumerProps: (stack, given) => new SqsConsumer(stack, 'Made', { handler: makeFunction(stack), ...given }),
  KinesisConsumerProps: (stack, given) => new KinesisConsumer(stack, 'Made', {
    handler: makeFunction(stack), stream: new kinesis.Stream(stack, 'Stream'), ...given,
  }),
  DynamoDbConsumerProps: (stack, given) => new DynamoDbConsumer(stack, 'Made', { handler: makeFunction(stack), table: makeTable(stack), ...given }),
  MskConsumerProps: (stack, given) => new MskConsumer(stack, 'Made', {
    handler: makeFunction(stack), cluster: makeCluster(stack), topic: 'orders', ...given,
  }),
  MqConsumerProps: (stack, given) => new MqConsumer(stack, 'Made', {
    handler: makeFunction(stack), broker: makeBroker(stack), queueName: 'parcels', secret: new secretsmanager.Secret(stack, 'Secret'), ...given,
  }),
  DocumentDbConsumerProps: (stack, given) => new DocumentDbConsumer(stack, 'Made', {
    handler: makeFunction(stack),
    cluster: makeDocumentCluster(stack),
    databaseName: 'warehouse',
    secret: new secretsmanager.Secret(stack, 'Secret'),
    ...given,
  }),
  SelfManagedKafkaConsumerProps: (stack, given) => new SelfManagedKafkaConsumer(stack, 'Made', {
    handler: makeFunction(stack),
    bootstrapServers: ['broker.example.com:9096'],
    topic: 'orders',
    secret: new secretsmanager.Secret(stack, 'Secret'),
    ...given,
  }),
  SnsTriggerProps: (stack, given) => new SnsTrigger(stack, 'Made', { handler: makeFunction(stack), topic: new sns.Topic(stack, 'Topic'), ...given }),
  RuleTriggerProps: (stack, given) => new RuleTrigger(stack, 'Made', {
    handler: makeFunction(stack), ...given, eventPattern: given.eventPattern ?? { source: ['shop'] },
  }),
  ScheduleTriggerProps: (stack, given) => new ScheduleTrigger(stack, 'Made', {
    handler: makeFunction(stack), schedule: scheduler.ScheduleExpression.rate(Duration.hours(1)), ...given,
  }),
  S3TriggerProps: (stack, given) => new S3Trigger(stack, 'Made', { handler: makeFunction(stack), bucket: new s3.Bucket(stack, 'Bucket'), ...given }),
  LogsTriggerProps: (stack, given) => new LogsTrigger(stack, 'Made', { handler: makeFunction(stack), logGroup: new logs.LogGroup(stack, 'LogGroup'), ...given }),
  ServiceTriggerProps: (stack, given) => new ServiceTrigger(stack, 'Made', {
    handler: makeFunction(stack), principal: new iam.ServicePrincipal('codecommit.amazonaws.com'), sourceArn: arnOf('codecommit', 'shop'), ...given,
  }),
  DeliveryReportProps: (stack, given) => new DeliveryReport(stack, 'Made', given),
  CanaryDeploymentProps: (stack, given) => new CanaryDeployment(stack, 'Made', { alias: makeAlias(makeFunction(stack)), ...given }),
};
