/** The VPC of a cluster of MSK, provisioned or serverless. Subnets that are named outright stand outside the app, with all that leads from them. */
import { isUnknown, Known, unknown } from '../../model/known';
import { KafkaClusterNode } from '../../model/node';
import { Resource } from '../../template/stack';
import { at, listOf, propertiesOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { networkOfSubnets } from '../network/read';
import { Nodes } from '../node-reader';

export function clusterNetwork(resource: Resource, nodes: Nodes): Pick<KafkaClusterNode, 'network'> {
  const subnets = subnetsOf(propertiesOf(resource));
  if (isUnknown(subnets)) return { network: unknown(subnets.unknown) };
  return subnets.length === 0 || subnets.some(({ is }) => is === 'scalar') ? {} : { network: networkOfSubnets(subnets, nodes) };
}

function subnetsOf(properties: Resolved): Known<readonly Resolved[]> {
  const configs = listOf(at(properties, 'VpcConfigs'));
  if (isUnknown(configs)) return configs;
  const lists = [at(properties, 'BrokerNodeGroupInfo', 'ClientSubnets'), ...configs.map((config) => at(config, 'SubnetIds'))].map(listOf);
  return lists.find(isUnknown) ?? (lists as readonly (readonly Resolved[])[]).flat();
}
