/** APIs: those that SAM creates, those of the template with and without a body of their own, and WebSocket APIs. */
import { arn, Json, ref, resource, samFunction, samTemplate, withFunction } from './template';

const uri = (id: string): Json => ({
  'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${id}.Arn}/invocations`,
});
const integration = (id: string, more: Json = {}): Json => ({
  'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: uri(id), ...more }, 'responses': {},
});
const body = (paths: Json): Json => ({ openapi: '3.0.1', info: { title: 'shop', version: '1' }, paths });
const api = (properties: Json = {}, attributes: Json = {}): Json => ({ Type: 'AWS::Serverless::Api', ...attributes, Properties: { StageName: 'prod', ...properties } });
const http = (properties: Json = {}): Json => ({ Type: 'AWS::Serverless::HttpApi', Properties: properties });
const called = (type: string, properties: Json): Json => ({ Events: { Called: { Type: type, Properties: properties } } });
const GET = { Path: '/orders', Method: 'get' };
const may = (id: string, service = 'apigateway'): Json => resource('AWS::Lambda::Permission', {
  Action: 'lambda:InvokeFunction', FunctionName: arn(id), Principal: `${service}.amazonaws.com`,
});

const REST: Readonly<Record<string, Json>> = {
  'without a body': samTemplate({ Api: api(), Fn: samFunction({ Timeout: 60, ...called('Api', { ...GET, RestApiId: ref('Api') }) }) }),
  'by its logical id': samTemplate({ Api: api(), Fn: samFunction(called('Api', { ...GET, RestApiId: 'Api' })) }),
  'stage of a parameter': samTemplate({ Api: api({ StageName: ref('Stage') }), Fn: samFunction(called('Api', { ...GET, RestApiId: ref('Api') })) }),
  'version of OpenAPI': samTemplate({ Api: api({ OpenApiVersion: '3.0.1' }), Fn: samFunction(called('Api', { ...GET, RestApiId: ref('Api') })) }),
  'body that integrates': samTemplate({
    Api: api({ DefinitionBody: body({ '/orders': { get: integration('Fn', { timeoutInMillis: 2000 }) } }) }),
    Fn: samFunction(called('Api', { ...GET, RestApiId: ref('Api') })),
  }),
  'body that does not': samTemplate({
    Api: api({ DefinitionBody: body({ '/orders': { get: { responses: {} } } }) }), Fn: samFunction(called('Api', { ...GET, RestApiId: ref('Api') })),
  }),
  'body that is merged': samTemplate({
    Api: api({ MergeDefinitions: true, DefinitionBody: body({ '/returns': { post: integration('Other') } }) }),
    Fn: samFunction(called('Api', { ...GET, RestApiId: ref('Api') })),
    Other: samFunction(),
  }),
  'body that invokes asynchronously': samTemplate({
    Api: api({
      DefinitionBody: body({
        '/orders': {
          post: integration('Fn', {
            type: 'aws', requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" },
          }),
        },
      }),
    }),
    Fn: samFunction(),
    May: may('Fn'),
  }),
  'body in a file': samTemplate({
    Api: api({ DefinitionUri: 's3://shop/api.yaml' }), Fn: samFunction(called('Api', { ...GET, RestApiId: ref('Api') })),
  }),
  'with a condition': samTemplate({ Api: api({}, { Condition: 'IsProd' }), Fn: samFunction(called('Api', { ...GET, RestApiId: ref('Api') }), { Condition: 'IsProd' }) }),
  'of two functions': samTemplate({
    Api: api(), Fn: samFunction(called('Api', { ...GET, RestApiId: ref('Api') })), Other: samFunction(called('Api', { Path: '/orders', Method: 'post', RestApiId: ref('Api') })),
  }),
  'of SAM for two functions': samTemplate({ Fn: samFunction(called('Api', GET)), Other: samFunction(called('Api', { Path: '/returns', Method: 'any' })) }),
  'with authorizers': samTemplate({
    Rest: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'prod', Auth: { Authorizers: { Own: { FunctionArn: arn('Other') } } } } },
    Http: { Type: 'AWS::Serverless::HttpApi', Properties: { Auth: { Authorizers: { Own: { AuthorizerPayloadFormatVersion: '2.0', FunctionArn: arn('Other') } } } } },
    Fn: samFunction({
      Events: {
        A: { Type: 'Api', Properties: { ...GET, RestApiId: ref('Rest') } }, B: { Type: 'HttpApi', Properties: { ...GET, ApiId: ref('Http') } },
      },
    }),
    Other: samFunction(),
  }),
  'of SAM for functions with conditions': samTemplate({
    Fn: samFunction(called('Api', GET), { Condition: 'IsProd' }), Other: samFunction(called('Api', { Path: '/returns', Method: 'any' }), { Condition: 'IsOther' }),
  }),
  'of SAM for one function with a condition': samTemplate({
    Fn: samFunction(called('Api', GET), { Condition: 'IsProd' }), Other: samFunction(called('Api', { Path: '/returns', Method: 'any' })),
  }),
  'of SAM with a permission of another stage': samTemplate({
    Fn: samFunction({ Role: 'arn:aws:iam::111122223333:role/fn', ...called('Api', GET) }),
    Also: resource('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: ref('Fn'),
      Principal: 'apigateway.amazonaws.com',
      SourceArn: { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${ServerlessRestApi}/beta/GET/orders' },
    }),
  }),
  'of the template with a permission for its stage': samTemplate({
    Api: api({ DefinitionBody: body({ '/orders': { get: integration('Fn') } }) }),
    Fn: samFunction(),
    May: resource('AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: ref('Fn'),
      Principal: 'apigateway.amazonaws.com',
      SourceArn: { 'Fn::Sub': 'arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${Api.Stage}/GET/orders' },
    }),
  }),
  'path with a parameter and a slash': withFunction(called('Api', { Path: '/orders/{id}/', Method: 'PUT' })),
};

