import { Stack } from 'aws-cdk-lib';
import * as docdb from 'aws-cdk-lib/aws-docdb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { DocumentDbConsumer, DocumentDbConsumerProps } from '../../../../src';
import { makeDocumentCluster } from '../../../support/document-cluster';
import { allow, inTemplate, newFunction, newStack, onlyOf, refusal, resourcesOf, statementsOf } from '../../../support/wired';
import { validate } from '../../checks/validated';

const ARN = 'arn:aws:rds:eu-west-1:111122223333:cluster:stock';

function consume(stack: Stack, props: Partial<DocumentDbConsumerProps> = {}, id = 'Stock'): DocumentDbConsumer {
  return new DocumentDbConsumer(stack, id, {
    handler: handlerIn(stack), databaseName: 'warehouse', secret: secretIn(stack), ...props.cluster ? {} : { clusterArn: ARN }, ...props,
  });
}

function handlerIn(stack: Stack): lambda.Function {
  return stack.node.tryFindChild('Handler') as lambda.Function | undefined ?? newFunction(stack);
}

function secretIn(stack: Stack): secretsmanager.ISecret {
  return stack.node.tryFindChild('Secret') as secretsmanager.ISecret | undefined ?? new secretsmanager.Secret(stack, 'Secret');
}

const mappingOf = (stack: Stack) => onlyOf(stack, 'AWS::Lambda::EventSourceMapping');

test('The mapping reads the database with the secret from its oldest change on, and sets nothing that Lambda does not have for DocumentDB', () => {
  const stack = newStack();
  consume(stack);

  expect(mappingOf(stack)).toEqual({
    BatchSize: 100,
    DocumentDBEventSourceConfig: { DatabaseName: 'warehouse' },
    EventSourceArn: ARN,
    FunctionName: inTemplate(stack, handlerIn(stack).functionArn),
    SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: inTemplate(stack, secretIn(stack).secretArn) }],
    StartingPosition: 'TRIM_HORIZON',
  });
});

test.each([[true, 'UpdateLookup'], [false, 'Default']])('fullDocument: %s of one collection is %s', (fullDocument, expected) => {
  const stack = newStack();
  consume(stack, { collectionName: 'stock', fullDocument });

  expect(mappingOf(stack).DocumentDBEventSourceConfig).toEqual({ DatabaseName: 'warehouse', CollectionName: 'stock', FullDocument: expected });
});

test('The role may read and decrypt the secret, describe the cluster and reach the VPC, before the mapping is made', () => {
  const stack = newStack();
  const encryptionKey = new kms.Key(stack, 'Key');
  const secret = new secretsmanager.Secret(stack, 'Login', { encryptionKey });
  consume(stack, { secret });

  expect(statementsOf(stack, handlerIn(stack).role)).toEqual([
    allow('rds:DescribeDBClusters', ARN),
    allow('secretsmanager:GetSecretValue', inTemplate(stack, secret.secretArn)),
    allow('kms:Decrypt', inTemplate(stack, encryptionKey.keyArn)),
    allow([
      'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets',
      'ec2:DescribeVpcs', 'rds:DescribeDBClusterParameters', 'rds:DescribeDBSubnetGroups',
    ], '*'),
  ]);
  const [mapping] = Object.values(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping'));
  expect(mapping.DependsOn).toEqual(expect.arrayContaining(Object.keys(resourcesOf(stack, 'AWS::IAM::Policy'))));
});

function makeDatabaseCluster(stack: Stack): docdb.DatabaseCluster {
  return new docdb.DatabaseCluster(stack, 'Cluster', {
    vpc: new ec2.Vpc(stack, 'Vpc'), masterUser: { username: 'stock' }, instanceType: ec2.InstanceType.of(ec2.InstanceClass.R5, ec2.InstanceSize.LARGE),
  });
}

test('A DatabaseCluster is given as it is, with the secret that it made', () => {
  const stack = newStack();
  const cluster = makeDatabaseCluster(stack);
  consume(stack, { cluster, secret: cluster.secret! });

  expect(mappingOf(stack)).toMatchObject({
    EventSourceArn: inTemplate(stack, `arn:${stack.partition}:rds:eu-west-1:111122223333:cluster:${cluster.clusterIdentifier}`),
    SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: inTemplate(stack, cluster.secret!.secretArn) }],
  });
});

