/** APIs of SAM: the implicit ones, bodies of the template, WebSocket APIs. A finding is where the template has the setting. */
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { isUnknown } from '../../../src/model/known';
import { TemplateApp } from '../../../src/template/app';
import { pathInSam } from '../../../src/template/sam/origins';
import { arn, Json, ref, resource } from '../app-of';

const CONDITIONS = { Prod: { 'Fn::Equals': [ref('AWS::Region'), 'eu-west-1'] }, Trial: { 'Fn::Not': [{ Condition: 'Prod' }] } };
const URI = { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations' };
const INTEGRATION = { 'x-amazon-apigateway-integration': { type: 'aws_proxy', httpMethod: 'POST', uri: URI } };
const body = (path: string, method: string): Json => ({ openapi: '3.0.1', paths: { [path]: { [method]: INTEGRATION } } });

const fn = (type: string, properties: Json, Condition?: string): Json => ({
  Type: 'AWS::Serverless::Function', ...(Condition === undefined ? {} : { Condition }), Properties: { Events: { E: { Type: type, Properties: properties } } },
});
const GET = { Path: '/orders', Method: 'get' };

const appOf = (resources: Json, rest: Json = {}): TemplateApp => (
  new TemplateApp([{ name: 'App', template: { Transform: 'AWS::Serverless-2016-10-31', Conditions: CONDITIONS, ...rest, Resources: resources } }])
);
const deliveries = (resources: Json): readonly string[] => readDeliveryGraph(appOf(resources)).deliveries.map(({ id, access }) => (
  `${id}: ${access.map(({ allowed }) => (isUnknown(allowed) ? 'unknown' : allowed ? 'may' : 'may not')).join()}`
));
const conditionOf = (resources: Json, id: string): unknown => appOf(resources).stacks[0].resources.get(id)?.declaredAt.condition;

test.each(['Api', 'HttpApi'])('the API that SAM makes for events of type %s exists if one of their functions does', (type) => {
  const id = type === 'Api' ? 'ServerlessRestApi' : 'ServerlessHttpApi';
  expect(conditionOf({ A: fn(type, GET, 'Prod') }, id)).toBe('Prod');
  expect(conditionOf({ A: fn(type, GET, 'Prod'), B: fn(type, GET) }, id)).toBeUndefined();
  const both = { A: fn(type, GET, 'Prod'), B: fn(type, { Path: '/b', Method: 'get' }, 'Trial') };
  expect(conditionOf(both, id)).toBe(`${id}Condition`);
  expect((appOf(both).stacks[0].template as { Conditions: Json }).Conditions[`${id}Condition`]).toEqual({ 'Fn::Or': [{ Condition: 'Prod' }, { Condition: 'Trial' }] });
});

test('an API of SAM that nobody uses is not made', () => {
  const Api = resource('AWS::Serverless::Api', { StageName: 'prod' });
  expect([...appOf({ Api, A: fn('Api', { ...GET, RestApiId: ref('Api') }) }).stacks[0].resources.keys()]).not.toContain('ServerlessRestApi');
});

test.each<[string, Json, Json, readonly string[]]>([
  ['a REST API without a body', { StageName: 'prod' }, { RestApiId: ref('Api') }, ['App.FnE Integration: may']],
  ['a REST API by its logical id, which the permission does not resolve', { StageName: 'prod' }, { RestApiId: 'Api' }, ['App.FnE Integration: may not']],
  [
    'a REST API whose body integrates', { StageName: 'prod', DefinitionBody: body('/orders', 'get') }, { RestApiId: ref('Api') },
    ['App.Api Body.paths./orders.get.x-amazon-apigateway-integration: may'],
  ],
  ['a REST API whose body does not', { StageName: 'prod', DefinitionBody: { paths: {} } }, { RestApiId: ref('Api') }, []],
  ['a REST API with a body that is merged', { StageName: 'prod', MergeDefinitions: true, DefinitionBody: { paths: {} } }, { RestApiId: ref('Api') }, ['App.FnE Integration: may']],
  ['a REST API in a file', { StageName: 'prod', DefinitionUri: 's3://shop/api.yaml' }, { RestApiId: ref('Api') }, []],
])('an event of %s', (_, api, event, expected) => {
  expect(deliveries({ Api: resource('AWS::Serverless::Api', api), Fn: fn('Api', { ...GET, ...event }) })).toEqual(expected);
});

test.each<[string, Json, readonly string[]]>([
  ['an HTTP API without a body', {}, ['App.FnE: may']],
  ['an HTTP API whose body integrates', { DefinitionBody: body('/orders', 'get') }, ['App.Api Body.paths./orders.get.x-amazon-apigateway-integration: may']],
  ['an HTTP API whose body does not', { DefinitionBody: { openapi: '3.0.1', paths: {} } }, ['App.FnE: may']],
  ['an HTTP API in a file', { DefinitionUri: 's3://shop/api.yaml' }, []],
])('an event of %s', (_, api, expected) => {
  expect(deliveries({ Api: resource('AWS::Serverless::HttpApi', api), Fn: fn('HttpApi', { ...GET, ApiId: ref('Api') }) })).toEqual(expected);
});

test.each<[string, Json, string]>([
  ['its method and path', GET, 'GET/orders'],
  ['any text for a parameter of the path', { Path: '/orders/{id}', Method: 'put' }, 'PUT/orders/*'],
  ['any method', { Path: '/orders', Method: 'ANY' }, '*/orders'],
  ['a path without its last slash', { Path: '/orders/', Method: 'get' }, 'GET/orders'],
  ['the root', { Path: '/', Method: 'get' }, 'GET/'],
])('the permission of an event is for %s', (_, event, call) => {
  const permission = appOf({ Fn: fn('Api', event) }).stacks[0].resources.get('FnEPermissionProd')?.properties as { SourceArn: { 'Fn::Sub': [string] } };
  expect(permission.SourceArn['Fn::Sub'][0]).toBe(`arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/${call}`);
});

const SOCKET = resource('AWS::Serverless::WebSocketApi', {
  RouteSelectionExpression: '$request.body.action',
  Routes: { $connect: { FunctionArn: arn('Fn') }, send: { FunctionArn: arn('Other'), IntegrationTimeout: 2000 } },
});

test('each route of a WebSocket API is a delivery that its permission allows', () => {
  const { deliveries: found } = readDeliveryGraph(appOf({ Ws: SOCKET, Fn: resource('AWS::Serverless::Function'), Other: resource('AWS::Serverless::Function') }));
  expect(found.map(({ id, source, target, policy, access }) => [id, source.node, target.function, policy.answerWithin, access[0].allowed])).toEqual([
    ['App.WsConnectIntegration', 'App.Ws', 'App.Fn', 30, true],
    ['App.WsSendIntegration', 'App.Ws', 'App.Other', 2, true],
  ]);
});

test('the timeout of a route stands at the route', () => {
  const { origins } = appOf({ Ws: SOCKET, Fn: resource('AWS::Serverless::Function'), Other: resource('AWS::Serverless::Function') }).stacks[0];
  expect(pathInSam(origins.get('WsSendIntegration')!, 'Properties.TimeoutInMillis')).toBe('Ws.Properties.Routes.send.IntegrationTimeout');
  expect(origins.get('WsSendPermission')).toMatchObject({ resource: 'Ws', part: 'Routes.send' });
});

test('a state machine of SAM invokes with the role that SAM makes', () => {
  const Machine = resource('AWS::Serverless::StateMachine', {
    Definition: { StartAt: 'A', States: { A: { Type: 'Task', Resource: '${Fn}', End: true } } },
    DefinitionSubstitutions: { Fn: arn('Fn') },
    Policies: [{ LambdaInvokePolicy: { FunctionName: ref('Fn') } }],
  });
  expect(deliveries({ Machine, Fn: resource('AWS::Serverless::Function') })).toEqual(['App.Machine Definition.States.A: may']);
});

describe('an authorizer of SAM', () => {
  const api = (type: string, settings: Json, properties: Json = {}): Json => ({
    Api: resource(`AWS::Serverless::${type}`, { StageName: 'prod', Auth: { Authorizers: { Own: { FunctionArn: arn('Fn'), ...settings } } }, ...properties }),
    Fn: resource('AWS::Serverless::Function', {}),
  });
  const SCHEME = 'Own.x-amazon-apigateway-authorizer';
  const V2 = `App.Api Body.securityDefinitions.${SCHEME}`;
  const V3 = `App.Api Body.components.securitySchemes.${SCHEME}`;

  test.each<[string, Json, string]>([
    ['may be called', api('Api', {}), `${V2}: may`],
    ['is among the schemes of the newer version', api('Api', {}, { OpenApiVersion: '3.0.1' }), `${V3}: may`],
    ['may not be called where the template forgoes the permission', api('Api', { DisableFunctionDefaultPermissions: true }), `${V2}: may not`],
    ['of an HTTP API may not be called', api('HttpApi', {}), `${V3}: may not`],
    ['of an HTTP API may be called where the template asks for the permission', api('HttpApi', { EnableFunctionDefaultPermissions: true }), `${V3}: may`],
    ['keeps the rest of the body', api('Api', {}, { DefinitionBody: { swagger: '2.0', paths: {} } }), `${V2}: may`],
  ])('%s', (_, resources, expected) => {
    expect(deliveries(resources)).toEqual([expected]);
  });

  test.each<[string, Json, string]>([
    ['2', { securityDefinitions: { Other: { 'x-amazon-apigateway-authorizer': { authorizerUri: URI } } } }, V2],
    ['3', { openapi: '3.0.1', components: { securitySchemes: { Other: { 'x-amazon-apigateway-authorizer': { authorizerUri: URI } } } } }, V3],
  ])('stands beside those of a body of version %s', (version, DefinitionBody, own) => {
    const resources = api('Api', {}, { DefinitionBody, ...(version === '3' ? { OpenApiVersion: '3.0.1' } : {}) });
    expect(deliveries(resources)).toEqual([`${own.replace('Own.', 'Other.')}: may`, `${own}: may`]);
  });

  test('is not known where the body is made at deployment', () => {
    expect(deliveries(api('Api', {}, { DefinitionBody: { 'Fn::Transform': { Name: 'AWS::Include' } } }))).toEqual([]);
  });
});
