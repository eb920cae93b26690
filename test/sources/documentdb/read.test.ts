import { aFunction, aMapping, arn, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const allow = (Action: unknown, Resource: unknown): Json => ({ Effect: 'Allow', Action, Resource });

test('a change stream is one lane that a failing batch blocks', () => {
  const EventSourceArn = { 'Fn::Join': ['', ['arn:aws:rds:', ref('AWS::Region'), ':', ref('AWS::AccountId'), ':cluster:', ref('C')]] };
  const { source, policy } = onlyDelivery({ Fn: aFunction(), C: resource('AWS::DocDB::DBCluster'), M: aMapping({ EventSourceArn, StartingPosition: 'LATEST' }) });
  expect(source).toEqual({ kind: 'documentdb', node: 'App.C' });
  expect(policy).toMatchObject({ order: 'shard', attempts: { most: 'unlimited' }, concurrency: { maximum: 1 }, startingPosition: 'LATEST', exits: { failure: [] } });
});

test('a batch has the size and the window that its mapping sets, or those of Lambda', () => {
  const batch = (properties: Json): Json => ({
    ...onlyDelivery({
      Fn: aFunction(), C: resource('AWS::DocDB::DBCluster'), M: aMapping({ EventSourceArn: CLUSTER, StartingPosition: 'LATEST', ...properties }),
    }).policy.batch,
  });
  expect(batch({ BatchSize: 7, MaximumBatchingWindowInSeconds: 9 })).toEqual({ size: 7, window: 9, tumblingWindow: 0 });
  expect(batch({})).toEqual({ size: 100, window: 0.5, tumblingWindow: 0 });
});

const CLUSTER = { 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${C}' };
const NETWORK = allow(['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DeleteNetworkInterface', 'ec2:DescribeVpcs', 'ec2:DescribeSubnets', 'ec2:DescribeSecurityGroups'], '*');
const group = (name: string): Json => ({ 'Fn::Sub': `arn:\${AWS::Partition}:rds:\${AWS::Region}:\${AWS::AccountId}:${name}` });

/** What the role may do, of the actions of RDS that are not on every resource. */
function denied(...statements: readonly Json[]): readonly string[] {
  const { access } = onlyDelivery({
    Fn: aFunction({ Role: arn('Role') }),
    C: resource('AWS::DocDB::DBCluster'),
    Role: resource('AWS::IAM::Role', { Policies: [{ PolicyName: 'p', PolicyDocument: { Statement: [NETWORK, ...statements] } }] }),
    M: aMapping({ EventSourceArn: CLUSTER, StartingPosition: 'LATEST' }),
  });
  return access.filter(({ allowed }) => allowed !== true).map(({ action }) => action);
}

test.each<[string, Json, Json, Json, readonly string[]]>([
  ['of its own type', CLUSTER, group('cluster-pg:*'), group('subgrp:*'), []],
  ['of every type', group('*'), group('*'), group('*'), []],
  ['of the cluster alone', CLUSTER, CLUSTER, CLUSTER, ['rds:DescribeDBClusterParameters', 'rds:DescribeDBSubnetGroups']],
  ['of another type', CLUSTER, group('subgrp:*'), group('cluster-pg:*'), ['rds:DescribeDBClusterParameters', 'rds:DescribeDBSubnetGroups']],
])('each action of RDS is allowed on a resource %s', (_, cluster, parameters, subnets, expected) => {
  expect(denied(
    allow('rds:DescribeDBClusters', cluster), allow('rds:DescribeDBClusterParameters', parameters), allow('rds:DescribeDBSubnetGroups', subnets),
  )).toEqual(expected);
});
