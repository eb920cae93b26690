/** The integrations in the OpenAPI body of a REST or HTTP API are deliveries, with the permission that each call needs. */
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { Delivery } from '../../../src/model/delivery-graph';
import { isUnknown } from '../../../src/model/known';
import { aFunction, appOf, aPermission, arn, graphOf, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const KEY = 'x-amazon-apigateway-integration';
const URI = { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations' };
const integration = (more: Json = {}): Json => ({ [KEY]: { type: 'aws', httpMethod: 'POST', uri: URI, ...more } });
const NONE = ref('AWS::NoValue');
const either = (value: unknown): Json => ({ 'Fn::If': ['Prod', value, NONE] });

const TYPES = { 'REST API': 'AWS::ApiGateway::RestApi', 'HTTP API': 'AWS::ApiGatewayV2::Api' };

function withBody(type: string, body: unknown, more: Json = {}): Delivery {
  return onlyDelivery({ Fn: aFunction(), Api: resource(type, { Body: body }), ...more }, { Conditions: { Prod: { 'Fn::Equals': ['a', ref('AWS::Region')] } } });
}

test.each(Object.entries(TYPES))('a method in the body of a %s is a delivery from the API', (name, type) => {
  const { id, source, target, declaredAt, policy } = withBody(type, { paths: { '/orders': { post: integration({ timeoutInMillis: 2000 }) } } });
  expect(id).toBe(`App.Api Body.paths./orders.post.${KEY}`);
  expect(source).toMatchObject({ kind: 'sync', node: 'App.Api', service: 'apigateway' });
  expect(target).toEqual({ function: 'App.Fn', qualifier: '$LATEST', unqualified: true });
  expect(declaredAt).toEqual({ stack: 'App', logicalId: 'Api' });
  expect(policy).toMatchObject({ answerWithin: 2, answerWithinProperty: `Body.paths./orders.post.${KEY}.timeoutInMillis` });
  const { policy: byDefault } = withBody(type, { paths: { '/orders': { post: integration() } } });
  expect(byDefault.answerWithin).toBe(name === 'REST API' ? 29 : 30);
});

test.each(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'POST'])('the method %s of a body needs a permission for its calls alone', (method) => {
  const permission = (called: string): Json => ({
    P: aPermission('apigateway.amazonaws.com', { SourceArn: { 'Fn::Sub': `arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/*/${called}/orders` } }),
  });
  const may = (called: string): unknown => withBody(TYPES['REST API'], { paths: { '/orders': { [method]: integration() } } }, permission(called))
    .access.find(({ purpose }) => purpose === 'invoke')?.allowed;
  expect([may(method.toUpperCase()), may('CONNECT')]).toEqual([true, false]);
});

test('no edit names a setting below a path with a dot', () => {
  const { policy } = withBody(TYPES['REST API'], { paths: { '/v1.0/orders': { post: integration() } } });
  expect(policy.answerWithin).toBe(29);
  expect(policy.answerWithinProperty).toBeUndefined();
});

test.each<[string, string, string, boolean]>([
  ['its method and path', 'post', '*/POST/orders', true],
  ['another method', 'post', '*/GET/orders', false],
  ['another path', 'post', '*/POST/returns', false],
  ['every call', 'post', '*', true],
  ['one method of any', 'x-amazon-apigateway-any-method', '*/POST/orders', false],
  ['all methods of any', 'x-amazon-apigateway-any-method', '*/*/orders', true],
])('a permission for %s', (_, method, call, expected) => {
  for (const type of Object.values(TYPES)) {
    const May = aPermission('apigateway.amazonaws.com', { SourceArn: { 'Fn::Sub': `arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/${call}` } });
    const { access } = withBody(type, { paths: { '/orders': { [method]: integration() } } }, { May });
    expect(access.map(({ action, allowed }) => [action, allowed])).toEqual([['lambda:InvokeFunction', expected]]);
  }
});

test.each(['$default', '/$default'])('the path %s of an HTTP API is its default route', (path) => {
  const call = (rest: string): unknown => {
    const May = aPermission('apigateway.amazonaws.com', { SourceArn: { 'Fn::Sub': `arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/${rest}` } });
    return withBody(TYPES['HTTP API'], { paths: { [path]: { 'x-amazon-apigateway-any-method': integration() } } }, { May }).access[0].allowed;
  };
  expect(call('*/$default')).toBe(true);
  expect(call('*/GET/orders')).toBe(false);
});

test('with credentials the role decides', () => {
  const { access } = withBody(TYPES['REST API'], { paths: { '/orders': { post: integration({ credentials: arn('Role') }) } } }, { Role: resource('AWS::IAM::Role') });
  expect(access[0]).toMatchObject({ by: { kind: 'role', role: 'App.Role' }, allowed: false });
});

test.each<[string, (method: Json) => unknown]>([
  ['the method', (method) => ({ paths: { '/orders': { post: either(method) } } })],
  ['the path', (method) => ({ paths: { '/orders': either({ post: method }) } })],
  ['the paths', (method) => ({ paths: either({ '/orders': { post: method } }) })],
  ['the integration', (method) => ({ paths: { '/orders': { post: { [KEY]: either(method[KEY]) } } } })],
])('a condition of %s is that of the delivery', (_, body) => {
  for (const type of Object.values(TYPES)) {
    expect(withBody(type, body(integration())).declaredAt).toEqual({ stack: 'App', logicalId: 'Api', condition: 'Prod' });
  }
});

test('a method of an HTTP API refers to an integration of the body', () => {
  const Body = {
    paths: { '/orders': { post: { [KEY]: { $ref: '#/components/x-amazon-apigateway-integrations/work' } } } },
    components: { 'x-amazon-apigateway-integrations': { work: integration()[KEY] } },
  };
  expect(withBody(TYPES['HTTP API'], Body).target.function).toBe('App.Fn');
});

test.each<[string, unknown, string]>([
  ['\'Event\' in quotes', '\'Event\'', 'async'],
  ['\'RequestResponse\' in quotes', '\'RequestResponse\'', 'sync'],
  ['a header of the caller', 'method.request.header.InvocationType', 'unknown'],
  ['a parameter', ref('Type'), 'unknown'],
])('a REST API invokes by the header %s', (_, header, kind) => {
  const body = { paths: { '/orders': { post: integration({ requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': header } }) } } };
  expect(withBody(TYPES['REST API'], body).source.kind).toBe(kind);
});

test('the name of the header counts without its case, in a method as well', () => {
  const Integration = { Uri: URI, RequestParameters: { 'integration.request.header.x-amz-invocation-type': '\'Event\'' } };
  const method = resource('AWS::ApiGateway::Method', { RestApiId: ref('Api'), HttpMethod: 'POST', ResourceId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] }, Integration });
  expect(onlyDelivery({ Fn: aFunction(), Api: resource('AWS::ApiGateway::RestApi'), Method: method }).source).toMatchObject({ kind: 'async', node: 'App.Api', service: 'apigateway' });
});

test.each<[string, unknown]>([
  ['is hidden', ref('Definition')],
  ['is text', '{}'],
  ['has no paths', { openapi: '3.0.1' }],
  ['integrates no function', { paths: { '/orders': { post: { [KEY]: { type: 'http_proxy', uri: 'https://example.com' } }, get: { [KEY]: { type: 'mock' } }, parameters: [] } } }],
])('a body that %s is no delivery', (_, body) => {
  for (const type of Object.values(TYPES)) {
    expect(graphOf({ Fn: aFunction(), Api: resource(type, { Body: body }) }, { Parameters: { Definition: { Type: 'String' } } }).deliveries).toEqual([]);
  }
});

test('each method of each path is a delivery of its own', () => {
  const paths = { '/a': { get: integration(), post: integration() }, '/b': { get: integration() } };
  const { deliveries } = readDeliveryGraph(appOf({ Fn: aFunction(), Api: resource(TYPES['REST API'], { Body: { paths } }) }));
  expect(deliveries.map(({ id }) => id.replace(`.${KEY}`, ''))).toEqual(['App.Api Body.paths./a.get', 'App.Api Body.paths./a.post', 'App.Api Body.paths./b.get']);
  expect(deliveries.some(({ access }) => access.some(({ allowed }) => isUnknown(allowed)))).toBe(false);
});

const AUTHORIZER = 'x-amazon-apigateway-authorizer';
const SCHEMES: readonly (readonly [string, (scheme: unknown) => Json])[] = [
  ['components.securitySchemes', (scheme) => ({ components: { securitySchemes: { Own: scheme } } })],
  ['securityDefinitions', (scheme) => ({ securityDefinitions: { Own: scheme } })],
];

describe.each(SCHEMES)('an authorizer among the %s of a body', (path, bodyWith) => {
  const authorizer = (more: Json = {}): Json => ({ [AUTHORIZER]: { type: 'token', authorizerUri: URI, ...more } });
  const may = (SourceArn: unknown): Json => ({ May: aPermission('apigateway.amazonaws.com', { SourceArn }) });
  const invoke = (...of: Parameters<typeof withBody>): unknown => withBody(...of).access.find(({ purpose }) => purpose === 'invoke');
  const call = (rest: string): Json => ({ 'Fn::Sub': `arn:aws:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/${rest}` });

  test.each(Object.entries(TYPES))('is called by the %s, which waits', (_, type) => {
    expect(withBody(type, bodyWith(authorizer()))).toMatchObject({
      id: `App.Api Body.${path}.Own.${AUTHORIZER}`, source: { kind: 'sync', node: 'App.Api' }, target: { function: 'App.Fn' },
    });
  });

  test('needs a permission, whose source is every authorizer because AWS makes its id', () => {
    const [type] = Object.values(TYPES);
    expect(invoke(type, bodyWith(authorizer()))).toMatchObject({ allowed: false, source: expect.stringMatching(/\/authorizers\/\*$/) });
    expect(invoke(type, bodyWith(authorizer()), may(call('authorizers/*')))).toMatchObject({ allowed: true });
    expect(invoke(type, bodyWith(authorizer()), may(call('*')))).toMatchObject({ allowed: true });
    expect(invoke(type, bodyWith(authorizer()), may(call('authorizers/abc')))).toMatchObject({ allowed: { unknown: expect.any(String) } });
    expect(invoke(type, bodyWith(authorizer()), may(call('prod/GET/*')))).toMatchObject({ allowed: false });
  });

  test('of a user pool is no delivery', () => {
    const { deliveries } = graphOf({ Fn: aFunction(), Api: resource(TYPES['REST API'], { Body: bodyWith({ [AUTHORIZER]: { type: 'cognito_user_pools' } }) }) });
    expect(deliveries).toEqual([]);
  });
});
