/** Streams: Kinesis shared and with enhanced fan-out, tables of both kinds, DocumentDB. */
import { App, ArnFormat, Duration, RemovalPolicy, SecretValue, Stack } from 'aws-cdk-lib';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, KinesisConsumerEventSource, KinesisEventSource, S3OnFailureDestination, SnsDlq, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import { deadLetters, fn, key } from './support';

const SAFE = {
  startingPosition: lambda.StartingPosition.TRIM_HORIZON,
  retryAttempts: 5,
  maxRecordAge: Duration.hours(6),
  bisectBatchOnError: true,
  reportBatchItemFailures: true,
};

export function kinesisReaders(app: App): void {
  const stack = new Stack(app, 'Clicks');
  const stream = new kinesis.Stream(stack, 'Stream', { shardCount: 2, encryption: kinesis.StreamEncryption.KMS, encryptionKey: key(stack) });
  const failed = new s3.Bucket(stack, 'Failed', { encryption: s3.BucketEncryption.KMS, encryptionKey: key(stack, 'BucketKey'), enforceSSL: true });
  fn(stack, 'Count').addEventSource(new KinesisEventSource(stream, { ...SAFE, onFailure: new S3OnFailureDestination(failed), parallelizationFactor: 2 }));
  fn(stack, 'Index').addEventSource(new KinesisEventSource(stream, { ...SAFE, onFailure: new SqsDlq(deadLetters(stack, 'Skipped')) }));
}

export function enhancedFanOut(app: App): void {
  const stack = new Stack(app, 'Telemetry');
  const stream = new kinesis.Stream(stack, 'Stream', { streamMode: kinesis.StreamMode.ON_DEMAND, retentionPeriod: Duration.days(3) });
  const consumer = new kinesis.StreamConsumer(stack, 'Consumer', { streamConsumerName: 'worker', stream });
  const worker = fn(stack, 'Worker');
  const live = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: worker.currentVersion });
  live.addEventSource(new KinesisConsumerEventSource(consumer, { ...SAFE, onFailure: new SqsDlq(deadLetters(stack, 'Skipped')) }));
}

export function tablesOfBothKinds(app: App): void {
  const stack = new Stack(app, 'Shop');
  const partitionKey = { name: 'id', type: dynamodb.AttributeType.STRING };
  const one = new dynamodb.Table(stack, 'Orders', {
    partitionKey, stream: dynamodb.StreamViewType.NEW_IMAGE, encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED, encryptionKey: key(stack),
  });
  const two = new dynamodb.TableV2(stack, 'Customers', { partitionKey, dynamoStream: dynamodb.StreamViewType.NEW_AND_OLD_IMAGES });
  const skipped = new sns.Topic(stack, 'Skipped', { masterKey: key(stack, 'TopicKey') });
  skipped.addSubscription(new subscriptions.EmailSubscription('on-call@example.com'));
  const project = fn(stack, 'Project');
  project.addEventSource(new DynamoEventSource(one, {
    ...SAFE, onFailure: new SnsDlq(skipped), filters: [lambda.FilterCriteria.filter({ eventName: lambda.FilterRule.isEqual('INSERT') })],
  }));
  fn(stack, 'Mirror').addEventSource(new DynamoEventSource(two, { ...SAFE, onFailure: new SqsDlq(deadLetters(stack, 'Unmirrored')) }));
}

/** The table in one stack, its reader in another. */
export function tableOfAnotherStack(app: App): void {
  const data = new Stack(app, 'Data');
  const table = new dynamodb.TableV2(data, 'Table', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, dynamoStream: dynamodb.StreamViewType.NEW_IMAGE, removalPolicy: RemovalPolicy.DESTROY,
  });
  const failed = new s3.Bucket(data, 'Failed');
  const compute = new Stack(app, 'Compute');
  fn(compute, 'Reader').addEventSource(new DynamoEventSource(table, { ...SAFE, onFailure: new S3OnFailureDestination(failed) }));
}

export function documentDbChanges(app: App): void {
  const stack = new Stack(app, 'Documents');
  const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 1 });
  const cluster = new docdb.DatabaseCluster(stack, 'Cluster', {
    masterUser: { username: 'admin1', password: SecretValue.unsafePlainText('not-a-secret') },
    instanceType: ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE),
    vpc,
  });
  const secret = new secrets.Secret(stack, 'Reader');
  const index = fn(stack, 'Index', { vpc });
  cluster.connections.allowDefaultPortFrom(index);
  cluster.connections.allowDefaultPortInternally();
  secret.grantRead(index);
  index.addToRolePolicy(new iam.PolicyStatement({
    actions: [
      'rds:DescribeDBClusters', 'rds:DescribeDBClusterParameters', 'rds:DescribeDBSubnetGroups', 'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface',
      'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs',
    ],
    resources: ['*'],
  }));
  const mapping = new lambda.CfnEventSourceMapping(stack, 'Mapping', {
    functionName: index.functionName,
    eventSourceArn: stack.formatArn({ service: 'rds', resource: 'cluster', resourceName: cluster.clusterIdentifier, arnFormat: ArnFormat.COLON_RESOURCE_NAME }),
    startingPosition: 'TRIM_HORIZON',
    documentDbEventSourceConfig: { databaseName: 'shop', collectionName: 'orders', fullDocument: 'UpdateLookup' },
    sourceAccessConfigurations: [{ type: 'BASIC_AUTH', uri: secret.secretArn }],
  });
  mapping.node.addDependency(index.role!);
}
