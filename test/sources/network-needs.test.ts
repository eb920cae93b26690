/** The actions that a role needs to reach a cluster or broker in a VPC, and to authenticate by IAM. */
import { isUnknown } from '../../src/model/known';
import { aFunction, aMapping, arn, Json, onlyDelivery, ref, resource } from '../template/app-of';

const NETWORK = [
  'ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];
const CLIENT = ['kafka-cluster:AlterGroup', 'kafka-cluster:Connect', 'kafka-cluster:DescribeGroup', 'kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'];
const allow = (Action: readonly string[], Resource: unknown = '*'): Json => ({ Effect: 'Allow', Action, Resource });

/** Actions that no policy allows, and actions that are unknown. */
function missing(source: Json, statements: readonly Json[], mapping: Json = {}, more: Json = {}): Record<'denied' | 'unknown', readonly string[]> {
  const { access } = onlyDelivery({
    Role: resource('AWS::IAM::Role', { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: statements } }] }),
    Fn: aFunction({ Role: arn('Role') }),
    Source: source,
    M: aMapping({ EventSourceArn: arn('Source'), ...mapping }),
    ...more,
  });
  const of = (answers: typeof access): readonly string[] => [...new Set(answers.map(({ action }) => action))].sort();
  return { denied: of(access.filter(({ allowed }) => allowed === false)), unknown: of(access.filter(({ allowed }) => isUnknown(allowed))) };
}

const NONE = { denied: [], unknown: [] };
const READ_CLUSTER = allow(['kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers']);
const provisioned = (ClientAuthentication?: Json): Json => resource('AWS::MSK::Cluster', ClientAuthentication === undefined ? {} : { ClientAuthentication });
const serverless = resource('AWS::MSK::ServerlessCluster', { ClientAuthentication: { Sasl: { Iam: { Enabled: true } } } });
const broker = (PubliclyAccessible: unknown): Json => resource('AWS::AmazonMQ::Broker', { PubliclyAccessible });
const BROKER = allow(['mq:DescribeBroker']);
const RDS = allow(['rds:DescribeDBClusters', 'rds:DescribeDBClusterParameters', 'rds:DescribeDBSubnetGroups']);

test.each<[string, Json, readonly Json[], readonly string[]]>([
  ['MSK', provisioned(), [READ_CLUSTER], NETWORK],
  ['a broker that is not public', broker(false), [BROKER], NETWORK],
  ['a public broker', broker(true), [BROKER], []],
  ['a broker that hides whether it is public', broker({ 'Fn::ImportValue': 'x' }), [BROKER], []],
  ['DocumentDB', resource('AWS::DocDB::DBCluster'), [RDS], NETWORK],
])('%s is reached through interfaces that the role makes', (_, source, statements, denied) => {
  expect(missing(source, statements)).toEqual({ denied, unknown: [] });
  expect(missing(source, [...statements, allow(NETWORK)])).toEqual(NONE);
});

test('a role with interfaces in some subnets is unknown; actions that describe take no resource', () => {
  const scoped = allow(['ec2:*'], 'arn:aws:ec2:*:*:subnet/*');
  expect(missing(provisioned(), [READ_CLUSTER, scoped])).toEqual({
    denied: NETWORK.filter((action) => action.startsWith('ec2:Describe')), unknown: ['ec2:CreateNetworkInterface', 'ec2:DeleteNetworkInterface'],
  });
});

test('a provisioned cluster is described by either version, a serverless one by the second', () => {
  const old = [allow(['kafka:DescribeCluster', 'kafka:GetBootstrapBrokers', ...NETWORK, ...CLIENT])];
  expect(missing(provisioned(), old)).toEqual(NONE);
  expect(missing(serverless, old)).toEqual({ denied: ['kafka:DescribeClusterV2'], unknown: [] });
});

const REST = [READ_CLUSTER, allow(NETWORK)];
const IAM = { Sasl: { Iam: { Enabled: true } } };

