/** Functions of special kinds: container images, SnapStart, durable, in a VPC; and resources of other apps. */
import { join } from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import { KinesisEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { deadLetters, fn, workQueue } from './support';

export function imageAndSnapStart(app: App): void {
  const stack = new Stack(app, 'Java');
  const image = new lambda.DockerImageFunction(stack, 'Image', {
    code: lambda.DockerImageCode.fromEcr(ecr.Repository.fromRepositoryName(stack, 'Repository', 'workers')), timeout: Duration.minutes(2), memorySize: 1024,
  });
  image.addEventSource(new SqsEventSource(workQueue(stack, 'Reports', { visibilityTimeout: Duration.minutes(15) }), { reportBatchItemFailures: true }));
  const java = fn(stack, 'Fast', {
    runtime: lambda.Runtime.JAVA_21, handler: 'shop.Handler', code: lambda.Code.fromAsset(join(__dirname)), snapStart: lambda.SnapStartConf.ON_PUBLISHED_VERSIONS,
  });
  const live = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: java.currentVersion });
  live.addEventSource(new SqsEventSource(workQueue(stack, 'Jobs'), { reportBatchItemFailures: true }));
}

export function durableWithDeadLetterQueue(app: App): void {
  const stack = new Stack(app, 'Approvals');
  const approve = fn(stack, 'Approve', {
    durableConfig: { executionTimeout: Duration.days(2), retentionPeriod: Duration.days(7) },
    deadLetterQueue: deadLetters(stack, 'Failed'),
    maxEventAge: Duration.hours(1),
    retryAttempts: 2,
  });
  const live = new lambda.Version(stack, 'V1', { lambda: approve, maxEventAge: Duration.hours(1), retryAttempts: 2 });
  new events.Rule(stack, 'Asked', { eventPattern: { source: ['shop'] } })
    .addTarget(new targets.LambdaFunction(live, { deadLetterQueue: deadLetters(stack, 'NotStarted') }));
}

/** A queue, a key, a stream, a topic and a function of other apps. */
export function importedResources(app: App): void {
  const stack = new Stack(app, 'Guest', { env: { account: '111122223333', region: 'eu-west-1' } });
  const arn = (service: string, resource: string) => `arn:aws:${service}:eu-west-1:111122223333:${resource}`;
  const keyMaterial = kms.Key.fromKeyArn(stack, 'Key', arn('kms', 'key/11111111-2222-3333-4444-555555555555'));
  const jobs = sqs.Queue.fromQueueAttributes(stack, 'Jobs', { queueArn: arn('sqs', 'jobs'), keyArn: keyMaterial.keyArn });
  const worker = fn(stack, 'Worker', { maxEventAge: Duration.hours(1), retryAttempts: 1, onFailure: new destinations.SqsDestination(deadLetters(stack, 'Failed')) });
  worker.addEventSource(new SqsEventSource(jobs, { reportBatchItemFailures: true }));
  const stream = kinesis.Stream.fromStreamArn(stack, 'Stream', arn('kinesis', 'stream/clicks'));
  fn(stack, 'Reader').addEventSource(new KinesisEventSource(stream, {
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    retryAttempts: 3,
    maxRecordAge: Duration.hours(3),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: new SqsDlq(deadLetters(stack, 'Skipped')),
  }));
  sns.Topic.fromTopicArn(stack, 'Topic', arn('sns', 'notices'))
    .addSubscription(new subscriptions.LambdaSubscription(worker, { deadLetterQueue: deadLetters(stack, 'Undelivered') }));
}

export function functionInAVpc(app: App): void {
  const stack = new Stack(app, 'Private');
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    natGateways: 0,
    subnetConfiguration: [{ name: 'isolated', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    gatewayEndpoints: { S3: { service: ec2.GatewayVpcEndpointAwsService.S3 } },
  });
  vpc.addInterfaceEndpoint('Sqs', { service: ec2.InterfaceVpcEndpointAwsService.SQS });
  const worker = fn(stack, 'Worker', { vpc, vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED }, reservedConcurrentExecutions: 20 });
  worker.addEventSource(new SqsEventSource(workQueue(stack, 'Jobs'), { reportBatchItemFailures: true, maxConcurrency: 10 }));
}
