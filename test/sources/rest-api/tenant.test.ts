/** An integration of a REST API names the tenant by a header of its request; one of an HTTP API cannot. */
import { isUnknown } from '../../../src/model/known';
import { aFunction, Json, onlyDelivery, ref, resource } from '../../template/app-of';

const URI = { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations' };
const HEADER = 'integration.request.header.X-Amz-Tenant-Id';
const NONE = { Ref: 'AWS::NoValue' };

function named(resources: Json): unknown {
  const { source: { namesTenant } } = onlyDelivery({ Fn: aFunction(), ...resources }, { Parameters: { P: {} }, Conditions: { C: {} } });
  return isUnknown(namesTenant) ? 'unknown' : namesTenant;
}

const rest = (RequestParameters: unknown): Json => ({
  Api: resource('AWS::ApiGateway::RestApi'),
  Method: resource('AWS::ApiGateway::Method', { RestApiId: ref('Api'), HttpMethod: 'GET', Integration: { Uri: URI, RequestParameters } }),
});
const body = (type: string, requestParameters: unknown): Json => ({
  Api: resource(type, { Body: { paths: { '/': { get: { 'x-amazon-apigateway-integration': { uri: URI, requestParameters } } } } } }),
});
const integration = (ProtocolType: string): Json => ({
  Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType }),
  Integration: resource('AWS::ApiGatewayV2::Integration', { ApiId: ref('Api'), IntegrationUri: URI }),
});

test.each<[string, Json, unknown]>([
  ['a header of the integration', rest({ [HEADER]: 'method.request.header.T' }), true],
  ['a header in lower case', rest({ [HEADER.toLowerCase()]: '\'a\'' }), true],
  ['a header with a hidden value', rest({ [HEADER]: ref('P') }), true],
  ['another header', rest({ 'integration.request.header.T': '\'a\'' }), false],
  ['no parameters', rest(NONE), false],
  ['a header without a value', rest({ [HEADER]: NONE }), false],
  ['a header that a condition may leave out', rest({ [HEADER]: { 'Fn::If': ['C', '\'a\'', NONE] } }), 'unknown'],
  ['hidden parameters', rest(ref('P')), 'unknown'],
  ['a header in the body of a REST API', body('AWS::ApiGateway::RestApi', { [HEADER]: '\'a\'' }), true],
  ['none in the body of a REST API', body('AWS::ApiGateway::RestApi', NONE), false],
  ['the body of an HTTP API', body('AWS::ApiGatewayV2::Api', { [HEADER]: '\'a\'' }), false],
  ['an integration of an HTTP API', integration('HTTP'), false],
  ['an integration of a WebSocket API', integration('WEBSOCKET'), undefined],
])('%s', (_, resources, expected) => {
  expect(named(resources)).toBe(expected);
});
