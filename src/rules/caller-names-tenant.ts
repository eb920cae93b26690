/** A service that has no setting for a tenant id cannot invoke a function with tenant isolation. */
import { Delivery } from '../model/delivery-graph';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { pushedDeliveries } from './kit/push-targets';
import { report, location } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { describeCallers } from './queries/callers';

/**
 * A REST API maps a header to the tenant id, and a task of a state machine may name it. A subscriber of an enhanced bus
 * has a setting for it, which a rule has not.
 */
const SERVICES_WITHOUT_TENANT: ReadonlySet<unknown> = new Set([
  'codecommit', 'config', 'iot', 'lambda.alarms.cloudwatch', 'logs', 'pipes', 's3', 'scheduler', 'ses', 'sns',
]);

export const callerNamesTenant = defineRule({
  id: 'caller-names-tenant',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'Each invocation of a function with tenant isolation must name a tenant: Lambda refuses those of S3, SNS, rules, schedules and pipes.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html',
  check: (app) => pushedDeliveries(app).flatMap(({ delivery, pushTarget }) => {
    if (!namesNoTenant(app, delivery)) return [];
    const handler = app.nodeOf('function', delivery.target.function);
    return report(
      location([pushTarget, pushTarget.property]),
      app.askHandler(delivery, ({ tenantIsolated }) => tenantIsolated),
      () => ({
        fact: `${handler && describeNode(handler)} has tenant isolation (${prop('TenancyConfig')}), and ${describeCallers(app, [delivery])} `
          + 'invokes it without a tenant id',
        consequence: 'Lambda refuses each of these invocations, so no event reaches the function',
        fix: `Let a function without ${prop('TenancyConfig')} receive the events and invoke this one with the tenant id of each, or replace this one with a function `
          + `without ${prop('TenancyConfig')}, if tenants may share it`,
        // Only code can read the tenant from the event, and Lambda cannot change the tenant isolation of an existing function.
        changes: [],
      }),
    );
  }),
});

function namesNoTenant(app: GraphIndex, { source: { node, service } }: Delivery): boolean {
  return service === 'events' ? app.nodeOf('rule', node) !== undefined : SERVICES_WITHOUT_TENANT.has(service);
}
