/** Every source that a construct can be given, as a column of the matrix. */
import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import * as amazonmq from 'aws-cdk-lib/aws-amazonmq';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as kinesis from 'aws-cdk-lib/aws-kinesis';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as msk from 'aws-cdk-lib/aws-msk';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, IConstruct } from 'constructs';
import {
  AsyncInvocation, DestinationHandle, DocumentDbConsumer, DynamoDbConsumer, KinesisConsumer, MqConsumer, MskConsumer,
  SelfManagedKafkaConsumer, SqsConsumer,
} from '../../src';
import { arnOf, importFunction, importFunctionWithRole, makeAlias, makeDurableFunction, makeFunction, makeTable } from '../support/app';
import { makeBroker } from '../support/broker';
import { makeDocumentCluster } from '../support/document-cluster';
import { makeCluster, makeServerlessCluster } from '../support/kafka';
import { Untyped } from '../support/untyped';
import type { Refused } from './cell';

export type Props = Record<string, Untyped>;

/** What a cell made, for the test to look up in the template. */
export interface Made {
  readonly handler: lambda.IFunction;
  /** The construct, whose default child is the mapping or the invoke config. */
  readonly settings: IConstruct;
  readonly sourceArn?: string;
  readonly queue?: sqs.IQueue;
  readonly deadLetterQueue?: sqs.IQueue;
  readonly onFailure?: DestinationHandle;
  readonly onSuccess?: DestinationHandle;
}

export interface Source {
  readonly name: string;
  /** From the narrowest to the widest: the first group that a row has a cell for decides. */
  readonly groups: readonly string[];
  readonly props: string;
  /** The props that give the source. */
  readonly given: readonly string[];
  /** What becomes of every prop, when the source itself is refused. */
  readonly always?: Refused;
  /** What the role of the handler must be allowed on a polled source. */
  readonly reads?: readonly string[];
  /** Key that a filter of this source starts from. */
  readonly filterKey?: string;
  /** The handler that `make` takes when the props name none. */
  readonly handler: (scope: Construct) => lambda.IFunction;
  readonly make: (scope: Construct, props: Props) => Made;
}

/** Whatever is asked of it, a table without a stream cannot be consumed. */
const NO_STREAM: Refused = { fact: /: table .* has no stream$/, fix: /Set stream: StreamViewType.NEW_AND_OLD_IMAGES/ };

