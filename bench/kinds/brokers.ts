/** Topics of MSK and queues of Amazon MQ. */
import { Stack } from 'aws-cdk-lib';
import * as amazonmq from 'aws-cdk-lib/aws-amazonmq';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as msk from 'aws-cdk-lib/aws-msk';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { MqConsumer, MskConsumer } from 'cdk-lambda-delivery';
import { failureQueue, Kind } from './kind';

const POLLERS = { minimumPollers: 1, maximumPollers: 4 };
const NETWORK = [
  'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];

const cluster = (stack: Stack, id: string) => new msk.CfnServerlessCluster(stack, `${id}Cluster`, {
  clusterName: `${stack.node.id}-${id}`.toLowerCase(),
  clientAuthentication: { sasl: { iam: { enabled: true } } },
  vpcConfigs: [{ subnetIds: ['subnet-1', 'subnet-2'] }],
});
const broker = (stack: Stack, id: string) => new amazonmq.CfnBroker(stack, `${id}Broker`, {
  brokerName: `${stack.node.id}-${id}`.toLowerCase(),
  engineType: 'RABBITMQ',
  deploymentMode: 'SINGLE_INSTANCE',
  hostInstanceType: 'mq.m5.large',
  publiclyAccessible: false,
  autoMinorVersionUpgrade: true,
});
const login = (stack: Stack, id: string) => new secretsmanager.Secret(stack, `${id}Login`);

/** A policy of its own for what no resource limits, as reviewers ask. */
function allow(
  stack: Stack, id: string, { role }: lambda.Function, actions: readonly string[], resource: string,
): iam.Policy {
  const statements = [new iam.PolicyStatement({ actions: [...actions], resources: [resource] })];
  return new iam.Policy(stack, id, { roles: [role!], statements });
}

export const ofKafka: Kind = {
  ours: (stack, id, handler) => new MskConsumer(stack, id, {
    handler, clusterArn: cluster(stack, id).attrArn, topic: 'orders', provisionedPollerConfig: POLLERS,
  }),
  byHand: (stack, id, handler) => {
    const { attrArn } = cluster(stack, id);
    handler.addToRolePolicy(new iam.PolicyStatement({ actions: ['kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers'], resources: [attrArn] }));
    handler.addToRolePolicy(new iam.PolicyStatement({ actions: ['kafka-cluster:Connect'], resources: [attrArn] }));
    handler.addToRolePolicy(new iam.PolicyStatement({
      actions: ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'], resources: [attrArn.replace(':cluster/', ':topic/')],
    }));
    allow(stack, `${id}Network`, handler, NETWORK, '*');
    allow(stack, `${id}Group`, handler, ['kafka-cluster:DescribeGroup', 'kafka-cluster:AlterGroup'], '*');
    const failures = failureQueue(stack, `${id}Failures`);
    failures.grantSendMessages(handler);
    new lambda.EventSourceMapping(stack, `${id}Mapping`, {
      target: handler,
      eventSourceArn: attrArn,
      kafkaTopic: 'orders',
      startingPosition: lambda.StartingPosition.TRIM_HORIZON,
      provisionedPollerConfig: POLLERS,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 10,
      onFailure: new sources.SqsDlq(failures),
    });
  },
};

export const ofBroker: Kind = {
  ours: (stack, id, handler) => new MqConsumer(stack, id, {
    handler, broker: broker(stack, id), queueName: 'jobs', secret: login(stack, id),
  }),
  byHand: (stack, id, handler) => {
    const { attrArn } = broker(stack, id);
    const secret = login(stack, id);
    secret.grantRead(handler);
    handler.addToRolePolicy(new iam.PolicyStatement({ actions: ['mq:DescribeBroker'], resources: [attrArn] }));
    const network = allow(stack, `${id}Network`, handler, NETWORK, '*');
    const mapping = new lambda.CfnEventSourceMapping(stack, `${id}Mapping`, {
      functionName: handler.functionName,
      eventSourceArn: attrArn,
      queues: ['jobs'],
      batchSize: 100,
      sourceAccessConfigurations: [{ type: 'BASIC_AUTH', uri: secret.secretArn }],
    });
    mapping.node.addDependency(network, handler.role!);
  },
};
