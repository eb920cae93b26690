/** Apps that read streams and brokers. */
import { App, aws_msk as msk, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import { makeFunction, makeTable } from '../../../support/app';

/** A stream whose consumer bounds its age and bisects, and has nowhere to put what fails. */
export function poisonPill(app: App): void {
  const stack = new Stack(app, 'PoisonPill');
  const stream = new kinesis.Stream(stack, 'Stream');
  makeFunction(stack, 'Consumer').addEventSource(new sources.KinesisEventSource(stream, {
    startingPosition: lambda.StartingPosition.TRIM_HORIZON, bisectBatchOnError: true, retryAttempts: 3,
  }));
}

/** A table whose stream a function turns into events of a bus, which another function receives. */
export function outbox(app: App): void {
  const stack = new Stack(app, 'Outbox');
  const bus = new events.EventBus(stack, 'Bus');
  const publish = makeFunction(stack, 'Publish');
  publish.addEventSource(new sources.DynamoEventSource(makeTable(stack), { startingPosition: lambda.StartingPosition.LATEST }));
  bus.grantPutEventsTo(publish);
  new events.Rule(stack, 'Rule', {
    eventBus: bus, eventPattern: { source: ['orders'] }, targets: [new targets.LambdaFunction(makeFunction(stack, 'Notify'))],
  });
}

/** A table with a second generation stream and a filter. */
export function dynamoStreamer(app: App): void {
  const stack = new Stack(app, 'DynamoStreamer');
  const table = new dynamodb.TableV2(stack, 'Table', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, dynamoStream: dynamodb.StreamViewType.NEW_IMAGE,
  });
  makeFunction(stack, 'Streamer').addEventSource(new sources.DynamoEventSource(table, {
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    filters: [lambda.FilterCriteria.filter({ eventName: lambda.FilterRule.isEqual('INSERT') })],
  }));
}

/** A Kafka cluster. Bounds need provisioned pollers, which cost money: nothing is added. */
export function kafka(app: App): void {
  const stack = new Stack(app, 'Kafka');
  const cluster = new msk.CfnServerlessCluster(stack, 'Cluster', {
    clusterName: 'clicks',
    clientAuthentication: { sasl: { iam: { enabled: true } } },
    vpcConfigs: [{ subnetIds: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'] }],
  });
  const consumer = makeFunction(stack, 'Consumer');
  consumer.addEventSource(new sources.ManagedKafkaEventSource({
    clusterArn: cluster.attrArn, topic: 'clicks', startingPosition: lambda.StartingPosition.TRIM_HORIZON,
  }));
  consumer.addToRolePolicy(new iam.PolicyStatement({ actions: ['kafka-cluster:*'], resources: ['*'] }));
}
