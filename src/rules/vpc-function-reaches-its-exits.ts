/**
 * Kafka pollers use the VPC of the cluster, with its routes and endpoints, independent of the function's VPC. All other mappings and all
 * asynchronous invocations reach their exits from Lambda's own network.
 */
import { Delivery } from '../model/delivery-graph';
import { and, andThen, anyOf, isUnknown, Known, map, not } from '../model/known';
import { NodeKind } from '../model/node';
import { joinWithAnd } from '../text/lists';
import { either } from '../text/words';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { mayRead, oncePerApp } from './kit/hidden-sources';
import { location, report } from './kit/report';
import { describeNode } from './kit/wording';

const EXIT_SERVICES: Partial<Record<NodeKind, string>> = { queue: 'sqs', topic: 'sns', bucket: 's3' };

export const vpcFunctionReachesItsExits = defineRule({
  id: 'vpc-function-reaches-its-exits',
  severity: 'warning',
  harm: 'lost-on-failure',
  why: 'Kafka pollers reach Lambda and the on-failure destination only through the VPC of the cluster.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-msk-cluster-network.html',
  hidden: { source: (mapping, app) => mayRead(mapping, 'kafka') && (mapping.source.mayBeOwn === true || hasOwnCluster(app)), exit: (_, { source }) => source.kind === 'kafka' },
  check: (app) => app.mappings.flatMap((delivery) => {
    const cluster = app.nodeOf('kafka-cluster', delivery.source.node);
    const network = cluster?.network;
    if (cluster === undefined || network === undefined) return [];
    const endpoints = isUnknown(network) ? network : network.endpoints;
    const candidates = neededBy(app, delivery)
      .map((service) => ({ service, isMissing: not(has(endpoints, service)) }))
      .filter(({ isMissing }) => isMissing !== false);
    const lacking = candidates.filter(({ isMissing }) => isMissing === true).map(({ service }) => service);
    return candidates.length === 0 ? [] : report(
      location([delivery, 'EventSourceArn']),
      and(isUnknown(network) ? network : not(network.outbound), lacking.length > 0 || candidates[0].isMissing),
      () => ({
        fact: `The subnets of ${describeNode(cluster)} have no default route out of their VPC, and it has no endpoint for ${joinWithAnd(lacking)}`,
        consequence: lacking.includes('lambda') || lacking.includes('sts')
          ? 'The pollers cannot invoke the function: records wait in the topic until they expire'
          : 'The pollers cannot write to the on-failure destination: discarded records are lost',
        fix: `Add an ${either('AWS::EC2::VPCEndpoint', 'InterfaceVpcEndpoint')} for ${joinWithAnd(lacking)}, or a default route through a NAT gateway${either(' (AWS::EC2::Route)', '')}`,
        // The owner of the network has to choose the endpoint's subnets and security groups, and to accept its cost.
        changes: [],
      }),
    );
  }),
});

/** Provisioned pollers invoke the function from Lambda's own network. */
function neededBy(app: GraphIndex, { policy }: Delivery): readonly string[] {
  const exits = policy.exits.failure.flatMap(({ to }) => EXIT_SERVICES[app.node(to)?.kind ?? 'other'] ?? []);
  return [...(policy.concurrency.provisionedPollers === 'unset' ? ['lambda', 'sts'] : []), ...new Set(exits)];
}

function has(endpoints: Known<readonly Known<string>[]>, service: string): Known<boolean> {
  return andThen(endpoints, (services) => anyOf(services.map((name) => map(name, (known) => known === service))));
}

const hasOwnCluster = oncePerApp((app) => app.all('kafka-cluster').some(({ network }) => network !== undefined));
