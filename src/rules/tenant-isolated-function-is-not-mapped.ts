/** Each invocation of a function with tenant isolation needs a tenant id, which mappings and function URLs cannot send. */
import { Delivery } from '../model/delivery-graph';
import { and, map } from '../model/known';
import { either, eitherName } from '../text/words';
import { unsetValue } from './kit/changes';
import { defineRule } from './kit/define-rule';
import { report, location } from './kit/report';
import { describeNode, prop } from './kit/wording';
import { isUrl } from './queries/function-urls';

export const tenantIsolatedFunctionIsNotMapped = defineRule({
  id: 'tenant-isolated-function-is-not-mapped',
  severity: 'error',
  harm: 'refused',
  why: 'For a function with tenant isolation, Lambda refuses mappings and function URLs, which send no tenant id, and provisioned concurrency.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html',
  hidden: { target: isUrl },
  check: (app) => [
    ...[...app.mappings, ...app.deliveries.filter(isUrl)].flatMap((delivery) => report(
      location([delivery, isUrl(delivery) ? 'TargetFunctionArn' : 'FunctionName']),
      app.askHandler(delivery, ({ tenantIsolated }) => tenantIsolated),
      () => ({
        fact: `${nameOf(delivery)} has tenant isolation (${prop('TenancyConfig')}), and this ${isUrl(delivery) ? 'function URL' : 'mapping'} sends no tenant id`,
        consequence: 'Lambda refuses it, and the stack does not deploy',
        fix: isUrl(delivery)
          ? `Call it through a method of ${either('an AWS::ApiGateway::RestApi', 'a RestApi')} that sets X-Amz-Tenant-Id, or give ${either('TargetFunctionArn', 'the URL')} a function `
            + `without ${prop('TenancyConfig')}`
          : `Set ${eitherName('FunctionName', 'handler')} to a function without ${prop('TenancyConfig')} that invokes this one for each tenant, or replace this one with a function `
            + `without ${prop('TenancyConfig')}, if tenants may share it`,
        // Only code can read the tenant from the event, and Lambda cannot change the tenant isolation of an existing function.
        changes: [],
      }),
    )),
    ...app.functions.flatMap((handler) => handler.qualifiers.flatMap((qualifier) => report(
      location([qualifier, 'ProvisionedConcurrencyConfig']),
      and(handler.tenantIsolated, map(qualifier.provisionedConcurrency, (runs) => runs !== 'none')),
      () => ({
        fact: `${describeNode(handler)} has tenant isolation (${prop('TenancyConfig')}), and this ${qualifier.kind} has provisioned concurrency`,
        consequence: 'Lambda refuses it, and the stack does not deploy',
        fix: `Remove ${prop('ProvisionedConcurrencyConfig')}`,
        changes: unsetValue(qualifier, 'ProvisionedConcurrencyConfig'),
      }),
    ))),
  ],
});

function nameOf({ target }: Delivery): string {
  return `function ${String(target.function)}`;
}
