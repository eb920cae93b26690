/** The role that SAM creates for a function that names none, or names one under a condition only. */
import { isNoValue, JsonObject, own } from '../json';
import { rolePolicies } from './policies';
import { getAttArn, Made, NO_RESOURCES, picked, roleFor } from './resources';

interface WithRole {
  readonly id: string;
  readonly properties: JsonObject;
}

function roleId(id: string): string {
  return `${id}Role`;
}

/** The role of the function; the created one where the template names none. */
export function givenRole(role: unknown, id: string): unknown {
  const created = getAttArn(roleId(id));
  if (role === undefined) return created;
  const branches = own(role, 'Fn::If');
  if (!Array.isArray(branches)) return role;
  const [condition, ...values] = branches as readonly unknown[];
  return { 'Fn::If': [condition, ...values.map((value) => (isNoValue(value) ? created : value))] };
}

export function functionRole({ id, properties }: WithRole, { managed = [], statements = [] }: Made): Made {
  const { Role: role } = properties;
  const branches = own(role, 'Fn::If');
  if (role !== undefined && !(Array.isArray(branches) && branches.some(isNoValue))) return NO_RESOURCES;
  const basic = properties.DurableConfig === undefined ? 'AWSLambdaBasicExecutionRole' : 'AWSLambdaBasicDurableExecutionRolePolicy';
  const network = properties.VpcConfig === undefined ? [] : ['AWSLambdaVPCAccessExecutionRole'];
  const policies = rolePolicies(properties.Policies, [basic, ...network, ...managed], statements);
  const { AssumeRolePolicyDocument: trust } = properties;
  const created = roleFor('lambda', {
    ...(trust === undefined ? {} : { AssumeRolePolicyDocument: trust }),
    ...picked(properties, ['PermissionsBoundary']),
    ...policies,
  });
  return { resources: { [roleId(id)]: created } };
}
