/**
 * Reads one end of a connector: a resource of the template by its id, or a description. Members that the connector
 * hides are undefined.
 */
import { arnAttributeOf } from '../../facts/arn-shapes';
import { INPUT_LIMITS } from '../../limits';
import { own } from '../json';

export interface ConnectorEnd {
  readonly id?: string;
  readonly type?: string;
  readonly arn?: unknown;
  /** The name of its role. */
  readonly role?: unknown;
  readonly queueUrl?: unknown;
  /** The id of an API, with which the ARN of its calls begins. */
  readonly apiId?: unknown;
  /** The calls of an API, as in the end of their ARN. */
  readonly qualifier: unknown;
}

const EVERY_CALL = '*';

const SAM_TYPES: ReadonlyMap<unknown, string> = new Map([
  ['AWS::Serverless::Function', 'AWS::Lambda::Function'],
  ['AWS::Serverless::StateMachine', 'AWS::StepFunctions::StateMachine'],
  ['AWS::Serverless::Api', 'AWS::ApiGateway::RestApi'],
  ['AWS::Serverless::HttpApi', 'AWS::ApiGatewayV2::Api'],
  ['AWS::Serverless::SimpleTable', 'AWS::DynamoDB::Table'],
]);

const ROLES: ReadonlyMap<unknown, string> = new Map([
  ['AWS::Lambda::Function', 'Role'], ['AWS::StepFunctions::StateMachine', 'RoleArn'], ['AWS::AppSync::DataSource', 'ServiceRoleArn'],
]);

export function connectorEnd(end: unknown, other: unknown, resources: ReadonlyMap<string, unknown>): ConnectorEnd {
  const id = own(end, 'Id');
  const qualifier = own(end, 'Qualifier') ?? EVERY_CALL;
  if (id === undefined) return described(end, qualifier);
  const raw = typeof id === 'string' ? resources.get(id) : undefined;
  const type = own(raw, 'Type');
  if (typeof id !== 'string' || typeof type !== 'string') return { qualifier };
  const role = logicalIdIn(roleIn(raw, type, other));
  return {
    id,
    type,
    arn: arnOf(id, type),
    queueUrl: { Ref: id },
    apiId: type === 'AWS::AppSync::GraphQLApi' ? { 'Fn::GetAtt': [id, 'ApiId'] } : { Ref: id },
    qualifier,
    ...(role === undefined ? {} : { role: { Ref: role } }),
  };
}

function arnOf(id: string, type: string): unknown {
  const attribute = arnAttributeOf(type);
  return attribute === 'Ref' ? { Ref: id } : { 'Fn::GetAtt': [id, attribute] };
}

/** The logical id in a `Ref` or `Fn::GetAtt`. */
export function logicalIdIn(value: unknown): string | undefined {
  const name = own(value, 'Ref') ?? [own(value, 'Fn::GetAtt')].flat()[0];
  return typeof name === 'string' ? name.split('.')[0] : undefined;
}

function described(end: unknown, qualifier: unknown): ConnectorEnd {
  const type = own(end, 'Type');
  return {
    ...(typeof type === 'string' ? { type: SAM_TYPES.get(type) ?? type } : {}),
    arn: own(end, 'Arn'),
    role: own(end, 'RoleName'),
    queueUrl: own(end, 'QueueUrl'),
    apiId: own(end, 'ResourceId'),
    qualifier,
  };
}

/** A rule has a role for each target, so the other end decides. */
function roleIn(raw: unknown, type: string, other: unknown): unknown {
  const properties = own(raw, 'Properties');
  if (type !== 'AWS::Events::Rule') return own(properties, ROLES.get(type) ?? '');
  const targets = [own(properties, 'Targets')].flat().slice(0, INPUT_LIMITS.samRuleTargets.max);
  return own(targets.find((target) => logicalIdIn(own(target, 'Arn')) === own(other, 'Id')), 'RoleArn');
}
