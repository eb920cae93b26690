/** What invokes a function with tenant isolation has to name a tenant, and many a service has no setting for one. */
import { Delivery } from '../model/delivery-graph';
import { and, Known, not } from '../model/known';
import { TENANT_HEADER_MAPPING } from '../sources/rest-api/facts';
import { defineRule } from './kit/define-rule';
import { GraphIndex } from './kit/graph-index';
import { report } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { callLocation } from './queries/call-location';
import { describeCallers } from './queries/callers';

/**
 * A task of a state machine may name the tenant id. A subscriber of an enhanced bus has a setting for it, which a rule
 * has not. An integration of an API says it by itself.
 */
const SERVICES_WITHOUT_TENANT: ReadonlySet<unknown> = new Set([
  'codecommit', 'config', 'iot', 'lambda.alarms.cloudwatch', 'logs', 'pipes', 's3', 'scheduler', 'ses', 'sns',
]);
export const callerNamesTenant = defineRule({
  id: 'caller-names-tenant',
  severity: 'error',
  harm: 'nothing-arrives',
  why: 'Each invocation of a function with tenant isolation must name a tenant: Lambda refuses those of S3, SNS, rules, schedules, pipes and HTTP APIs.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html',
  check: (app) => app.deliveries.filter(isDeclared).flatMap((delivery) => {
    const handler = app.nodeOf('function', delivery.target.function);
    return report(
      callLocation(app, delivery, 'TenancyConfig'),
      and(namesNoTenant(app, delivery), app.askHandler(delivery, ({ tenantIsolated }) => tenantIsolated)),
      () => ({
        fact: `${handler && describeNode(handler)} has tenant isolation (${prop('TenancyConfig')}), and ${describeCallers(app, [delivery])} `
          + 'invokes it without a tenant id',
        consequence: 'Lambda refuses each of these invocations, so no event reaches the function',
        fix: fixOf(delivery),
        // Only code can read the tenant from the event, and Lambda cannot change the tenant isolation of an existing function.
        changes: [],
      }),
    );
  }),
});

/** A permission alone does not show that the service invokes. */
function isDeclared({ pushTarget, source }: Delivery): boolean {
  return pushTarget !== undefined || source.namesTenant !== undefined;
}

function namesNoTenant(app: GraphIndex, { source: { node, service, namesTenant } }: Delivery): Known<boolean> {
  if (namesTenant !== undefined) return not(namesTenant);
  return service === 'events' ? app.nodeOf('rule', node) !== undefined : SERVICES_WITHOUT_TENANT.has(service);
}

function fixOf({ source }: Delivery): string {
  const another = `replace this one with a function without ${prop('TenancyConfig')}, if tenants may share it`;
  return source.namesTenant === undefined
    ? `Let a function without ${prop('TenancyConfig')} receive the events and invoke this one with the tenant id of each, or ${another}`
    : `Set ${prop(TENANT_HEADER_MAPPING)} in ${prop('RequestParameters')} of the integration of a REST API, since no HTTP API can name a tenant, or ${another}`;
}
