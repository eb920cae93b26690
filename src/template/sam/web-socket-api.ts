/** Expands `AWS::Serverless::WebSocketApi`: each route becomes a route, an integration and a permission. */
import { entriesOf, JsonObject, own } from '../json';
import { arnOf, invocationUri, Made, made, mergeMade, renamedProperties } from './resources';

export const WEB_SOCKET_API = 'AWS::Serverless::WebSocketApi';

/** The name of the setting in the integration, and in the route. */
export const ROUTE_TIMEOUT = ['TimeoutInMillis', 'IntegrationTimeout'] as const;

const DEFAULT_STAGE = 'default';

export function webSocketApi(id: string, properties: JsonObject): Made {
  const stage = properties.StageName ?? DEFAULT_STAGE;
  const ApiId = { Ref: id };
  const prefix = typeof stage === 'string' && stage !== DEFAULT_STAGE ? stage : '';
  return mergeMade(
    made(id, 'AWS::ApiGatewayV2::Api', { ProtocolType: 'WEBSOCKET' }),
    made(`${id}${stage === DEFAULT_STAGE ? 'Default' : prefix}Stage`, 'AWS::ApiGatewayV2::Stage', { ApiId, StageName: stage }),
    ...entriesOf(properties.Routes).map(([key, route]) => {
      const called = own(route, 'FunctionArn');
      const integration = routeId(id, key, 'Integration');
      return mergeMade(
        made(routeId(id, key, 'Route'), 'AWS::ApiGatewayV2::Route', {
          ApiId, RouteKey: key, Target: { 'Fn::Join': ['/', ['integrations', { Ref: integration }]] },
        }),
        made(integration, 'AWS::ApiGatewayV2::Integration', {
          ApiId, IntegrationType: 'AWS_PROXY', IntegrationUri: invocationUri(called), ...renamedProperties(route, { [ROUTE_TIMEOUT[1]]: ROUTE_TIMEOUT[0] }),
        }),
        made(routeId(id, key, 'Permission'), 'AWS::Lambda::Permission', {
          Action: 'lambda:InvokeFunction',
          FunctionName: called,
          Principal: 'apigateway.amazonaws.com',
          SourceArn: arnOf('execute-api', '${Api}/${Stage}/${Key}', { Api: ApiId, Stage: stage, Key: key }),
        }),
      );
    }),
  );
}


/** `$connect` becomes `Connect`, as any other first letter becomes a capital one. */
export function routeId(id: string, key: string, suffix: string): string {
  const name = key.replace(/^\$/, '');
  return `${id}${name.slice(0, 1).toUpperCase()}${name.slice(1).toLowerCase()}${suffix}`;
}