export const SOURCES: readonly Source[] = [
  async('async function', (scope) => makeFunction(scope)),
  async('async alias', (scope) => makeAlias(makeFunction(scope))),
  async('async version', (scope) => makeFunction(scope).currentVersion),
  async('async imported function', (scope) => importFunction(scope)),
  async('async imported function with role', (scope) => importFunctionWithRole(scope)),
  async('async durable function', (scope) => makeDurableFunction(scope).latestVersion),
  queue('standard queue made', () => ({})),
  queue('standard queue given', (scope) => ({ queue: new sqs.Queue(scope, 'Source') })),
  queue('standard queue settled', (scope) => ({ queue: settledQueue(scope) })),
  queue('standard queue imported', (scope) => ({ queue: sqs.Queue.fromQueueArn(scope, 'Source', arnOf('sqs', 'outside')) })),
  queue('FIFO queue made', () => ({ fifo: true })),
  queue('FIFO queue given', (scope) => ({ queue: new sqs.Queue(scope, 'Source', { fifo: true }) })),
  queue('FIFO queue imported', (scope) => ({ queue: sqs.Queue.fromQueueArn(scope, 'Source', arnOf('sqs', 'outside.fifo')) })),
  stream('Kinesis stream', (scope, props) => {
    const source = new kinesis.Stream(scope, 'Source');
    return { made: new KinesisConsumer(scope, 'Consumer', { stream: source, ...props } as Untyped), sourceArn: source.streamArn };
  }),
  stream('Kinesis enhanced fan-out', (scope, props) => {
    const source = new kinesis.StreamConsumer(scope, 'Source', { stream: new kinesis.Stream(scope, 'Stream'), streamConsumerName: 'own' });
    return { made: new KinesisConsumer(scope, 'Consumer', { streamConsumer: source, ...props } as Untyped), sourceArn: source.streamConsumerArn };
  }),
  table('DynamoDB Table', (scope) => makeTable(scope)),
  table('DynamoDB TableV2', (scope) => new dynamodb.TableV2(scope, 'Table', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING }, dynamoStream: dynamodb.StreamViewType.NEW_IMAGE,
  })),
  table('DynamoDB imported table', (scope) => dynamodb.Table.fromTableAttributes(scope, 'Table', {
    tableArn: arnOf('dynamodb', 'table/outside'), tableStreamArn: arnOf('dynamodb', 'table/outside/stream/2026-11-21T00:00:00.000'),
  })),
  table('DynamoDB Table without stream', (scope) => makeTable(scope, 'Table', { stream: undefined }), NO_STREAM),
  table('DynamoDB TableV2 without stream', (scope) => new dynamodb.TableV2(scope, 'Table', {
    partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  }), NO_STREAM),
  cluster('MSK cluster', 'Kafka on demand', (scope) => ({ cluster: makeCluster(scope) })),
  cluster('MSK cluster with pollers', 'Kafka provisioned', (scope) => ({ cluster: makeCluster(scope) })),
  cluster('MSK serverless', 'Kafka on demand', (scope) => ({ clusterArn: makeServerlessCluster(scope).attrArn })),
  cluster('MSK serverless with pollers', 'Kafka provisioned', (scope) => ({ clusterArn: makeServerlessCluster(scope).attrArn })),
  cluster('MSK imported with pollers', 'Kafka provisioned', () => ({ clusterArn: arnOf('kafka', 'cluster/outside/0-1') })),
  brokers('own brokers', 'Kafka on demand'),
  brokers('own brokers with pollers', 'Kafka provisioned'),
  queueOfBroker('MQ broker', (scope) => ({ broker: makeBroker(scope) })),
  queueOfBroker('MQ imported', () => ({ brokerArn: arnOf('mq', 'broker:outside:b-1') })),
  database('DocumentDB cluster', (scope) => ({ cluster: makeDocumentCluster(scope) })),
  database('DocumentDB imported', () => ({ clusterArn: arnOf('rds', 'cluster:outside') })),
];

function async(name: string, handlerIn: (scope: Construct) => lambda.IFunction): Source {
  return {
    name,
    groups: [name, 'async'],
    props: 'AsyncInvocationProps',
    given: [],
    handler: handlerIn,
    make: (scope, props) => {
      const handler = props.handler ?? handlerIn(scope);
      const made = new AsyncInvocation(scope, 'Invocation', { ...props, handler });
      return { handler, settings: made, onFailure: made.failureDestination, onSuccess: made.successDestination };
    },
  };
}

function queue(name: string, given: (scope: Construct) => Props): Source {
  const [type, , origin] = name.split(' ');
  return {
    name,
    groups: [name, `queue ${origin}`, `${type} queue`, 'queue', 'mapping'],
    props: 'SqsConsumerProps',
    given: ['queue'],
    reads: ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage'],
    filterKey: 'body',
    handler: makeFunction,
    make: (scope, props) => {
      const handler = props.handler ?? makeFunction(scope);
      const made = new SqsConsumer(scope, 'Consumer', { handler, ...given(scope), ...props });
      return { handler, settings: made, queue: made.queue, deadLetterQueue: made.deadLetterQueue, sourceArn: made.queue.queueArn };
    },
  };
}

type Polled = Omit<Source, 'handler' | 'make'> & {
  readonly make: (scope: Construct, props: Props) => { made: IConstruct & { failureDestination?: DestinationHandle }; sourceArn?: string };
};

/** A source whose construct takes a handler and makes a mapping. */
function polled({ make, ...source }: Polled): Source {
  return {
    ...source,
    groups: [source.name, ...source.groups, 'mapping'],
    handler: makeFunction,
    make: (scope, given) => {
      const handler = given.handler ?? makeFunction(scope);
      const { made, sourceArn } = make(scope, { handler, ...given });
      return { handler, settings: made, onFailure: made.failureDestination, sourceArn };
    },
  };
}

function stream(name: string, make: Polled['make']): Source {
  return polled({
    name,
    groups: ['Kinesis', 'stream'],
    props: 'KinesisConsumerProps',
    given: ['stream', 'streamConsumer'],
    reads: ['kinesis:DescribeStream', 'kinesis:DescribeStreamSummary', 'kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:ListShards'],
    filterKey: 'data',
    make,
  });
}

