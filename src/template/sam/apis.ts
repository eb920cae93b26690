/**
 * Expands the APIs of SAM. An event becomes a method or a route of its own, so the body of the API is that of the
 * template.
 */
import { isObject, JsonObject, own } from '../json';
import { authorizerPermissions, withAuthorizers } from './authorizers';
import { Made, made, mergeMade, NO_RESOURCES, picked } from './resources';
import { WEB_SOCKET_API, webSocketApi } from './web-socket-api';

export const REST_API = 'AWS::Serverless::Api';
export const HTTP_API = 'AWS::Serverless::HttpApi';
export const IMPLICIT_REST_API = 'ServerlessRestApi';
export const IMPLICIT_HTTP_API = 'ServerlessHttpApi';

type ExpandApi = (id: string, properties: JsonObject) => Made;

export const APIS: ReadonlyMap<unknown, ExpandApi> = new Map<unknown, ExpandApi>([
  [REST_API, restApi], [HTTP_API, httpApi], [WEB_SOCKET_API, webSocketApi],
]);

/** Whether SAM writes the body, from the events. */
export function isManaged(api: unknown): boolean {
  const properties = own(api, 'Properties');
  const isWritten = ['DefinitionBody', 'DefinitionUri'].some((name) => own(properties, name) !== undefined);
  return !isWritten || own(properties, 'MergeDefinitions') === true;
}

/** An event names its API by `Ref` or by the logical id. */
export function apiIdOf(api: unknown): string | undefined {
  const id = isObject(api) ? own(api, 'Ref') : api;
  return typeof id === 'string' ? id : undefined;
}

function restApi(id: string, properties: JsonObject): Made {
  const { StageName, OpenApiVersion } = properties;
  const api = { RestApiId: { Ref: id } };
  // SAM leaves a stage of this name behind, unless the version of OpenAPI is set.
  const extra = OpenApiVersion === undefined ? { StageName: 'Stage' } : {};
  return mergeMade(
    made(id, 'AWS::ApiGateway::RestApi', definition(properties, isVersion3(OpenApiVersion))),
    authorizerPermissions(id, properties, ({ DisableFunctionDefaultPermissions: none }) => none !== true),
    made(`${id}Deployment`, 'AWS::ApiGateway::Deployment', { ...api, ...extra }),
    made(`${id}${prefixOf(StageName)}Stage`, 'AWS::ApiGateway::Stage', { ...api, StageName }),
  );
}

const STAGE_SETTINGS = ['StageName', 'StageVariables', 'AccessLogSettings', 'DefaultRouteSettings', 'RouteSettings'];

function httpApi(id: string, properties: JsonObject): Made {
  const settings = picked(properties, STAGE_SETTINGS);
  const stageId = `${id}${prefixOf(settings.StageName) || 'ApiGatewayDefault'}Stage`;
  return mergeMade(
    made(id, 'AWS::ApiGatewayV2::Api', definition(properties, true)),
    authorizerPermissions(id, properties, ({ EnableFunctionDefaultPermissions: some }) => some === true),
    Object.keys(settings).length === 0
      ? NO_RESOURCES
      : made(stageId, 'AWS::ApiGatewayV2::Stage', { ApiId: { Ref: id }, StageName: '$default', ...settings }),
  );
}

function prefixOf(stage: unknown): string {
  return typeof stage === 'string' && /^[A-Za-z0-9]+$/.test(stage) ? stage : '';
}

function isVersion3(version: unknown): boolean {
  return String(version).startsWith('3');
}

function definition(properties: JsonObject, isVersion3OfOpenApi: boolean): JsonObject {
  const { DefinitionBody, DefinitionUri } = properties;
  if (DefinitionUri !== undefined) return { BodyS3Location: DefinitionUri };
  const body = withAuthorizers(DefinitionBody, properties, isVersion3OfOpenApi);
  return body === undefined ? {} : { Body: body };
}
