/** Kafka on MSK and self-managed, with provisioned pollers, and both engines of MQ. */
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as mq from 'aws-cdk-lib/aws-amazonmq';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { AuthenticationMethod, ManagedKafkaEventSource, S3OnFailureDestination, SelfManagedKafkaEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as msk from 'aws-cdk-lib/aws-msk';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as secrets from 'aws-cdk-lib/aws-secretsmanager';
import { deadLetters, fn } from './support';

export function managedKafka(app: App): void {
  const stack = new Stack(app, 'Events');
  const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 1 });
  const cluster = new msk.CfnServerlessCluster(stack, 'Cluster', {
    clusterName: 'events',
    clientAuthentication: { sasl: { iam: { enabled: true } } },
    vpcConfigs: [{ subnetIds: vpc.privateSubnets.map(({ subnetId }) => subnetId) }],
  });
  const worker = fn(stack, 'Worker', { vpc });
  worker.addToRolePolicy(new iam.PolicyStatement({
    actions: ['kafka-cluster:Connect', 'kafka-cluster:DescribeGroup', 'kafka-cluster:AlterGroup', 'kafka-cluster:DescribeTopic',
      'kafka-cluster:ReadData', 'kafka-cluster:DescribeClusterDynamicConfiguration'],
    resources: ['*'],
  }));
  worker.addEventSource(new ManagedKafkaEventSource({
    clusterArn: cluster.attrArn,
    topic: 'orders',
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    consumerGroupId: 'orders',
    provisionedPollerConfig: { minimumPollers: 1, maximumPollers: 3 },
    retryAttempts: 5,
    maxRecordAge: Duration.hours(6),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: new S3OnFailureDestination(new s3.Bucket(stack, 'Failed')),
  }));
}

export function selfManagedKafka(app: App): void {
  const stack = new Stack(app, 'Legacy');
  const secret = new secrets.Secret(stack, 'Credentials');
  fn(stack, 'Worker').addEventSource(new SelfManagedKafkaEventSource({
    bootstrapServers: ['kafka-1.example.com:9096', 'kafka-2.example.com:9096'],
    topic: 'orders',
    secret,
    authenticationMethod: AuthenticationMethod.SASL_SCRAM_512_AUTH,
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    provisionedPollerConfig: { minimumPollers: 1, maximumPollers: 2 },
    retryAttempts: 5,
    maxRecordAge: Duration.hours(6),
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    onFailure: new SqsDlq(deadLetters(stack, 'Failed')),
  }));
}

export function messageBrokers(app: App): void {
  const stack = new Stack(app, 'Brokers');
  const vpc = new ec2.Vpc(stack, 'Vpc', { natGateways: 1 });
  for (const engineType of ['ACTIVEMQ', 'RABBITMQ']) {
    const secret = new secrets.Secret(stack, `${engineType}User`);
    const broker = new mq.CfnBroker(stack, engineType, {
      brokerName: engineType.toLowerCase(),
      engineType,
      deploymentMode: 'SINGLE_INSTANCE',
      hostInstanceType: 'mq.m5.large',
      publiclyAccessible: engineType === 'RABBITMQ',
      autoMinorVersionUpgrade: true,
      users: [{ username: 'worker', password: secret.secretValue.unsafeUnwrap() }],
      ...engineType === 'ACTIVEMQ' ? { subnetIds: [vpc.privateSubnets[0].subnetId] } : {},
    });
    const worker = fn(stack, `${engineType}Worker`);
    secret.grantRead(worker);
    worker.addToRolePolicy(new iam.PolicyStatement({
      actions: ['mq:DescribeBroker', 'ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeVpcs', 'ec2:DeleteNetworkInterface',
        'ec2:DescribeSubnets', 'ec2:DescribeSecurityGroups'],
      resources: ['*'],
    }));
    const mapping = worker.addEventSourceMapping('Mapping', {
      eventSourceArn: broker.attrArn,
      sourceAccessConfigurations: [
        { type: lambda.SourceAccessConfigurationType.BASIC_AUTH, uri: secret.secretArn },
        ...engineType === 'RABBITMQ' ? [{ type: lambda.SourceAccessConfigurationType.of('VIRTUAL_HOST'), uri: '/' }] : [],
      ],
      batchSize: 50,
    });
    (mapping.node.defaultChild as lambda.CfnEventSourceMapping).queues = ['orders'];
    mapping.node.addDependency(worker.role!);
  }
}
