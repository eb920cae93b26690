/**
 * Reads the delivery graph of an app from its templates. Every mapping is a delivery, and so is every asynchronous
 * invocation, with the settings of the qualifier that it invokes. Every function of the app is a node. Other resources
 * are nodes only if a delivery references them.
 */
import { DeliveryGraph } from '../model/delivery-graph';
import { TemplateApp } from '../template/app';
import { compareText } from '../text/compare';
import { AccessReader } from './access/access-reader';
import { alarmsOf } from './alarms';
import { asyncDeliveries } from './async-deliveries';
import { withWriters } from './filtered-writers';
import { functionPolicies, invokePermissions } from './invoke-permissions';
import { linksOf } from './links';
import { withLoggers } from './loggers';
import { mappingDeliveries } from './mapping-deliveries';
import { NodeRegistry } from './node-registry';
import { OwnSources } from './own-sources';
import { pushesOf } from './pushes';
import { withReplicas } from './replicas';
import { trailsOf } from './trails';
import { undecidedPushes } from './undecided-pushes';
import { unreadCallers } from './unread-callers';
import { waitingDeliveries } from './waiting-deliveries';
import { WriteBacks } from './write-backs';

export function readDeliveryGraph(app: TemplateApp): DeliveryGraph {
  const nodes = new NodeRegistry(app);
  app.ofType('AWS::Lambda::Function').forEach((resource) => nodes.register({ resource }));
  const access = new AccessReader(app, nodes);
  const pushes = pushesOf(app, nodes);
  const deliveries = [
    ...mappingDeliveries(app, nodes, access),
    ...asyncDeliveries(app, nodes, pushes, access),
    ...waitingDeliveries([...pushes.toFunctions, ...undecidedPushes(app, nodes, pushes.toFunctions)], nodes, access),
  ];
  const links = linksOf(pushes.toOthers, nodes, access);
  const permissions = invokePermissions(app, nodes);
  const policies = functionPolicies(app, nodes);
  nodes.readAll();
  const alarms = alarmsOf(nodes, access, new Set(deliveries.map(({ id }) => id)));
  const all = withReplicas(nodes.all(), app, nodes);
  const own = new OwnSources(app, nodes);
  const writeBacks = new WriteBacks(deliveries, links, nodes, access.explicitGrants);
  return {
    version: 1,
    nodes: withLoggers(withWriters(all, deliveries, links, access), deliveries, links, app, nodes),
    deliveries: deliveries
      .map((delivery) => writeBacks.mark(own.mark(delivery)))
      .sort((a, b) => compareText(a.id, b.id)),
    links,
    permissions,
    functionPolicies: policies,
    trails: trailsOf(app, nodes),
    unreadCallers: unreadCallers(app, nodes),
    alarms,
  };
}
