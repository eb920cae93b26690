/** One end of a connector: a resource of the template by its id, or one that is described. Undefined is what it hides. */
import { arnAttributeOf } from '../../facts/arn-shapes';
import { LIMITS } from '../../limits';
import { own } from '../json';

export interface ConnectorEnd {
  readonly id?: string;
  readonly type?: string;
  readonly arn?: unknown;
  /** The name of its role. */
  readonly role?: unknown;
  readonly queueUrl?: unknown;
  /** What calls of an API begin with. */
  readonly apiId?: unknown;
  /** Which calls of an API. */
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

export function connectorEnd(said: unknown, other: unknown, resources: ReadonlyMap<string, unknown>): ConnectorEnd {
  const id = own(said, 'Id');
  const qualifier = own(said, 'Qualifier') ?? EVERY_CALL;
  if (id === undefined) return described(said, qualifier);
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

/** The resource that a reference or one of its attributes leads to. */
export function logicalIdIn(value: unknown): string | undefined {
  const name = own(value, 'Ref') ?? [own(value, 'Fn::GetAtt')].flat()[0];
  return typeof name === 'string' ? name.split('.')[0] : undefined;
}

function described(said: unknown, qualifier: unknown): ConnectorEnd {
  const type = own(said, 'Type');
  return {
    ...(typeof type === 'string' ? { type: SAM_TYPES.get(type) ?? type } : {}),
    arn: own(said, 'Arn'),
    role: own(said, 'RoleName'),
    queueUrl: own(said, 'QueueUrl'),
    apiId: own(said, 'ResourceId'),
    qualifier,
  };
}

/** A rule has a role for each of its targets. */
function roleIn(raw: unknown, type: string, other: unknown): unknown {
  const properties = own(raw, 'Properties');
  if (type !== 'AWS::Events::Rule') return own(properties, ROLES.get(type) ?? '');
  const target = [own(properties, 'Targets')].flat().slice(0, LIMITS.samRuleTargets.max).find((one) => logicalIdIn(own(one, 'Arn')) === own(other, 'Id'));
  return own(target, 'RoleArn');
}
