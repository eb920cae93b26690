/** Reads a Lambda permission as the policy statement that Lambda creates from it. */
import { JsonObject, own } from '../template/json';
import { Resource } from '../template/stack';
import { at, propertiesOf } from '../template/value/fields';
import { Encoder } from './encoder';
import { Statement, statementOf } from './statement';

/** Properties that limit a permission, and the conditions that they become. */
const CONDITIONS: readonly (readonly [property: string, operator: string, key: string])[] = [
  ['SourceArn', 'ArnLike', 'AWS:SourceArn'],
  ['SourceAccount', 'StringEquals', 'AWS:SourceAccount'],
  ['PrincipalOrgID', 'StringEquals', 'aws:PrincipalOrgID'],
  ['EventSourceToken', 'StringEquals', 'lambda:EventSourceToken'],
  ['FunctionUrlAuthType', 'StringEquals', 'lambda:FunctionUrlAuthType'],
  ['InvokedViaFunctionUrl', 'Bool', 'lambda:InvokedViaFunctionUrl'],
];

export function permissionStatement(permission: Resource, encoder: Encoder): readonly Statement[] {
  const { properties, stack } = permission;
  const conditions = new Map<string, JsonObject>();
  for (const [property, operator, key] of CONDITIONS) {
    if (at(propertiesOf(permission), property).is === 'absent') continue;
    conditions.set(operator, { ...conditions.get(operator), [key]: own(properties, property) });
  }
  const raw = {
    Effect: 'Allow',
    Action: own(properties, 'Action'),
    Principal: principalOf(own(properties, 'Principal')),
    ...(conditions.size === 0 ? {} : { Condition: Object.fromEntries(conditions) }),
  };
  return [statementOf({ value: { is: 'fields', raw, stack } }, permission, encoder)];
}

/** A permission's principal is an account, a role or a service, while a statement has a key for each kind. */
function principalOf(principal: unknown): unknown {
  return principal === '*' ? '*' : { AWS: principal, Service: principal };
}