const HTTP: Readonly<Record<string, Json>> = {
  'without a body': samTemplate({ Api: http(), Fn: samFunction({ Timeout: 60, ...called('HttpApi', { ...GET, ApiId: ref('Api') }) }) }),
  'with a stage': samTemplate({ Api: http({ StageName: 'prod' }), Fn: samFunction(called('HttpApi', { ...GET, ApiId: ref('Api') })) }),
  'body that integrates': samTemplate({
    Api: http({ DefinitionBody: body({ '/orders': { get: integration('Fn', { payloadFormatVersion: '2.0', timeoutInMillis: 2000 }) } }) }),
    Fn: samFunction(called('HttpApi', { ...GET, ApiId: ref('Api') })),
  }),
  'body that integrates another': samTemplate({
    Api: http({ DefinitionBody: body({ '/orders': { post: integration('Other', { payloadFormatVersion: '2.0' }) } }) }),
    Fn: samFunction(called('HttpApi', { ...GET, ApiId: ref('Api') })),
    Other: samFunction(),
    May: may('Other'),
  }),
  'default route of the body': samTemplate({
    Api: http({ DefinitionBody: body({ $default: { 'x-amazon-apigateway-any-method': { ...integration('Fn', { payloadFormatVersion: '2.0' }), isDefaultRoute: true } } }) }),
    Fn: samFunction(),
    May: may('Fn'),
  }),
  'of SAM for functions with conditions': samTemplate({
    Fn: samFunction(called('HttpApi', GET), { Condition: 'IsProd' }), Other: samFunction(called('HttpApi', {}), { Condition: 'IsOther' }),
  }),
};

const route = (id: string, more: Json = {}): Json => ({ FunctionArn: arn(id), ...more });
const socket = (properties: Json, attributes: Json = {}): Json => ({
  Type: 'AWS::Serverless::WebSocketApi', ...attributes, Properties: { RouteSelectionExpression: '$request.body.action', ...properties },
});
const ROUTES = { $connect: route('Fn'), $default: route('Fn', { IntegrationTimeout: 2000 }), send: route('Other') };

const SOCKETS: Readonly<Record<string, Json>> = {
  'plain': samTemplate({ Ws: socket({ Routes: ROUTES }), Fn: samFunction(), Other: samFunction() }),
  'with a stage': samTemplate({ Ws: socket({ Routes: ROUTES, StageName: 'prod' }), Fn: samFunction(), Other: samFunction() }),
  'stage of a parameter': samTemplate({ Ws: socket({ Routes: ROUTES, StageName: ref('Stage') }), Fn: samFunction(), Other: samFunction() }),
  'with a condition': samTemplate({ Ws: socket({ Routes: ROUTES }, { Condition: 'IsProd' }), Fn: samFunction(), Other: samFunction() }),
  'of an alias': samTemplate({ Ws: socket({ Routes: { $default: { FunctionArn: ref('Fn.Alias') } } }), Fn: samFunction({ AutoPublishAlias: 'live' }) }),
};

const DEFINITION = {
  StartAt: 'Tell',
  States: {
    Tell: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { 'FunctionName': arn('Fn'), 'InvocationType': 'Event', 'Payload.$': '$' },
      Next: 'Each',
    },
    Each: {
      Type: 'Map',
      ItemProcessor: { StartAt: 'Do', States: { Do: { Type: 'Task', Resource: '${Work}', End: true } } },
      End: true,
    },
  },
};
const machine = (properties: Json): Json => ({
  Type: 'AWS::Serverless::StateMachine', Properties: { Definition: DEFINITION, DefinitionSubstitutions: { Work: arn('Other') }, ...properties },
});

const MACHINES: Readonly<Record<string, Json>> = {
  'with policies': samTemplate({
    Machine: machine({ Policies: [{ LambdaInvokePolicy: { FunctionName: ref('Fn') } }] }), Fn: samFunction(), Other: samFunction(),
  }),
  'without policies': samTemplate({ Machine: machine({}), Fn: samFunction(), Other: samFunction() }),
  'with a role': samTemplate({ Machine: machine({ Role: 'arn:aws:iam::111122223333:role/machine' }), Fn: samFunction(), Other: samFunction() }),
};

const named = (before: string, inputs: Readonly<Record<string, Json>>): Record<string, Json> => (
  Object.fromEntries(Object.entries(inputs).map(([name, input]) => [`${before}, ${name}`, input]))
);

export const API_INPUTS: Readonly<Record<string, Json>> = {
  ...named('REST API', REST), ...named('HTTP API', HTTP), ...named('WebSocket API', SOCKETS), ...named('state machine', MACHINES),
};
