/** The pieces of which the inputs of the oracle are made: one template of SAM with a function, as JSON. */
import { arn, Json, ref, resource } from '../../app-of';

export const TRANSFORM = 'AWS::Serverless-2016-10-31';

export const CONDITIONS: Json = {
  IsProd: { 'Fn::Equals': [ref('Stage'), 'prod'] },
  IsOther: { 'Fn::Not': [{ Condition: 'IsProd' }] },
};
const PARAMETERS: Json = {
  Stage: { Type: 'String', Default: 'dev' },
  AliasName: { Type: 'String', Default: 'live' },
};

export function samTemplate(resources: Json, rest: Json = {}): Json {
  return { Transform: TRANSFORM, Parameters: PARAMETERS, Conditions: CONDITIONS, ...rest, Resources: resources };
}

const CODE: Json = { Runtime: 'python3.13', Handler: 'index.run', InlineCode: 'def run(event, context): pass' };

export function samFunction(properties: Json = {}, attributes: Json = {}): Json {
  return { Type: 'AWS::Serverless::Function', ...attributes, Properties: { ...CODE, ...properties } };
}

/** A role that the template writes itself, so that SAM grants it nothing. */
export const OWN_ROLE: Json = resource('AWS::IAM::Role', {
  AssumeRolePolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  },
});

export const sub = (text: string): Json => ({ 'Fn::Sub': text });

/** The sources and the exits that the inputs name. */
export const AROUND: Json = {
  Jobs: resource('AWS::SQS::Queue', { VisibilityTimeout: 180 }),
  Dead: resource('AWS::SQS::Queue', { MessageRetentionPeriod: 1209600 }),
  Clicks: resource('AWS::Kinesis::Stream', { ShardCount: 1 }),
  Items: resource('AWS::DynamoDB::Table', {
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
  }),
  Uploads: resource('AWS::S3::Bucket'),
  News: resource('AWS::SNS::Topic'),
  Ordered: resource('AWS::SNS::Topic', { FifoTopic: true, ContentBasedDeduplication: true }),
  Logs: resource('AWS::Logs::LogGroup'),
  Bus: resource('AWS::Events::EventBus', { Name: 'orders' }),
  Pool: resource('AWS::Cognito::UserPool'),
  Store: resource('AWS::DocDB::DBCluster', { MasterUsername: 'owner', MasterUserPassword: '{{resolve:ssm-secure:store}}' }),
  Login: resource('AWS::SecretsManager::Secret'),
  Other: samFunction(),
  OwnRole: OWN_ROLE,
};

/** The resources of `AROUND` that a value names, and those that these name. */
export function namedIn(...values: readonly unknown[]): Json {
  const found: Json = {};
  const pending = values.map((value) => JSON.stringify(value));
  for (let text = pending.pop(); text !== undefined; text = pending.pop()) {
    for (const [id, one] of Object.entries(AROUND)) {
      if (id in found || !new RegExp(`"${id}"|\\{${id}[.}]`).test(text)) continue;
      found[id] = one;
      pending.push(JSON.stringify(one));
    }
  }
  return found;
}

/** One template with one function, and with what the function names. */
export function withFunction(properties: Json, attributes: Json = {}, rest: Json = {}, more: Json = {}): Json {
  return samTemplate({ ...namedIn(properties, rest, more), ...more, Fn: samFunction(properties, attributes) }, rest);
}

export { arn, ref, resource };
export type { Json };