test.each<[string, (stack: Stack) => Partial<DocumentDbConsumerProps>, string]>([
  ['a cluster twice', (stack) => ({ cluster: makeDocumentCluster(stack), clusterArn: ARN }), 'cluster and clusterArn are both given'],
  ['no cluster', () => ({ clusterArn: undefined }), 'cluster and clusterArn are both left out'],
  ['the ARN of an MSK cluster', () => ({ clusterArn: 'arn:aws:kafka:eu-west-1:111122223333:cluster/q/1' }),
    'clusterArn is "arn:aws:kafka:eu-west-1:111122223333:cluster/q/1", which is not the ARN of a DocumentDB cluster'],
  ['the ARN of an instance', () => ({ clusterArn: ARN.replace('cluster', 'db') }), `clusterArn is "${ARN.replace('cluster', 'db')}", which is not the ARN of a DocumentDB cluster`],
  ['a queue as cluster', (stack) => ({ cluster: new sqs.Queue(stack, 'Queue') as never }), 'cluster is no construct of a DocumentDB cluster'],
  ['a cluster of another Region', () => ({ clusterArn: ARN.replace('eu-west-1', 'us-east-1') }),
    `clusterArn ${ARN.replace('eu-west-1', 'us-east-1')} is in Region us-east-1, but Shop/Stock is deployed to eu-west-1`],
  ['a cluster of another account', () => ({ clusterArn: ARN.replace('111122223333', '444455556666') }),
    `clusterArn ${ARN.replace('111122223333', '444455556666')} is in account 444455556666, but Shop/Stock is deployed to 111122223333`],
  ['no database', () => ({ databaseName: undefined }), 'databaseName is left out'],
  ['a database with a dot', () => ({ databaseName: 'ware.house' }), 'databaseName is "ware.house", which AWS does not accept'],
  ['a database with a long name', () => ({ databaseName: 'x'.repeat(64) }), 'databaseName has 64 characters, above the maximum of 63'],
  ['a collection of the system', () => ({ collectionName: 'system.users' }), 'collectionName is "system.users", which AWS does not accept'],
  ['a collection with a long name', () => ({ collectionName: 'x'.repeat(58) }), 'collectionName has 58 characters, above the maximum of 57'],
  ['no secret', () => ({ secret: undefined }), 'secret is not a secret'],
])('%s: refused by name', (_, given, fact) => {
  const stack = newStack();

  expect(refusal(() => consume(stack, given(stack)))).toContain(`Shop/Stock: ${fact}. `);
});

describe('one function', () => {
  test('may read two collections of a cluster, and one collection name of two clusters', () => {
    const stack = newStack();
    const [one, two] = ['One', 'Two'].map((id) => makeDocumentCluster(stack, id));
    consume(stack, { cluster: one, collectionName: 'stock' }, 'First');
    consume(stack, { cluster: one, collectionName: 'parcels' }, 'Second');
    consume(stack, { cluster: two, collectionName: 'stock' }, 'Third');

    expect(Object.keys(resourcesOf(stack, 'AWS::Lambda::EventSourceMapping'))).toHaveLength(3);
  });

  test('does not read one collection twice', () => {
    const stack = newStack();
    const cluster = makeDocumentCluster(stack);
    consume(stack, { cluster, collectionName: 'stock' }, 'First');

    expect(refusal(() => consume(stack, { cluster, collectionName: 'stock' }, 'Second'))).toContain(
      'Shop/Second: handler Shop/Handler already consumes collection stock of database warehouse of Shop/Cluster through Shop/First. ',
    );
  });
});

test('The checks of this library find nothing on a consumer', () => {
  const { failed, told } = validate((app) => {
    const stack = newStack('Shop', app);
    consume(stack, { cluster: makeDocumentCluster(stack) });
  });

  expect({ failed, told }).toEqual({ failed: false, told: [] });
});
