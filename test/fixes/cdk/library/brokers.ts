/** Apps that read brokers, and queues and streams of other stacks, without a thought of failures. */
import { App, Aws, Stack } from 'aws-cdk-lib';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Build } from '../../../constructs/defaults/apps/kind';
import { makeFunction } from '../../../support/app';
import { makeBroker } from '../../../support/broker';
import { makeDocumentCluster } from '../../../support/document-cluster';
import { makeCluster, makeServerlessCluster } from '../../../support/kafka';

const START = { startingPosition: lambda.StartingPosition.TRIM_HORIZON };
const POLLERS = { provisionedPollerConfig: { minimumPollers: 1, maximumPollers: 2 } };
const SERVERS = ['broker-1.example.com:9096', 'broker-2.example.com:9096'];

const makeLogin = (stack: Stack, id = 'Login') => new secretsmanager.Secret(stack, id);

/** A broker whose mapping, an L1, has these settings. */
export function makeQueueOfBroker(props: Partial<lambda.CfnEventSourceMappingProps> = {}): Build {
  return (app) => {
    const stack = new Stack(app, 'Mq');
    const broker = makeBroker(stack);
    new lambda.CfnEventSourceMapping(stack, 'Mapping', {
      functionName: makeFunction(stack, 'Work').functionName,
      eventSourceArn: broker.attrArn,
      queues: ['jobs'],
      sourceAccessConfigurations: [{ type: 'BASIC_AUTH', uri: makeLogin(stack).secretArn }, { type: 'VIRTUAL_HOST', uri: '/shop' }],
      ...props,
    });
  };
}

/** A topic of a cluster of MSK. */
export function makeTopic(props: Partial<sources.ManagedKafkaEventSourceProps> = {}): Build {
  return (app) => {
    const stack = new Stack(app, 'Msk');
    makeFunction(stack, 'Work').addEventSource(new sources.ManagedKafkaEventSource({
      clusterArn: makeCluster(stack).attrArn, topic: 'orders.v1', ...START, ...POLLERS, ...props,
    }));
  };
}

/** A topic of brokers in a VPC. */
export function makeTopicInVpc(subnets: (vpc: ec2.Vpc) => ec2.SubnetSelection = () => ({ subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS })): Build {
  return (app) => {
    const stack = new Stack(app, 'OwnInVpc');
    const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 });
    makeFunction(stack, 'Work').addEventSource(new sources.SelfManagedKafkaEventSource({
      bootstrapServers: SERVERS,
      topic: 'orders',
      ...START,
      ...POLLERS,
      secret: makeLogin(stack),
      authenticationMethod: sources.AuthenticationMethod.BASIC_AUTH,
      rootCACertificate: makeLogin(stack, 'Root'),
      vpc,
      vpcSubnets: subnets(vpc),
      securityGroup: new ec2.SecurityGroup(stack, 'Brokers', { vpc }),
    }));
  };
}

function makeDocuments(stack: Stack, arn: string, secret: secretsmanager.ISecret, config: object = {}): void {
  new lambda.CfnEventSourceMapping(stack, 'Mapping', {
    functionName: makeFunction(stack, 'Work').functionName,
    eventSourceArn: arn,
    documentDbEventSourceConfig: { databaseName: 'shop', collectionName: 'orders', ...config },
    sourceAccessConfigurations: [{ type: 'BASIC_AUTH', uri: secret.secretArn }],
    startingPosition: 'TRIM_HORIZON',
  });
}

const clusterArn = (name: string) => `arn:${Aws.PARTITION}:rds:${Aws.REGION}:${Aws.ACCOUNT_ID}:cluster:${name}`;

export const BROKERS = {
  msk: makeTopic({ consumerGroupId: 'shop' }),

  mskWithSecret(app: App): void {
    const stack = new Stack(app, 'MskWithSecret');
    makeFunction(stack, 'Work').addEventSource(new sources.ManagedKafkaEventSource({
      clusterArn: makeCluster(stack).attrArn, topic: 'orders', ...START, secret: makeLogin(stack), batchSize: 50,
    }));
  },

  mskServerless(app: App): void {
    const stack = new Stack(app, 'MskServerless');
    makeFunction(stack, 'Work').addEventSource(new sources.ManagedKafkaEventSource({
      clusterArn: makeServerlessCluster(stack).attrArn, topic: 'orders', ...START, ...POLLERS,
    }));
  },

  ownBrokers(app: App): void {
    const stack = new Stack(app, 'Own');
    makeFunction(stack, 'Work').addEventSource(new sources.SelfManagedKafkaEventSource({
      bootstrapServers: SERVERS, topic: 'orders', ...START, ...POLLERS, secret: makeLogin(stack),
    }));
  },

  ownBrokersInVpc: makeTopicInVpc(),

  mq: makeQueueOfBroker(),

  documents(app: App): void {
    const stack = new Stack(app, 'Documents');
    makeDocuments(stack, clusterArn(makeDocumentCluster(stack).ref), makeLogin(stack));
  },

  /** The cluster makes the secret itself. */
  documentsOfL2(app: App): void {
    const stack = new Stack(app, 'DocumentsL2');
    const cluster = new docdb.DatabaseCluster(stack, 'Shop', {
      masterUser: { username: 'shop' },
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE),
      vpc: new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 }),
    });
    makeDocuments(stack, clusterArn(cluster.clusterIdentifier), cluster.secret!, { fullDocument: 'UpdateLookup' });
  },

  /** A queue and a stream of one stack, read in another, which has a queue of the same name. */
  otherStack(app: App): void {
    const [data, work] = ['Data', 'Work'].map((id) => new Stack(app, id));
    makeFunction(work, 'Worker').addEventSource(new sources.SqsEventSource(new sqs.Queue(data, 'Jobs')));
    makeFunction(work, 'Reader').addEventSource(new sources.KinesisEventSource(new kinesis.Stream(data, 'Clicks'), START));
    new sqs.Queue(work, 'Jobs');
  },
} as const satisfies Readonly<Record<string, Build>>;
