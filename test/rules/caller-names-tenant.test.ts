/** An API names the tenant by a header of its integration, or cannot name one. */
import { check } from '../../src/checks/check';
import { ALL_RULES } from '../../src/rules/all';
import { aFunction, graphOf, Json, ref, resource } from '../template/app-of';

const URI = { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations' };
const HEADER = { 'integration.request.header.X-Amz-Tenant-Id': 'method.request.header.T' };
const Fn = aFunction({ TenancyConfig: { TenantIsolationMode: 'PER_TENANT' } });

const rest = (RequestParameters: unknown): Json => ({
  Fn,
  Api: resource('AWS::ApiGateway::RestApi'),
  Caller: resource('AWS::ApiGateway::Method', { RestApiId: ref('Api'), HttpMethod: 'GET', Integration: { Uri: URI, RequestParameters } }),
});
const http = (handler: Json): Json => ({
  Fn: handler,
  Api: resource('AWS::ApiGatewayV2::Api', { ProtocolType: 'HTTP' }),
  Caller: resource('AWS::ApiGatewayV2::Integration', { ApiId: ref('Api'), IntegrationUri: URI }),
});

function told(resources: Json): readonly string[] {
  const { findings, unknowns } = check(
    graphOf(resources, { Parameters: { P: {} } }), ALL_RULES.filter(({ id }) => id === 'caller-names-tenant'),
  );
  return [
    ...findings.map(({ severity, at: { logicalId }, property }) => `${severity} ${logicalId} ${property}`),
    ...unknowns.map(({ reason }) => `unknown ${reason}`),
  ];
}

test.each<[string, Json, string[]]>([
  ['an HTTP API', http(Fn), ['error Caller ']],
  ['an HTTP API and a function without tenants', http(aFunction()), []],
  ['a REST API without the header', rest({}), ['error Caller Integration']],
  ['a REST API with the header', rest(HEADER), []],
  ['a REST API with hidden parameters', rest(ref('P')), ['unknown Ref P, a parameter of App']],
])('%s', (_, resources, expected) => {
  expect(told(resources)).toEqual(expected);
});
