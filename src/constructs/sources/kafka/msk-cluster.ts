/** The MSK cluster that a mapping reads, by construct or ARN, and what the role of the handler needs on it. */
import { ArnFormat, Fn, Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { KAFKA_PRODUCE_ACTIONS } from '../../../destinations/kafka-topic/facts';
import { KAFKA_CLIENT_ACTIONS, KAFKA_CONSUME_ACTIONS, KAFKA_PEER_ACTIONS } from '../../../sources/kafka/facts';
import { own } from '../../../template/json';
import { arnComponents } from '../../wiring/arn';
import { WildcardGrant } from '../../wiring/grant-wildcard';
import { resourceOf } from '../../wiring/reference';
import { whereIs } from '../../wiring/refuse';
import { ChosenArn, constructOrArn } from '../mapping/construct-or-arn';
import { networkAccess } from '../mapping/network-access';
import { readStatements } from '../mapping/read-statements';
import { KafkaCluster } from './kafka-mapping';
import { mskAuthentication } from './msk-authentication';
import { MskConsumerProps } from './msk-consumer-props';

export function mskCluster(consumer: Construct, props: MskConsumerProps): KafkaCluster {
  const { prop, arn } = clusterArn(consumer, props);
  const resource = resourceOf(arn);
  const components = arnComponents(arn, ArnFormat.SLASH_RESOURCE_NAME);
  const name = resource ? whereIs(resource) : components ? arn : 'the cluster';
  const { access, statements, usesIam } = mskAuthentication(consumer, props, { arn, resource, name });
  const isPeer = components?.account !== undefined && mayBePeer(consumer, components.account);
  const client = usesIam ? clientStatements(arn, props) : { statements: [], wildcards: [] };
  return {
    prop,
    name,
    arn,
    region: props.cluster?.env.region ?? components?.region,
    access,
    statements: [...readStatements(KAFKA_CONSUME_ACTIONS, arn), ...statements, ...client.statements],
    wildcards: [networkAccess(isPeer ? KAFKA_PEER_ACTIONS : []), ...client.wildcards],
    produceStatements: (topic) => (usesIam ? produceStatements(arn, topic) : []),
    config: 'amazonManagedKafkaEventSourceConfig',
  };
}

function clusterArn(consumer: Construct, { cluster, clusterArn: arn }: MskConsumerProps): ChosenArn {
  return constructOrArn(consumer, {
    prop: 'cluster',
    construct: cluster,
    arnOfConstruct: cluster?.clusterRef?.clusterArn,
    arn,
    pattern: /^arn:[^:]+:kafka:[^:]+:[^:]+:cluster\/./,
    noun: 'an MSK cluster',
    constructs: 'a CfnCluster',
    form: 'arn:aws:kafka:<Region>:<account>:cluster/<name>/<id>',
  });
}

/** An account that only the deployment knows may be another one, except the pseudo parameter of the own account. */
function mayBePeer(consumer: Construct, account: string): boolean {
  const stack = Stack.of(consumer);
  const isOwn = account === stack.account || own(stack.resolve(account), 'Ref') === 'AWS::AccountId';
  return !isOwn && !Token.isUnresolved(stack.account);
}

/** With IAM, the role logs in to Kafka itself. Without a consumer group that is known here, it may use any. */
function clientStatements(
  arn: string, { topic, consumerGroupId }: MskConsumerProps,
): { readonly statements: readonly iam.PolicyStatement[]; readonly wildcards: readonly WildcardGrant[] } {
  const group = arnInside(arn, 'group', consumerGroupId ?? '*');
  const joins = new iam.PolicyStatement({ actions: [...KAFKA_CLIENT_ACTIONS.group], resources: [group] });
  const reads = [
    new iam.PolicyStatement({ actions: [...KAFKA_CLIENT_ACTIONS.cluster], resources: [arn] }),
    new iam.PolicyStatement({ actions: [...KAFKA_CLIENT_ACTIONS.topic], resources: [arnInside(arn, 'topic', topic)] }),
  ];
  return consumerGroupId === undefined
    ? { statements: reads, wildcards: [anyGroup(joins, group)] }
    : { statements: [...reads, joins], wildcards: [] };
}

function anyGroup(statement: iam.PolicyStatement, resource: string): WildcardGrant {
  return {
    id: 'ConsumerGroupPolicy',
    statements: [statement],
    resource,
    reason: 'Lambda chooses the consumer group of the mapping, so the groups of this one cluster are allowed. With consumerGroupId, only '
      + 'that group is.',
  };
}

function produceStatements(arn: string, topic: string): iam.PolicyStatement[] {
  return [
    new iam.PolicyStatement({ actions: [...KAFKA_PRODUCE_ACTIONS.cluster], resources: [arn] }),
    new iam.PolicyStatement({ actions: [...KAFKA_PRODUCE_ACTIONS.topic], resources: [arnInside(arn, 'topic', topic)] }),
  ];
}

/** The ARN of a topic or a group has the name and the id of its cluster, which are part of the cluster's ARN. */
function arnInside(arn: string, kind: 'topic' | 'group', name: string): string {
  const halves = Fn.split(':cluster/', arn);
  return `${Fn.select(0, halves)}:${kind}/${Fn.select(1, halves)}/${name}`;
}
