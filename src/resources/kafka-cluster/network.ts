/** Reads the VPC of an MSK cluster. A subnet that is given by its id is outside the app, and so is its network. */
import { isUnknown, Known, unknown } from '../../model/known';
import { KafkaClusterNode } from '../../model/node';
import { Resource } from '../../template/stack';
import { at, listOf, propertiesOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { networkOfSubnets } from '../network/read';
import { Nodes } from '../node-reader';

export function clusterNetwork(resource: Resource, nodes: Nodes): Pick<KafkaClusterNode, 'network'> {
  const subnets = subnetsOf(propertiesOf(resource));
  if (isUnknown(subnets)) return { network: unknown(subnets.unknown, subnets.cause) };
  const outside = subnets.length === 0 || subnets.some(({ is }) => is === 'scalar');
  return outside ? {} : { network: networkOfSubnets(subnets, nodes) };
}

function subnetsOf(properties: Resolved): Known<readonly Resolved[]> {
  const configs = listOf(at(properties, 'VpcConfigs'));
  if (isUnknown(configs)) return configs;
  const lists = [
    at(properties, 'BrokerNodeGroupInfo', 'ClientSubnets'),
    ...configs.map((config) => at(config, 'SubnetIds')),
  ].map(listOf);
  return lists.find(isUnknown) ?? (lists as readonly (readonly Resolved[])[]).flat();
}
