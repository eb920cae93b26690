/**
 * Expands events of the types `Api` and `HttpApi`. SAM writes them into the OpenAPI body of the API. Here each becomes
 * the method or the integration that the body describes, so that a finding is at the event.
 */
import { own } from '../json';
import { integrationIn } from './api-body';
import { apiIdOf, HTTP_API, IMPLICIT_HTTP_API, IMPLICIT_REST_API, isManaged, REST_API } from './apis';
import { Expand, SamEvent } from './event';
import { IMPLICIT_STAGE } from './implicit-apis';
import { invokePermission } from './permission';
import { arnOf, invocationUri, Made, made, mergeMade, NO_RESOURCES, picked } from './resources';

export const API_EVENTS: ReadonlyMap<string, Expand> = new Map<string, Expand>([['Api', restApi], ['HttpApi', httpApi]]);

const ANY = 'any';
const DEFAULT_ROUTE = '$default';

function restApi(event: SamEvent): Made {
  const { id, properties } = event;
  const api = properties.RestApiId ?? { Ref: IMPLICIT_REST_API };
  const apiId = apiIdOf(api);
  const ofApi = { RestApiId: apiId === undefined ? api : { Ref: apiId } };
  const path = String(properties.Path);
  const method = String(properties.Method).toUpperCase();
  const pathId = `${id}Path`;
  return mergeMade(
    makesMethod(event) ? mergeMade(
      made(pathId, 'AWS::ApiGateway::Resource', {
        ...ofApi, ParentId: { 'Fn::GetAtt': [apiId ?? '', 'RootResourceId'] }, PathPart: path.replace(/^\//, ''),
      }),
      made(id, 'AWS::ApiGateway::Method', {
        ...ofApi,
        ResourceId: { Ref: pathId },
        HttpMethod: method,
        Integration: { Type: 'AWS_PROXY', Uri: invocationUri(event.target.arn), ...picked(properties, ['TimeoutInMillis']) },
      }),
    ) : NO_RESOURCES,
    invokePermission(event, 'apigateway.amazonaws.com', { SourceArn: callOf(api, method, path) }, stageSuffix(event)),
  );
}

/** Only into a body that SAM writes itself, or merges with one of the template. */
function makesMethod({ properties, find }: SamEvent): boolean {
  const id = apiIdOf(properties.RestApiId);
  const api = id === undefined ? undefined : find(id);
  return api === undefined || (own(api, 'Type') === REST_API && isManaged(api));
}

/** The id of the permission ends with the stage of the API. */
function stageSuffix({ properties, find }: SamEvent): string {
  if (properties.RestApiId === undefined) return IMPLICIT_STAGE;
  const stage = own(own(find(apiIdOf(properties.RestApiId) ?? ''), 'Properties'), 'StageName');
  return typeof stage === 'string' ? stage : 'Stage';
}

function httpApi(event: SamEvent): Made {
  const { id, properties } = event;
  const api = properties.ApiId ?? { Ref: IMPLICIT_HTTP_API };
  const path = String(properties.Path ?? DEFAULT_ROUTE);
  const method = String(properties.Method ?? ANY).toUpperCase();
  const key = path === DEFAULT_ROUTE ? path : `${method} ${path}`;
  return mergeMade(
    makesRoute(event, path, method) ? mergeMade(
      made(id, 'AWS::ApiGatewayV2::Integration', {
        ApiId: api, IntegrationUri: invocationUri(event.target.arn), ...picked(properties, ['TimeoutInMillis']),
      }),
      made(`${id}Route`, 'AWS::ApiGatewayV2::Route', {
        ApiId: api, RouteKey: key, Target: { 'Fn::Join': ['/', ['integrations', { Ref: id }]] },
      }),
    ) : NO_RESOURCES,
    invokePermission(event, 'apigateway.amazonaws.com', {
      SourceArn: callOf(api, method, path === DEFAULT_ROUTE ? '' : path),
    }),
  );
}

/** SAM adds a route to a body of the template too, unless the body has it. */
function makesRoute({ properties, find }: SamEvent, path: string, method: string): boolean {
  const id = apiIdOf(properties.ApiId);
  const api = id === undefined ? undefined : find(id);
  if (api === undefined) return true;
  const body = own(own(api, 'Properties'), 'DefinitionBody');
  if (own(api, 'Type') !== HTTP_API || (body === undefined && !isManaged(api))) return false;
  return integrationIn(body, path, method.toLowerCase()) === undefined;
}

/** A call at any stage. A parameter of the path matches any text, and so does a path that ends with `/`. */
function callOf(api: unknown, method: string, path: string): unknown {
  const anyText = path.replace(/(?<=.)\/$/, '').replace(/\{[^{}]*\}/g, '*');
  return arnOf('execute-api', `\${Api}/*/${method === ANY.toUpperCase() ? '*' : method}${anyText}`, { Api: api });
}
