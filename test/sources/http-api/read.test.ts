/** An integration of an HTTP or WebSocket API is invoked for the routes that lead to it. */
import { isUnknown } from '../../../src/model/known';
import { aFunction, aPermission, arn, Json, onlyDelivery, ref, resource } from '../../template/app-of';

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
