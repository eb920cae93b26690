/** An integration of an HTTP or WebSocket API is invoked for the routes that lead to it. */
import { check } from '../../../src/checks/check';
import { Delivery } from '../../../src/model/delivery-graph';
import { isUnknown } from '../../../src/model/known';
import { gatewayWaitsForFunction } from '../../../src/rules/gateway-waits-for-function';
import { aFunction, aPermission, arn, graphOf, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const execute = (rest: string): Json => ({ 'Fn::Sub': `arn:\${AWS::Partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${Api}/${rest}` });
const route = (RouteKey: unknown, target: unknown = { 'Fn::Join': ['/', ['integrations', ref('Integration')]] }): Json => (
  resource('AWS::ApiGatewayV2::Route', { ApiId: ref('Api'), RouteKey, Target: target })
);

function allowed(routes: readonly Json[], sourceArns: readonly string[], more: Json = {}): boolean | 'unknown' {
  const { access } = onlyDelivery({
    Fn: aFunction(),
    Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
    Stage: resource('AWS::ApiGatewayV2::Stage', { ApiId: ref('Api'), StageName: '$default' }),
    Integration: resource('AWS::ApiGatewayV2::Integration', { ApiId: ref('Api'), IntegrationUri: arn('Fn') }),
    ...Object.fromEntries(routes.map((one, i) => [`R${i}`, one])),
    ...Object.fromEntries(sourceArns.map((rest, i) => [`P${i}`, aPermission('apigateway.amazonaws.com', { SourceArn: execute(rest) })])),
    ...more,
  });
  const answers = access.filter(({ purpose }) => purpose === 'invoke').map((answer) => answer.allowed);
  expect(answers).toHaveLength(1);
  return isUnknown(answers[0]) ? 'unknown' : answers[0];
}

test.each<[string, unknown, string, boolean | 'unknown']>([
  ['method and path of its route', 'POST /orders', '*/*/orders', true],
  ['a parameter as a wildcard', 'GET /orders/{id}', '*/GET/orders/*', true],
  ['a parameter as it is written', 'GET /orders/{id}', '*/*/orders/{id}', true],
  ['another path', 'POST /orders', '*/*/returns', false],
  ['another method', 'POST /orders', '*/GET/orders', false],
  ['one method of ANY', 'ANY /orders', '*/GET/orders', false],
  ['the default route', '$default', '*/$default', true],
  ['every call', '$default', '*/*', true],
  ['a route of a WebSocket API', '$connect', '*$connect', true],
  ['another route of a WebSocket API', '$connect', '*$disconnect', false],
  ['its stage', 'POST /orders', '$default/POST/orders', true],
  ['another stage', 'POST /orders', 'beta/POST/orders', false],
  ['a route that is hidden', { 'Fn::ImportValue': 'x' }, '*/POST/orders', 'unknown'],
])('a permission for %s', (_, key, rest, expected) => {
  expect(allowed([route(key)], [rest])).toBe(expected);
});

test('each route that leads here has to be allowed', () => {
  const routes = [route('POST /orders'), route('GET /orders', { 'Fn::Sub': 'integrations/${Integration}' }), route('GET /other', 'integrations/abc')];
  expect(allowed(routes, ['*/POST/orders'])).toBe(false);
  expect(allowed(routes, ['*/POST/orders', '*/GET/orders'])).toBe(true);
});

test('without a route in the app, only a permission for every call is known to suffice', () => {
  expect(allowed([], ['*/*'])).toBe(true);
  expect(allowed([], ['*/POST/orders'])).toBe('unknown');
});

describe('an API with a target', () => {
  const quick = (api: Json, more: Json = {}): Delivery => onlyDelivery({
    Fn: aFunction({ Timeout: 60 }), Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP', ...api }), ...more,
  });

  test.each([['ARN', arn('Fn')], ['alias', ref('Alias')]])('is a delivery to the function by its %s', (_, Target) => {
    const { id, source, target, policy } = quick({ Target }, { Alias: resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), Name: 'live' }) });
    expect(id).toBe('App.Api Target');
    expect(source).toMatchObject({ kind: 'sync', node: 'App.Api', service: 'apigateway' });
    expect(target.function).toBe('App.Fn');
    expect(policy).toMatchObject({ mode: 'sync', answerWithin: 30 });
    expect(policy.answerWithinProperty).toBeUndefined();
  });

  test.each<[string, Json, string, boolean]>([
    ['every call', {}, '*', true],
    ['the default route', {}, '*/$default', true],
    ['another route', {}, '*/GET/orders', false],
    ['its route', { RouteKey: 'GET /orders' }, '$default/GET/orders', true],
    ['the default route of another', { RouteKey: 'GET /orders' }, '*/$default', false],
  ])('needs a permission for %s', (_, api, rest, expected) => {
    const May = aPermission('apigateway.amazonaws.com', { SourceArn: execute(rest) });
    expect(quick({ Target: arn('Fn'), ...api }, { May }).access.map((answer) => answer.allowed)).toEqual([expected]);
  });

  test('invokes by its credentials', () => {
    expect(quick({ Target: arn('Fn'), CredentialsArn: arn('Role') }, { Role: resource('AWS::IAM::Role') }).access[0]).toMatchObject({ by: { role: 'App.Role' }, allowed: false });
  });

  test('waits less than the function may run', () => {
    const { findings } = check(graphOf({ Fn: aFunction({ Timeout: 60 }), Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP', Target: arn('Fn') }) }), [gatewayWaitsForFunction]);
    expect(findings.map(({ at, property, fix }) => [at.logicalId, property, fix])).toEqual([
      ['Api', '', 'Set Timeout to 30 or less at the function, or invoke asynchronously.'],
    ]);
  });

  test('that is a website is no delivery', () => {
    expect(graphOf({ Fn: aFunction(), Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP', Target: 'https://example.com' }) }).deliveries).toEqual([]);
  });
});
