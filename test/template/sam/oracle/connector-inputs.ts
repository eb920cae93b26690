/** Every pair of types that a connector joins, in an app where each pair has something to deliver. */
import { profileOf } from '../../../../src/template/sam/connector-profiles';
import { arn, Json, OWN_ROLE, ref, resource, samFunction, samTemplate, namedIn } from './template';

const PLAIN = resource('AWS::Lambda::Function', {
  Runtime: 'python3.13', Handler: 'index.run', Role: arn('PlainRole'), Code: { ZipFile: 'def run(event, context): pass' },
});
const DEFINITION = {
  StartAt: 'Call', States: { Call: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: ref('Fn') }, End: true } },
};
const config = (id: string, destination: unknown): Json => resource('AWS::Lambda::EventInvokeConfig', {
  FunctionName: ref(id), Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination: destination }, OnSuccess: { Destination: arn('Bus') } },
});
const mapping = (id: string, source: unknown): Json => resource('AWS::Lambda::EventSourceMapping', { FunctionName: ref(id), EventSourceArn: source });

const APP: Json = {
  PlainRole: OWN_ROLE,
  Plain: PLAIN,
  Fn: samFunction(),
  Machine: { Type: 'AWS::Serverless::StateMachine', Properties: { Definition: DEFINITION } },
  Rest: resource('AWS::ApiGateway::RestApi', {
    Body: {
      openapi: '3.0.1',
      paths: {
        '/orders': {
          get: {
            'x-amazon-apigateway-integration': {
              type: 'aws_proxy',
              httpMethod: 'POST',
              uri: {
                'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations',
              },
            },
          },
        },
      },
    },
  }),
  Http: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
  HttpFn: resource('AWS::ApiGatewayV2::Integration', { ApiId: ref('Http'), IntegrationType: 'AWS_PROXY', IntegrationUri: arn('Plain') }),
  Rule: resource('AWS::Events::Rule', {
    EventPattern: { source: ['shop'] },
    Targets: [
      { Id: 'fn', Arn: arn('Fn'), DeadLetterConfig: { Arn: arn('Dead') } },
      { Id: 'plain', Arn: arn('Plain') },
      { Id: 'queue', Arn: arn('Jobs') },
      { Id: 'topic', Arn: ref('News') },
      { Id: 'bus', Arn: arn('Bus'), RoleArn: arn('OwnRole') },
      { Id: 'machine', Arn: ref('Machine'), RoleArn: arn('OwnRole') },
    ],
  }),
  ToFn: resource('AWS::SNS::Subscription', {
    TopicArn: ref('News'), Protocol: 'lambda', Endpoint: arn('Fn'), RedrivePolicy: { deadLetterTargetArn: arn('Dead') },
  }),
  ToPlain: resource('AWS::SNS::Subscription', { TopicArn: ref('News'), Protocol: 'lambda', Endpoint: arn('Plain') }),
  ToJobs: resource('AWS::SNS::Subscription', { TopicArn: ref('News'), Protocol: 'sqs', Endpoint: arn('Jobs') }),
  Uploads: resource('AWS::S3::Bucket', {
    NotificationConfiguration: {
      LambdaConfigurations: [
        { Event: 's3:ObjectCreated:*', Function: arn('Fn') }, { Event: 's3:ObjectRemoved:*', Function: arn('Plain') },
      ],
    },
  }),
  FnConfig: config('Fn', arn('Dead')),
  PlainConfig: config('Plain', ref('News')),
  FnReads: mapping('Fn', arn('Jobs')),
  PlainReads: resource('AWS::Lambda::EventSourceMapping', {
    FunctionName: ref('Plain'), EventSourceArn: { 'Fn::GetAtt': ['Items', 'StreamArn'] }, StartingPosition: 'TRIM_HORIZON',
  }),
};

