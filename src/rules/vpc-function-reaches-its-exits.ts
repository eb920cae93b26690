/**
 * Pollers of Kafka work from the VPC of the cluster, with its routes and endpoints, whatever VPC the function is in. All other mappings, and
 * whatever is invoked asynchronously, reach their exits from Lambda's own network.
 */
import { Delivery } from '../model/delivery-graph';
import { and, isUnknown, Known, map, not } from '../model/known';
import { NodeKind } from '../model/node';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report, location } from './kit/report';
import { joinWithAnd, describeNode } from './kit/wording';
import { setsProperty } from './queries/hidden-sources';

const EXIT_SERVICES: Partial<Record<NodeKind, string>> = { queue: 'sqs', topic: 'sns', bucket: 's3' };

export const vpcFunctionReachesItsExits = defineRule({
  id: 'vpc-function-reaches-its-exits',
  severity: 'warning',
  why: 'Pollers of Kafka reach Lambda and the on-failure destination through the VPC of the cluster, or not at all.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-msk-cluster-network.html',
  hidden: { source: (mapping) => setsProperty(mapping, 'Topics'), exit: (_, { source }) => source.kind === 'kafka' },
  check: (app) => app.mappings.flatMap((delivery) => {
    const cluster = app.nodeOf('kafka-cluster', delivery.source.node);
    const network = cluster?.network;
    if (cluster === undefined || network === undefined) return [];
    const endpoints = isUnknown(network) ? network : network.endpoints;
    const missing = neededBy(app, delivery)
      .map((service) => ({ service, lacks: not(has(endpoints, service)) })).filter(({ lacks }) => lacks !== false);
    const lacking = missing.filter(({ lacks }) => lacks === true).map(({ service }) => service);
    return missing.length === 0 ? [] : report(
      location([delivery, 'EventSourceArn']),
      and(isUnknown(network) ? network : not(network.outbound), lacking.length > 0 || missing[0].lacks),
      () => ({
        fact: `The subnets of ${describeNode(cluster)} have no default route out of their VPC, and it has no endpoint for ${joinWithAnd(lacking)}`,
        consequence: lacking.includes('lambda') || lacking.includes('sts')
          ? 'The pollers cannot invoke the function: records wait in the topic until they expire'
          : 'The pollers cannot write to the on-failure destination: what they give up is lost',
        fix: `Add an AWS::EC2::VPCEndpoint for ${joinWithAnd(lacking)}, or a default route through a NAT gateway (AWS::EC2::Route)`,
        // Which subnets and security groups an endpoint is in, and what it may cost, is the network's owner's to say.
        changes: [],
      }),
    );
  }),
});

/** Provisioned pollers invoke from Lambda's own network. */
function neededBy(app: GraphIndex, { policy }: Delivery): readonly string[] {
  const exits = policy.exits.failure.flatMap(({ to }) => EXIT_SERVICES[app.node(to)?.kind ?? 'other'] ?? []);
  return [...(policy.concurrency.provisionedPollers === 'unset' ? ['lambda', 'sts'] : []), ...new Set(exits)];
}

function has(endpoints: Known<readonly Known<string>[]>, service: string): Known<boolean> {
  return map(endpoints, (services) => services.includes(service)) === true || (isUnknown(endpoints) ? endpoints : endpoints.find(isUnknown) ?? false);
}
