/**
 * Creates the policies and permissions of a connector. A connector that cannot be read gets ones that may allow
 * anything.
 */
import { JsonObject } from '../json';
import { ConnectorEnd } from './connector-end';
import { ConnectorProfile } from './connector-profiles';
import { allow, resource } from './resources';

export interface GrantPlace {
  readonly id: string;
  /** The end of the ids if there are several destinations. */
  readonly last: string;
  /** A value that cannot be resolved, with the name of the connector. */
  readonly hidden: JsonObject;
}

type Made = Readonly<Record<string, JsonObject>>;
/** Uses `hidden` for the members that an end hides. */
type Maker = (
  place: GrantPlace,
  profile: ConnectorProfile,
  actions: readonly string[],
  source: ConnectorEnd,
  destination: ConnectorEnd,
) => Made;

export function granted(
  place: GrantPlace,
  profile: ConnectorProfile,
  permissions: readonly string[],
  source: ConnectorEnd,
  destination: ConnectorEnd,
): Made {
  const actions = (['Read', 'Write'] as const)
    .filter((name) => permissions.includes(name))
    .flatMap((name) => profile[name] ?? []);
  return actions.length === 0 ? {} : MAKERS[profile.in](place, profile, actions, source, destination);
}

const MAKERS: Readonly<Record<ConnectorProfile['in'], Maker>> = {
  'source-role': ({ id, last, hidden }, profile, actions, source, destination) => (
    policy(`${id}Policy${last}`, [source.role ?? hidden], allow(actions, behind(destination.arn ?? hidden, profile)))),
  'destination-role': ({ id, last, hidden }, profile, actions, source, destination) => (
    policy(`${id}Policy${last}`, [destination.role ?? hidden], allow(actions, behind(source.arn ?? hidden, profile)))),
  'function': ({ id, last, hidden }, { service }, _, source, destination) => ({
    [`${id}WriteLambdaPermission${last}`]: permission({
      Action: 'lambda:InvokeFunction',
      FunctionName: destination.arn ?? hidden,
      Principal: `${service}.amazonaws.com`,
      SourceArn: CALLED_AS.get(service)?.(source, hidden) ?? source.arn ?? hidden,
      ...(service === 's3' ? { SourceAccount: { Ref: 'AWS::AccountId' } } : {}),
    }),
  }),
  'queue': ({ id, last, hidden }, profile, actions, source, { arn, queueUrl }) => ({
    [`${id}QueuePolicy${last}`]: resource('AWS::SQS::QueuePolicy', {
      Queues: [queueUrl ?? hidden],
      PolicyDocument: { Statement: [allowService(actions, arn ?? hidden, profile, source.arn ?? hidden)] },
    }),
  }),
  'topic': ({ id, last, hidden }, profile, actions, source, { arn }) => ({
    [`${id}TopicPolicy${last}`]: resource('AWS::SNS::TopicPolicy', {
      Topics: [arn ?? hidden],
      PolicyDocument: { Statement: [allowService(actions, arn ?? hidden, profile, source.arn ?? hidden)] },
    }),
  }),
};

/** Services whose source ARN is not the ARN of the resource. */
const CALLED_AS: ReadonlyMap<string | undefined, (source: ConnectorEnd, hidden: JsonObject) => unknown> = new Map([
  ['apigateway', ({ apiId, qualifier }: ConnectorEnd, hidden: JsonObject) => ({
    'Fn::Sub': [
      'arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Calls}',
      { Api: apiId ?? hidden, Calls: qualifier },
    ],
  })],
  ['appsync', ({ apiId }: ConnectorEnd, hidden: JsonObject) => ({
    'Fn::Sub': ['arn:${AWS::Partition}:appsync:${AWS::Region}:${AWS::AccountId}:apis/${Api}', { Api: apiId ?? hidden }],
  })],
]);

/** Adds statements to the roles of both ends and to every policy that the destination may have. */
export function grantIf({ id, last, hidden }: GrantPlace, source: ConnectorEnd, destination: ConnectorEnd): Made {
  const may = (type: string): boolean => destination.type === undefined || destination.type === type;
  const document = { Statement: [hidden] };
  return {
    ...policy(`${id}Policy${last}`, [source.role ?? hidden, destination.role ?? hidden], hidden),
    ...(may('AWS::Lambda::Function') ? {
      [`${id}LambdaPermission${last}`]: permission({
        Action: hidden,
        FunctionName: destination.arn ?? hidden,
        Principal: hidden,
        SourceArn: hidden,
        SourceAccount: hidden,
      }),
    } : {}),
    ...(may('AWS::SQS::Queue') ? {
      [`${id}QueuePolicy${last}`]: resource('AWS::SQS::QueuePolicy', {
        Queues: [destination.queueUrl ?? hidden], PolicyDocument: document,
      }),
    } : {}),
    ...(may('AWS::SNS::Topic') ? {
      [`${id}TopicPolicy${last}`]: resource('AWS::SNS::TopicPolicy', {
        Topics: [destination.arn ?? hidden], PolicyDocument: document,
      }),
    } : {}),
  };
}

function policy(id: string, roles: readonly unknown[], statement: JsonObject): Made {
  return { [id]: resource('AWS::IAM::ManagedPolicy', { Roles: roles, PolicyDocument: { Statement: [statement] } }) };
}

function permission(properties: JsonObject): JsonObject {
  return resource('AWS::Lambda::Permission', properties);
}

function behind(arn: unknown, { behind: ends = [''] }: ConnectorProfile): readonly unknown[] {
  return ends.map((end) => (end === '' ? arn : { 'Fn::Join': ['', [arn, end]] }));
}

function allowService(
  actions: readonly string[], on: unknown, { service }: ConnectorProfile, source: unknown,
): JsonObject {
  return {
    ...allow(actions, on),
    Principal: { Service: `${service}.amazonaws.com` },
    Condition: { ArnEquals: { 'aws:SourceArn': source } },
  };
}
