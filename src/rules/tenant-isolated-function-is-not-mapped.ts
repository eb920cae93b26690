/** A function that keeps tenants apart must be told the tenant at each invocation; what cannot tell it cannot invoke it. */
import { Delivery } from '../model/delivery-graph';
import { and, map } from "../model/known";
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode } from './kit/wording';
import { isUrl } from './queries/function-urls';

export const tenantIsolatedFunctionIsNotMapped = defineRule({
  id: 'tenant-isolated-function-is-not-mapped',
  severity: 'error',
  why: 'Mappings and function URLs cannot name a tenant, and Lambda refuses them, and provisioned concurrency, for such a function.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html',
  hidden: { target: isUrl },
  check: (app) => [
    ...[...app.mappings, ...app.deliveries.filter(isUrl)].flatMap((delivery) => report(
      location([delivery, isUrl(delivery) ? 'TargetFunctionArn' : 'FunctionName']),
      app.askHandler(delivery, ({ tenantIsolated }) => tenantIsolated),
      () => ({
        fact: `${nameOf(delivery)} keeps tenants apart (TenancyConfig), and this ${isUrl(delivery) ? 'function URL' : 'mapping'} names none`,
        consequence: 'Lambda refuses it, and the stack does not deploy',
        fix: isUrl(delivery)
          ? 'Call it through a method of an AWS::ApiGateway::RestApi that sets X-Amz-Tenant-Id, or name a function without TenancyConfig as TargetFunctionArn'
          : 'Let a function without TenancyConfig take the events and invoke this one for each tenant, and name it as FunctionName, or replace this one by a function without TenancyConfig, if tenants may share',
        // Who the tenant is stands in the event or the request, where only code finds it; and no function is changed from one mode to the other.
        changes: [],
      }),
    )),
    ...app.functions.flatMap((handler) => handler.qualifiers.flatMap((qualifier) => report(
      location([qualifier, 'ProvisionedConcurrencyConfig']),
      and(handler.tenantIsolated, map(qualifier.provisionedConcurrency, (runs) => runs !== 'none')),
      () => ({
        fact: `${describeNode(handler)} keeps tenants apart (TenancyConfig), and this ${qualifier.kind} has provisioned concurrency`,
        consequence: 'Lambda refuses it, and the stack does not deploy',
        fix: 'Remove ProvisionedConcurrencyConfig',
        changes: unsetValue(qualifier, 'ProvisionedConcurrencyConfig'),
      }),
    ))),
  ],
});

function nameOf({ target }: Delivery): string {
  return `function ${String(target.function)}`;
}
