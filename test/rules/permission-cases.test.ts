/** Apps whose permissions are right, or wrong in one way, in the forms in which IAM takes them: what the rules about permissions say. */
import { check } from '../../src/checks/check';
import { messageWithFix } from '../../src/checks/result';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { aFunction, aMapping, aPermission, appOf, aQueue, arn, Json, ref, resource } from '../template/app-of';

const RULES = [
  'role-may-consume', 'role-may-deliver', 'source-may-invoke', 'service-may-write-target', 'service-may-write-dead-letter-queue',
  'invoke-permission-is-scoped', 'permissions-are-not-mixed', 'destination-kind-fits',
];
const OK: readonly string[] = [];

/** `<severity> <rule> at <resource>`; `unknown` where the rule cannot decide. */
function said(resources: Json): readonly string[] {
  const { findings, unknowns } = check(readDeliveryGraph(appOf(resources, { Parameters: { Given: { Type: 'String' } } })), ALL_RULES.filter(({ id }) => RULES.includes(id)));
  return [...new Set([
    ...findings.map(({ severity, rule, at }) => `${severity} ${rule} at ${at.logicalId}`),
    ...unknowns.map(({ rule, at }) => `unknown ${rule} at ${at.logicalId}`),
  ])];
}

const allow = (Action: unknown, Resource: unknown = '*', more: Json = {}): Json => ({ Effect: 'Allow', Action, Resource, ...more });
const sub = (text: string): Json => ({ 'Fn::Sub': text });
const attribute = (logicalId: string, name: string): Json => ({ 'Fn::GetAtt': [logicalId, name] });
const worker = (...Statement: readonly Json[]): Json => ({
  Role: resource('AWS::IAM::Role', { RoleName: 'reader', Policies: [{ PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement } }] }),
  Fn: aFunction({ FunctionName: 'orders', Role: arn('Role') }),
});

const READ_QUEUE = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
const queue: Json = { Queue: aQueue(), Map: aMapping({ EventSourceArn: arn('Queue') }) };
const readsQueue = (...more: readonly Json[]): Json => ({ ...worker(allow(READ_QUEUE, arn('Queue')), ...more), ...queue });
const perimeter = (value: string): Json => (
  { Effect: 'Deny', Action: '*', Resource: '*', Condition: { StringNotEqualsIfExists: { 'aws:ResourceAccount': value } } }
);
const letsRead = (principal: unknown): Json => ({
  ...worker(),
  ...queue,
  Policy: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement: allow('sqs:*', arn('Queue'), { Principal: { AWS: principal } }) } }),
});

test.each<[string, Json, readonly string[]]>([
  ['a perimeter around the account', readsQueue(perimeter('${aws:PrincipalAccount}')), OK],
  ['a perimeter around another account', readsQueue(perimeter('999999999999')), ['unknown role-may-consume at Map']],
  ['a Deny of the queue', readsQueue({ Effect: 'Deny', Action: 'sqs:*', Resource: arn('Queue') }), ['error role-may-consume at Map']],
  ['the role as principal', letsRead(arn('Role')), OK],
  ['the session of the role as principal', letsRead(sub('arn:${AWS::Partition}:sts::${AWS::AccountId}:assumed-role/reader/orders')), ['unknown role-may-consume at Map']],
  ['the session of another role as principal', letsRead(sub('arn:${AWS::Partition}:sts::${AWS::AccountId}:assumed-role/other/orders')), ['error role-may-consume at Map']],
])('a queue with %s', (_, resources, expected) => {
  expect(said(resources)).toEqual(expected);
});

const READ_TABLE = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];
const table = resource('AWS::DynamoDB::Table', { StreamSpecification: { StreamViewType: 'NEW_IMAGE' } });
const piped = (on: unknown): Json => ({
  Fn: aFunction(),
  Items: table,
  Role: resource('AWS::IAM::Role', { Policies: [{ PolicyDocument: { Statement: [allow(READ_TABLE, on), allow('lambda:InvokeFunction', arn('Fn'))] } }] }),
  Pipe: resource('AWS::Pipes::Pipe', { RoleArn: arn('Role'), Source: attribute('Items', 'StreamArn'), Target: arn('Fn') }),
});
const polled = (on: unknown): Json => ({ ...worker(allow(READ_TABLE, on)), Items: table, Map: aMapping({ EventSourceArn: attribute('Items', 'StreamArn') }) });