test.each<[string, Json, Json, readonly string[]]>([
  ['serverless', serverless, {}, CLIENT],
  ['provisioned for IAM alone', provisioned(IAM), {}, CLIENT],
  ['provisioned for IAM and passwords', provisioned({ Sasl: { ...IAM.Sasl, Scram: { Enabled: true } } }), {}, []],
  ['provisioned for IAM and certificates', provisioned({ ...IAM, Tls: { Enabled: true } }), {}, []],
  ['provisioned for IAM and anybody', provisioned({ ...IAM, Unauthenticated: { Enabled: true } }), {}, []],
  ['provisioned, with the mapping\'s own secret', provisioned(IAM), { SourceAccessConfigurations: [{ Type: 'SASL_SCRAM_512_AUTH', URI: 'x' }] }, []],
  ['without authentication', provisioned(), {}, []],
])('a cluster that is %s', (_, source, mapping, denied) => {
  expect(missing(source, REST, mapping)).toEqual({ denied, unknown: [] });
  expect(missing(source, [...REST, allow(CLIENT)], mapping)).toEqual(NONE);
});

test('names of topics and groups are not compared', () => {
  const named = [allow(['kafka-cluster:Connect'], arn('Source')), allow(CLIENT, ['arn:aws:kafka:*:*:topic/c/*', 'arn:aws:kafka:*:*:group/c/*'])];
  expect(missing(serverless, [...REST, ...named])).toEqual({ denied: [], unknown: CLIENT.filter((action) => action !== 'kafka-cluster:Connect') });
});

const half = (at: number): Json => ({ 'Fn::Select': [at, { 'Fn::Split': [':cluster/', arn('Source')] }] });
const inCluster = (kind: string, name: string): Json => ({ 'Fn::Join': ['', [half(0), `:${kind}/`, half(1), `/${name}`]] });

test.each<[string, string, string, readonly string[]]>([
  ['its topic and group', 'orders', 'workers', []],
  ['every topic and group', '*', '*', []],
  ['another topic', 'returns', 'workers', ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData']],
  ['another group', 'orders', 'others', ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup']],
])('a policy that makes ARNs from that of the cluster allows %s', (_, topic, group, denied) => {
  const mapping = { Topics: ['orders'], AmazonManagedKafkaEventSourceConfig: { ConsumerGroupId: 'workers' } };
  const named = [allow(['kafka-cluster:Connect'], arn('Source')), allow(CLIENT, [inCluster('topic', topic), inCluster('group', group)])];
  expect(missing(serverless, [...REST, ...named], mapping)).toEqual({ denied, unknown: [] });
});

test('a group that Lambda names leaves a policy for one group open', () => {
  const named = [allow(['kafka-cluster:Connect'], arn('Source')), allow(CLIENT, [inCluster('topic', 'orders'), inCluster('group', 'workers')])];
  expect(missing(serverless, [...REST, ...named], { Topics: ['orders'] })).toEqual({ denied: [], unknown: ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'] });
});

test('a policy of the cluster may allow the role as well', () => {
  const ClusterPolicy = resource('AWS::MSK::ClusterPolicy', { ClusterArn: arn('Source'), Policy: { Statement: [] } });
  expect(missing(serverless, REST, {}, { ClusterPolicy })).toEqual(NONE);
});

test('the stream behind a consumer is read with its key', () => {
  const read = allow(['kinesis:*']);
  const more = { Stream: resource('AWS::Kinesis::Stream', { StreamEncryption: { EncryptionType: 'KMS', KeyId: arn('Key') } }), Key: resource('AWS::KMS::Key') };
  const consumer = resource('AWS::Kinesis::StreamConsumer', { StreamARN: arn('Stream') });
  expect(missing(consumer, [read], { EventSourceArn: ref('Source') }, more)).toEqual({ denied: ['kms:Decrypt'], unknown: [] });
  expect(missing(consumer, [read, allow(['kms:Decrypt'], arn('Key'))], { EventSourceArn: ref('Source') }, more)).toEqual(NONE);
});