function table(name: string, tableIn: (scope: Construct) => dynamodb.ITable, always?: Refused): Source {
  return polled({
    name,
    groups: ['DynamoDB', 'stream'],
    props: 'DynamoDbConsumerProps',
    given: ['table'],
    always,
    reads: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    filterKey: 'dynamodb',
    make: (scope, props) => {
      const source = tableIn(scope);
      return { made: new DynamoDbConsumer(scope, 'Consumer', { table: source, ...props } as Untyped), sourceArn: source.tableStreamArn };
    },
  });
}

const POLLERS = { provisionedPollerConfig: { minimumPollers: 1 } };

function cluster(name: string, mode: string, clusterIn: (scope: Construct) => { cluster?: msk.CfnCluster; clusterArn?: string }): Source {
  return polled({
    name,
    groups: [mode, 'MSK', 'Kafka'],
    props: 'MskConsumerProps',
    given: ['cluster', 'clusterArn', 'topic'],
    reads: ['kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers'],
    filterKey: 'key',
    make: (scope, props) => {
      const source = clusterIn(scope);
      const made = new MskConsumer(scope, 'Consumer', { ...source, topic: 'orders', ...mode === 'Kafka provisioned' ? POLLERS : {}, ...props } as Untyped);
      return { made, sourceArn: source.clusterArn ?? source.cluster?.ref };
    },
  });
}

function brokers(name: string, mode: string): Source {
  return polled({
    name,
    groups: [mode, 'brokers', 'Kafka'],
    props: 'SelfManagedKafkaConsumerProps',
    given: ['bootstrapServers', 'topic'],
    reads: ['secretsmanager:GetSecretValue'],
    filterKey: 'key',
    make: (scope, props) => ({
      made: new SelfManagedKafkaConsumer(scope, 'Consumer', {
        bootstrapServers: ['broker.example.com:9096'],
        topic: 'orders',
        secret: new secretsmanager.Secret(scope, 'Login'),
        ...mode === 'Kafka provisioned' ? POLLERS : {},
        ...props,
      } as Untyped),
    }),
  });
}

function queueOfBroker(name: string, brokerIn: (scope: Construct) => { broker?: amazonmq.CfnBroker; brokerArn?: string }): Source {
  return polled({
    name,
    groups: ['MQ'],
    props: 'MqConsumerProps',
    given: ['broker', 'brokerArn', 'queueName'],
    reads: ['mq:DescribeBroker'],
    filterKey: 'data',
    make: (scope, props) => {
      const source = brokerIn(scope);
      const secret = new secretsmanager.Secret(scope, 'Login');
      const made = new MqConsumer(scope, 'Consumer', { ...source, queueName: 'parcels', secret, ...props } as Untyped);
      return { made, sourceArn: source.brokerArn ?? source.broker?.attrArn };
    },
  });
}

function database(name: string, clusterIn: (scope: Construct) => { cluster?: docdb.CfnDBCluster; clusterArn?: string }): Source {
  return polled({
    name,
    groups: ['DocumentDB'],
    props: 'DocumentDbConsumerProps',
    given: ['cluster', 'clusterArn', 'databaseName'],
    reads: ['rds:DescribeDBClusters'],
    make: (scope, props) => {
      const source = clusterIn(scope);
      const secret = new secretsmanager.Secret(scope, 'Login');
      const sourceArn = source.clusterArn ?? Stack.of(scope).formatArn({
        service: 'rds', resource: 'cluster', resourceName: source.cluster!.ref, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      });
      return { made: new DocumentDbConsumer(scope, 'Consumer', { ...source, databaseName: 'warehouse', secret, ...props } as Untyped), sourceArn };
    },
  });
}

/** A queue that says itself what the consumer would otherwise fill in. */
function settledQueue(scope: Construct): sqs.Queue {
  return new sqs.Queue(scope, 'Source', {
    visibilityTimeout: Duration.minutes(2),
    deadLetterQueue: { queue: new sqs.Queue(scope, 'SourceFailures'), maxReceiveCount: 9 },
  });
}