/** The resources of the app by type. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  'AWS::Lambda::Function': ['Fn', 'Plain'],
  'AWS::StepFunctions::StateMachine': ['Machine'],
  'AWS::ApiGateway::RestApi': ['Rest'],
  'AWS::ApiGatewayV2::Api': ['Http'],
  'AWS::Events::Rule': ['Rule'],
  'AWS::Events::EventBus': ['Bus'],
  'AWS::SNS::Topic': ['News'],
  'AWS::SQS::Queue': ['Jobs', 'Dead'],
  'AWS::S3::Bucket': ['Uploads'],
  'AWS::DynamoDB::Table': ['Items'],
};

const app = (more: Json): Json => samTemplate({ ...namedIn(APP), ...APP, ...more });
const connector = (source: Json, destination: unknown, permissions: readonly string[], attributes: Json = {}): Json => ({
  Type: 'AWS::Serverless::Connector', ...attributes, Properties: { Source: source, Destination: destination, Permissions: permissions },
});

/** SAM takes both permissions of a queue that is read, and no other than the two of a pair. */
function permissionsOf(source: string, destination: string): readonly (readonly string[])[] {
  const profile = profileOf(source, destination);
  if (profile === undefined) return [];
  const all = (['Read', 'Write'] as const).filter((name) => profile[name] !== undefined);
  const together = (source === 'AWS::SQS::Queue' && destination === 'AWS::Lambda::Function');
  if (together) return [all];
  if (source === destination && source === 'AWS::StepFunctions::StateMachine') return [['Read'], all];
  return [...all.map((one) => [one]), ...(all.length === 2 ? [all] : [])];
}

function pairs(): Record<string, Json> {
  const inputs: Record<string, Json> = {};
  for (const [sourceType, sources] of Object.entries(ENDS)) {
    for (const [destinationType, destinations] of Object.entries(ENDS)) {
      for (const permissions of permissionsOf(sourceType, destinationType)) {
        for (const Source of sources) {
          for (const Destination of destinations) {
            const name = `connector ${Source} to ${Destination}, ${permissions.join(' and ')}`;
            const embedded = { ...APP[Source] as Json ?? namedIn([ref(Source)])[Source] as Json };
            inputs[name] = app({ Join: connector({ Id: Source }, { Id: Destination }, permissions) });
            inputs[`${name}, inside the source`] = app({
              [Source]: { ...embedded, Connectors: { Join: { Properties: { Destination: { Id: Destination }, Permissions: permissions } } } },
            });
          }
        }
      }
    }
  }
  return inputs;
}

export const CONNECTOR_INPUTS: Readonly<Record<string, Json>> = {
  ...pairs(),
  'connector to several': app({ Join: connector({ Id: 'Fn' }, [{ Id: 'Dead' }, { Id: 'News' }, { Id: 'Bus' }], ['Write']) }),
  'connector with a condition': app({ Join: connector({ Id: 'Rule' }, { Id: 'Fn' }, ['Write'], { Condition: 'IsProd' }) }),
  'connector of one call': app({ Join: connector({ Id: 'Rest', Qualifier: 'prod/GET/orders' }, { Id: 'Fn' }, ['Write']) }),
  'connector of another call': app({ Join: connector({ Id: 'Rest', Qualifier: 'prod/GET/returns' }, { Id: 'Fn' }, ['Write']) }),
  'connector of described ends': app({
    Join: connector({ Type: 'AWS::Serverless::Function', RoleName: ref('FnRole') }, { Type: 'AWS::SQS::Queue', Arn: arn('Dead') }, ['Write']),
  }),
  'connector of a described source with a reference': app({
    Fn: { ...samFunction(), Connectors: { Join: { Properties: { SourceReference: { Qualifier: 'live' }, Destination: { Id: 'Dead' }, Permissions: ['Write'] } } } },
  }),
  'connector that others wait for': app({
    Join: connector({ Id: 'Jobs' }, { Id: 'Fn' }, ['Read', 'Write']), Late: { Type: 'AWS::SQS::Queue', DependsOn: 'Join' },
  }),
};
