/** Reads Kafka clusters and topics. Self-managed brokers have no ARN: their addresses identify them. */
import { isUnknown } from '../../model/known';
import { NodeId } from '../../model/node';
import { at, listOf } from '../../template/value/fields';
import { hidden, Part, Resolved } from '../../template/value/resolved';
import { symbolicText } from '../../template/value/symbolic-text';
import { partsOf, render } from '../../template/value/text';
import { NodeReader, Nodes } from '../node-reader';
import { clusterNetwork } from './network';

const OWN_BROKERS = 'self-managed-kafka';

export const kafkaClusterReader: NodeReader = {
  kind: 'kafka-cluster',
  types: ['AWS::MSK::Cluster', 'AWS::MSK::ServerlessCluster'],
  service: 'kafka',
  nameProperty: 'ClusterName',
  matches: (arn) => arn.resource.startsWith('cluster/'),
  nameIn: (arn) => arn.resource.split('/')[1],
  fromResource: (id, resource, nodes) => ({
    id, kind: 'kafka-cluster', declaredAt: resource.declaredAt, ...clusterNetwork(resource, nodes),
  }),
  fromArn: (id) => ({ id, kind: 'kafka-cluster' }),
};

export const selfManagedBrokersReader: NodeReader = {
  ...kafkaClusterReader, types: [], service: OWN_BROKERS, matches: () => true,
};

export const kafkaTopicReader: NodeReader = {
  kind: 'kafka-topic',
  types: [],
  service: 'kafka-topic',
  nameProperty: '',
  matches: () => true,
  nameIn: (arn) => arn.resource,
  fromResource: (id, resource) => ({ id, kind: 'kafka-topic', declaredAt: resource.declaredAt }),
  fromArn: (id) => ({ id, kind: 'kafka-topic' }),
};

export function selfManagedBrokers(settings: Resolved, nodes: Nodes): NodeId | undefined {
  const source = at(settings, 'SelfManagedEventSource');
  if (source.is === 'absent') return undefined;
  const servers = listOf(at(source, 'Endpoints', 'KafkaBootstrapServers'));
  if (!isUnknown(servers) && servers.length === 0) return undefined;
  const named: readonly Part[] = isUnknown(servers)
    ? [hidden(servers.unknown, servers.cause)]
    : servers.flatMap((server, i) => (i === 0 ? partsOf(server) : [',', ...partsOf(server)]));
  const parts = ['brokers ', ...named];
  const [resource, symbolic, text] = [render(named), symbolicText(named), render(parts)];
  const arn = { service: OWN_BROKERS, region: '', account: '', resource, symbolic, text, parts, fifo: false };
  return nodes.register({ arn });
}