test.each<[string, unknown, string | undefined]>([
  ['its stream', attribute('Items', 'StreamArn'), undefined],
  ['every stream of it', sub('${Items.Arn}/stream/*'), undefined],
  ['the table alone', arn('Items'), 'error role-may-consume'],
])('a role for a table may read %s', (_, on, expected) => {
  expect([said(piped(on)), said(polled(on))]).toEqual(expected === undefined ? [OK, OK] : [[`${expected} at Pipe`], [`${expected} at Map`]]);
});

const here = (resourceName: string): Json => sub(`arn:\${AWS::Partition}:rds:\${AWS::Region}:\${AWS::AccountId}:${resourceName}`);
const NETWORK = ['CreateNetworkInterface', 'DeleteNetworkInterface', 'DescribeNetworkInterfaces', 'DescribeSecurityGroups', 'DescribeSubnets', 'DescribeVpcs'];
const store = (...statements: readonly Json[]): Json => ({
  ...worker(allow('rds:DescribeDBClusters', here('cluster:${Store}')), ...statements),
  Store: resource('AWS::DocDB::DBCluster', { DBClusterParameterGroupName: 'shop', DBSubnetGroupName: 'inner' }),
  Map: aMapping({ EventSourceArn: here('cluster:${Store}'), StartingPosition: 'LATEST' }),
});
const groups = (one: string, two: string): readonly Json[] => [
  allow('rds:DescribeDBClusterParameters', here(one)), allow('rds:DescribeDBSubnetGroups', here(two)),
];
const network = allow(NETWORK.map((name) => `ec2:${name}`));

test.each<[string, readonly Json[], readonly string[]]>([
  ['every group', [...groups('cluster-pg:*', 'subgrp:*'), network], OK],
  ['its own groups', [...groups('cluster-pg:shop', 'subgrp:inner'), network], OK],
  ['groups of another name', [...groups('cluster-pg:other', 'subgrp:other'), network], ['error role-may-consume at Map']],
  ['the cluster only', [...groups('cluster:*', 'cluster:*'), network], ['error role-may-consume at Map']],
  ['no network', groups('cluster-pg:*', 'subgrp:*'), ['error role-may-consume at Map']],
])('a role for a DocumentDB cluster may describe %s', (_, statements, expected) => {
  expect(said(store(...statements))).toEqual(expected);
});

test('an action that IAM knows for several types of resources is named once in the fact and once in the fix', () => {
  const { findings } = check(readDeliveryGraph(appOf(store(...groups('cluster-pg:*', 'subgrp:*')))), ALL_RULES.filter(({ id }) => id === 'role-may-consume'));
  expect(findings.map((finding) => messageWithFix(finding).split('ec2:CreateNetworkInterface').length - 1)).toEqual([2]);
});

const KINESIS = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'DescribeStreamSummary', 'ListShards'].map((name) => `kinesis:${name}`);
test.each<[number, readonly string[]]>([
  [5, OK], [3, ['warning role-may-consume at Map']], [2, ['error role-may-consume at Map']],
])('a role with %i of the actions for a stream', (count, expected) => {
  const resources = { ...worker(allow(KINESIS.slice(0, count))), Clicks: resource('AWS::Kinesis::Stream'), Map: aMapping({ EventSourceArn: arn('Clicks'), StartingPosition: 'LATEST' }) };
  expect(said(resources)).toEqual(expected);
});

const subscribed = (FunctionName: unknown): Json => ({
  ...worker(),
  Topic: resource('AWS::SNS::Topic'),
  Sub: resource('AWS::SNS::Subscription', { Protocol: 'lambda', TopicArn: ref('Topic'), Endpoint: arn('Fn') }),
  May: aPermission('sns.amazonaws.com', { FunctionName, SourceArn: ref('Topic') }),
});

test.each<[string, unknown, readonly string[]]>([
  ['its name', 'orders', OK],
  ['its ARN', arn('Fn'), OK],
  ['a partial ARN', sub('${AWS::AccountId}:function:orders'), OK],
  ['the name of another', 'payments', ['error source-may-invoke at Sub']],
  ['a partial ARN of another', sub('${AWS::AccountId}:function:payments'), ['error source-may-invoke at Sub']],
])('a permission names the function by %s', (_, name, expected) => {
  expect(said(subscribed(name))).toEqual(expected);
});

const imported = (BucketName: unknown, SourceArn: unknown): Json => ({
  ...worker(),
  May: aPermission('s3.amazonaws.com', { SourceArn, SourceAccount: ref('AWS::AccountId') }),
  Notify: resource('Custom::S3BucketNotifications', {
    BucketName, NotificationConfiguration: { LambdaFunctionConfigurations: [{ Events: ['s3:ObjectCreated:*'], LambdaFunctionArn: arn('Fn') }] },
  }),
});

