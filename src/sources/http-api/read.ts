/**
 * Reads the integrations of an HTTP or WebSocket API with functions: by themselves, in the OpenAPI body of the API, or
 * by `Target` of the API.
 */
import { SECOND_IN_MS } from '../../facts/units';
import { isUnknown } from '../../model/known';
import { Nodes } from '../../resources/node-reader';
import { arnHere } from '../../template/arn/arn-here';
import { Resource, resourceId } from '../../template/stack';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';
import { answerWaits, bodyPushes, referenceTo } from '../open-api/pushes';
import { Push, PushReader } from '../push/push-reader';
import { credentialsAt, plainPushTarget } from '../push/read-push';
import { ANY_CALL, Call, callsTo } from '../rest-api/calls';
import { functionInUri } from '../rest-api/function-in-uri';
import { HTTP_API_TIMEOUT_IN_MS } from './facts';

export const httpApiPush: PushReader = {
  service: 'apigateway',
  types: ['AWS::ApiGatewayV2::Integration', 'AWS::ApiGatewayV2::Api'],
  nodes: [],
  pushes: (resource, nodes) => (resource.type === 'AWS::ApiGatewayV2::Api'
    ? [...ofTarget(resource, nodes), ...ofBody(resource, nodes)]
    : ofIntegration(resource, nodes)),
};

function ofIntegration(resource: Resource, nodes: Nodes): readonly Push[] {
  const properties = propertiesOf(resource);
  const to = functionInUri(at(properties, 'IntegrationUri'));
  if (to === undefined) return [];
  const api = at(properties, 'ApiId');
  return [{
    from: nodes.find(api),
    sourceArns: callsTo(api, stagesOf(api, nodes), callsOf(resource, nodes)),
    to,
    way: 'sync',
    ...isHttp(api) ? { namesTenant: false } : {},
    ...answerWaits(at(properties, 'TimeoutInMillis'), HTTP_API_TIMEOUT_IN_MS, 'TimeoutInMillis'),
    by: 'target',
    pushTarget: {
      ...plainPushTarget(resource, '', properties), ...credentialsAt(at(properties, 'CredentialsArn'), nodes),
    },
  }];
}

/** The name of the stage and of the route that an API has by default. */
const DEFAULT = '$default';

/** `Target` creates an integration with the function, one route to it and the stage `$default`, without settings. */
function ofTarget(resource: Resource, nodes: Nodes): readonly Push[] {
  const properties = propertiesOf(resource);
  const to = functionInUri(at(properties, 'Target'));
  if (to === undefined) return [];
  const key = at(properties, 'RouteKey');
  const call = key.is === 'absent' ? [DEFAULT] : callOf(key);
  return [{
    from: nodes.register({ resource }),
    sourceArns: [arnHere('execute-api', ...partsOf(referenceTo(resource)), `/${DEFAULT}/`, ...call)],
    to,
    way: 'sync',
    namesTenant: false,
    answerWithin: HTTP_API_TIMEOUT_IN_MS / SECOND_IN_MS,
    by: 'target',
    pushTarget: {
      ...plainPushTarget(resource, 'Target', at(properties, 'Target')), ...credentialsAt(at(properties, 'CredentialsArn'), nodes),
    },
  }];
}

function ofBody(resource: Resource, nodes: Nodes): readonly Push[] {
  return bodyPushes({
    resource,
    stages: stagesOf(referenceTo(resource), nodes),
    timeoutInMs: HTTP_API_TIMEOUT_IN_MS,
    call: ({ method, path, isDefault }) => (isDefault ? [DEFAULT] : [method, path]),
    way: () => 'sync',
    namesTenant: () => false,
  }, nodes);
}

function stagesOf(api: Resolved, nodes: Nodes): readonly Resource[] {
  const id = nodes.find(api);
  return isUnknown(id) ? [] : nodes.pointingAt(id, 'AWS::ApiGatewayV2::Stage', 'ApiId');
}

/** What an API with a body or a target is that sets no protocol. */
const HTTP = 'HTTP';

/** No setting of an HTTP API names a tenant. Of a WebSocket API AWS says nothing. */
function isHttp(api: Resolved): boolean {
  return api.is === 'reference' && textOf(at(propertiesOf(api.resource), 'ProtocolType'), HTTP) === HTTP;
}

/** The calls of the routes to this integration: `POST /orders` becomes `POST/orders`. */
function callsOf(integration: Resource, nodes: Nodes): readonly Call[] {
  const routes = nodes.pointingAt(resourceId(integration), 'AWS::ApiGatewayV2::Route', 'Target');
  return routes.length === 0 ? [ANY_CALL] : routes.map((route) => callOf(at(propertiesOf(route), 'RouteKey')));
}

function callOf(key: Resolved): Call {
  return partsOf(key).map((part) => (typeof part === 'string' ? part.replace(' ', '') : part));
}
