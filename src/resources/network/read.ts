/**
 * Reads the VPC of a function: whether each subnet has a route out, and which services have an endpoint. A function has
 * no public address, so it needs a NAT gateway or another route; an internet gateway does not help.
 */
import { allOf, anyOf, isUnknown, Known, unknown } from '../../model/known';
import { FunctionNode, Network } from '../../model/node';
import { Resource, resourceId } from '../../template/stack';
import { at, listOf, propertiesOf, textOf, whyHidden, unknownFrom } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { partsOf, render } from '../../template/value/text';
import { clip } from '../../text/clip';
import { compareText } from '../../text/compare';
import { Nodes } from '../node-reader';

const EVERYWHERE: ReadonlySet<Known<string>> = new Set(['0.0.0.0/0', '::/0']);

export function networkOf(config: Resolved, nodes: Nodes): FunctionNode['network'] {
  const subnets = listOf(at(config, 'SubnetIds'));
  if (isUnknown(subnets)) return subnets;
  return subnets.length === 0 ? 'none' : networkOfSubnets(subnets, nodes);
}

export function networkOfSubnets(subnets: readonly Resolved[], nodes: Nodes): Network {
  return { outbound: outboundOf(subnets, nodes), endpoints: endpointsOf(subnets, nodes) };
}

/** Every subnet needs a route, since Lambda picks one of them. */
function outboundOf(subnets: readonly Resolved[], nodes: Nodes): Network['outbound'] {
  return allOf(subnets.map((subnet) => {
    const resource = subnetOf(subnet);
    return isUnknown(resource) ? resource : hasRouteOut(resource, nodes);
  }));
}

function subnetOf(subnet: Resolved): Known<Resource> {
  const isSubnet = subnet.is === 'reference' && subnet.resource.type === 'AWS::EC2::Subnet';
  return isSubnet ? subnet.resource : unknown(`subnet ${whyHidden(subnet, 'of the app')}`);
}

/** A subnet without a route table uses the main one of its VPC, which no template contains. */
function hasRouteOut(subnet: Resource, nodes: Nodes): Known<boolean> {
  const tables = nodes.pointingAt(resourceId(subnet), 'AWS::EC2::SubnetRouteTableAssociation', 'SubnetId')
    .map((association) => at(propertiesOf(association), 'RouteTableId'));
  if (tables.length === 0) return unknown(`the main route table of the VPC of ${clip(subnet.logicalId)}`);
  return anyOf(tables.map((table): Known<boolean> => (table.is !== 'reference'
    ? unknownFrom(table, 'a route table')
    : anyOf([
      ...nodes.pointingAt(resourceId(table.resource), 'AWS::EC2::Route', 'RouteTableId').map(leadsOut),
      nodes.hiddenPointer('AWS::EC2::Route', 'RouteTableId') ?? false,
    ]))));
}

function leadsOut(route: Resource): Known<boolean> {
  const properties = propertiesOf(route);
  if (at(properties, 'GatewayId').is !== 'absent') return false;
  return anyOf(['DestinationCidrBlock', 'DestinationIpv6CidrBlock'].map((name) => {
    const block = textOf(at(properties, name), '');
    return isUnknown(block) ? unknown(block.unknown, block.cause) : EVERYWHERE.has(block);
  }));
}

function endpointsOf(subnets: readonly Resolved[], nodes: Nodes): Network['endpoints'] {
  const services = new Map<string, Known<string>>();
  for (const subnet of subnets) {
    const resource = subnetOf(subnet);
    if (isUnknown(resource)) return resource;
    const vpc = at(propertiesOf(resource), 'VpcId');
    if (vpc.is !== 'reference') return unknown(`VPC ${whyHidden(vpc, 'of the app')}`);
    for (const endpoint of nodes.pointingAt(resourceId(vpc.resource), 'AWS::EC2::VPCEndpoint', 'VpcId')) {
      services.set(resourceId(endpoint), serviceOf(at(propertiesOf(endpoint), 'ServiceName')));
    }
  }
  const elsewhere = nodes.hiddenPointer('AWS::EC2::VPCEndpoint', 'VpcId');
  if (elsewhere !== undefined) services.set('', unknown(elsewhere.unknown, elsewhere.cause));
  return [...new Set(services.values())].sort((a, b) => compareText(String(a), String(b)));
}

/** `sqs` of `com.amazonaws.<Region>.sqs`. The Region may be hidden. */
function serviceOf(name: Resolved): Known<string> {
  if (name.is !== 'scalar' && name.is !== 'text') return unknownFrom(name, 'a service');
  return render(partsOf(name)).replace(/^.*\./s, '');
}
