/**
 * Expands events of the types `Api` and `HttpApi`. SAM writes them into the OpenAPI body of the API. Here each becomes
 * the method or the integration that the body describes.
 */
import { Expand, SamEvent } from './event';
import { invokePermission } from './push-events';
import { Made, picked, resource, mergeMade } from './resources';

export const API_EVENTS: ReadonlyMap<string, Expand> = new Map<string, Expand>([['Api', restApi], ['HttpApi', httpApi]]);

function restApi(event: SamEvent): Made {
  const api = event.properties.RestApiId ?? { Ref: 'ServerlessRestApi' };
  const uri = {
    'Fn::Sub': [
      'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn}/invocations', { Fn: arnOf(event) },
    ],
  };
  return mergeMade(
    implicit(event.properties.RestApiId, 'ServerlessRestApi', 'AWS::ApiGateway::RestApi'),
    {
      resources: {
        [event.id]: resource('AWS::ApiGateway::Method', {
          RestApiId: api, Integration: { Type: 'AWS_PROXY', Uri: uri, ...picked(event.properties, ['TimeoutInMillis']) },
        }),
      },
    },
    invokePermission(event, 'apigateway', call(api)),
  );
}

function httpApi(event: SamEvent): Made {
  const api = event.properties.ApiId ?? { Ref: 'ServerlessHttpApi' };
  return mergeMade(
    implicit(event.properties.ApiId, 'ServerlessHttpApi', 'AWS::ApiGatewayV2::Api'),
    {
      resources: {
        [event.id]: resource('AWS::ApiGatewayV2::Integration', {
          ApiId: api, IntegrationUri: arnOf(event), ...picked(event.properties, ['TimeoutInMillis']),
        }),
      },
    },
    invokePermission(event, 'apigateway', call(api)),
  );
}

/** `Ref` of an alias is its ARN, and `Ref` of a function is its name. */
function arnOf({ target, functionId }: SamEvent): unknown {
  return target.Ref === functionId ? { 'Fn::GetAtt': [functionId, 'Arn'] } : target;
}

function implicit(api: unknown, id: string, type: string): Made {
  return api === undefined ? { resources: { [id]: resource(type, {}) } } : { resources: {} };
}

function call(api: unknown): unknown {
  return {
    'Fn::Sub': ['arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*', { Api: api }],
  };
}
