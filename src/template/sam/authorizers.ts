/** The Lambda authorizers of an API of SAM, which SAM writes into the OpenAPI body, with a permission for each. */
import { entriesOf, isIntrinsic, isObject, JsonObject, own } from '../json';
import { arnOf, invocationUri, Made, made, mergeMade } from './resources';

type Authorizer = readonly [name: string, settings: JsonObject];

export function withAuthorizers(body: unknown, properties: JsonObject, isVersion3: boolean): unknown {
  const schemes = Object.fromEntries(authorizersOf(properties).map(([name, settings]) => [name, schemeOf(settings)]));
  if (Object.keys(schemes).length === 0 || isIntrinsic(body)) return body;
  const components = own(body, 'components');
  return isVersion3
    ? { ...members(body), components: { ...members(components), securitySchemes: { ...members(own(components, 'securitySchemes')), ...schemes } } }
    : { ...members(body), securityDefinitions: { ...members(own(body, 'securityDefinitions')), ...schemes } };
}

export function authorizerPermissions(
  id: string, properties: JsonObject, has: (settings: JsonObject) => boolean,
): Made {
  return mergeMade(...authorizersOf(properties).filter(([, settings]) => has(settings)).map(([name, settings]) => (
    made(`${id}${name}AuthorizerPermission`, 'AWS::Lambda::Permission', {
      Action: 'lambda:InvokeFunction',
      FunctionName: settings.FunctionArn,
      Principal: 'apigateway.amazonaws.com',
      SourceArn: arnOf('execute-api', '${Api}/authorizers/*', { Api: { Ref: id } }),
    })
  )));
}

function authorizersOf({ Auth }: JsonObject): readonly Authorizer[] {
  return entriesOf(own(Auth, 'Authorizers')).flatMap(([name, settings]): Authorizer[] => (
    isObject(settings) && own(settings, 'FunctionArn') !== undefined ? [[name, settings]] : []
  ));
}

function schemeOf({ FunctionArn, FunctionInvokeRole }: JsonObject): JsonObject {
  const role = FunctionInvokeRole === undefined || FunctionInvokeRole === 'NONE' ? {} : { authorizerCredentials: FunctionInvokeRole };
  return { 'x-amazon-apigateway-authorizer': { authorizerUri: invocationUri(FunctionArn), ...role } };
}

function members(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