test.each<[string, unknown, unknown, readonly string[]]>([
  ['its ARN', 'media', 'arn:aws:s3:::media', OK],
  ['an ARN with the partition of the stack', 'media', sub('arn:${AWS::Partition}:s3:::media'), OK],
  ['another bucket', 'media', 'arn:aws:s3:::archive', ['error source-may-invoke at Notify']],
  ['a part of its name that both hide', sub('media-${AWS::AccountId}'), sub('arn:aws:s3:::media-${AWS::AccountId}'), OK],
])('the permission of a bucket that is imported by its name has %s', (_, name, source, expected) => {
  expect(said(imported(name, source))).toEqual(expected);
});

test('an imported bucket and its permission are one delivery', () => {
  const ids = (SourceArn: unknown): unknown[] => readDeliveryGraph(appOf(imported('media', SourceArn))).deliveries.map(({ source }) => source.node);
  expect([ids('arn:aws:s3:::media'), ids(sub('arn:${AWS::Partition}:s3:::media'))]).toEqual([['arn:${AWS::Partition}:s3:::media'], ['arn:${AWS::Partition}:s3:::media']]);
});

const policyOf = (statement: Json, more: Json = {}): Json => {
  const { May: _, ...rest } = subscribed('orders');
  return { ...rest, Whole: resource('AWS::Lambda::ResourcePolicy', { ResourceArn: arn('Fn'), PolicyDocument: { Statement: [statement] } }), ...more };
};
const fromSns = (more: Json = {}): Json => allow('lambda:InvokeFunction', arn('Fn'), { Principal: { Service: 'sns.amazonaws.com' }, ...more });
const OF_TOPIC = { Condition: { ArnLike: { 'AWS:SourceArn': ref('Topic') } } };

test.each<[string, Json, readonly string[]]>([
  ['allows the topic', policyOf(fromSns(OF_TOPIC)), OK],
  ['allows every topic', policyOf(fromSns()), ['warning invoke-permission-is-scoped at Whole']],
  ['allows the topics of an organization', policyOf(fromSns({ Condition: { StringEquals: { 'aws:SourceOrgID': 'o-1' } } })), ['unknown source-may-invoke at Sub']],
  ['allows another service', policyOf({ ...fromSns(OF_TOPIC), Principal: { Service: 'events.amazonaws.com' } }), ['error source-may-invoke at Sub']],
  ['stands beside a permission', policyOf(fromSns(OF_TOPIC), { May: aPermission('sns.amazonaws.com', { SourceArn: ref('Topic') }) }), ['error permissions-are-not-mixed at May']],
])('the whole policy of a function %s', (_, resources, expected) => {
  expect(said(resources)).toEqual(expected);
});

test.each<[string, Json, readonly string[]]>([
  ['Topics say that it is Kafka', { Topics: ['orders'] }, OK],
  ['nothing tells its kind', {}, ['unknown destination-kind-fits at Map']],
])('a hidden source with a Kafka topic as destination, where %s', (_, settings, expected) => {
  const Map = aMapping({ EventSourceArn: ref('Given'), DestinationConfig: { OnFailure: { Destination: 'kafka://failed' } }, ...settings });
  expect(said({ ...worker(allow('*')), Map }).filter((line) => line.includes('destination-kind-fits'))).toEqual(expected);
});

const integrated = (): Json => ({
  ...worker(),
  Api: resource('AWS::ApiGatewayV2::Api', { Name: 'shop', ProtocolType: 'HTTP' }),
  Call: resource('AWS::ApiGatewayV2::Integration', { ApiId: ref('Api'), IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0', IntegrationUri: arn('Fn') }),
  Orders: resource('AWS::ApiGatewayV2::Route', { ApiId: ref('Api'), RouteKey: 'POST /orders', Target: sub('integrations/${Call}') }),
});

test.each<[string, Json, string]>([
  ['a caller that waits gets an error', integrated(), 'the caller gets an error'],
  ['a service that does not wait loses its event', subscribed('payments'), 'the event is lost unless the service has a dead-letter queue'],
])('without a permission %s', (_, resources, expected) => {
  const { findings } = check(readDeliveryGraph(appOf(resources)), ALL_RULES.filter(({ id }) => id === 'source-may-invoke'));
  expect(findings.map(messageWithFix)).toEqual([expect.stringContaining(expected)]);
});
