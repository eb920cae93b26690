/** The VPC of a function: whether its subnets have a way out, and which services have an endpoint inside. */
import { FunctionNode } from '../../model/node';
import { isUnknown, unknown } from '../../model/unknown';
import { at, listOf } from '../../template/fields';
import { Nodes } from '../../template/node-reader';
import { Resolved } from '../../template/resolved';

export function networkOf(config: Resolved, _nodes: Nodes): FunctionNode['network'] {
  const subnets = listOf(at(config, 'SubnetIds'));
  if (isUnknown(subnets)) return subnets;
  if (subnets.length === 0) return 'none';
  const why = unknown('routes are not read yet');
  return { outbound: why, endpoints: why };
}
