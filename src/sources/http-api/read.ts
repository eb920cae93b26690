/** Reads an integration of an HTTP or WebSocket API with a function. */
import { SECOND_IN_MS } from '../../facts/units';
import { isUnknown, map } from '../../model/known';
import { Nodes } from '../../resources/node-reader';
import { Resource, resourceId } from '../../template/stack';
import { at, numberOf, propertiesOf } from '../../template/value/fields';
import { partsOf } from '../../template/value/text';
import { Push, PushReader } from '../push/push-reader';
import { credentialsAt, plainPushTarget } from '../push/read-push';
import { ANY_CALL, Call, callsTo } from '../rest-api/calls';
import { functionInUri } from '../rest-api/function-in-uri';
import { HTTP_API_TIMEOUT_IN_MS } from './facts';

export const httpApiPush: PushReader = {
  service: 'apigateway',
  types: ['AWS::ApiGatewayV2::Integration'],
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const to = functionInUri(at(properties, 'IntegrationUri'));
    if (to === undefined) return [];
    const api = at(properties, 'ApiId');
    const from = nodes.find(api);
    const stages = isUnknown(from) ? [] : nodes.pointingAt(from, 'AWS::ApiGatewayV2::Stage', 'ApiId');
    const milliseconds = numberOf(at(properties, 'TimeoutInMillis'), HTTP_API_TIMEOUT_IN_MS);
    return [{
      from,
      sourceArns: callsTo(api, stages, callsOf(resource, nodes)),
      to,
      way: 'sync',
      answerWithin: map(milliseconds, (known) => known / SECOND_IN_MS),
      by: 'target',
      pushTarget: {
        ...plainPushTarget(resource, '', properties),
        ...credentialsAt(at(properties, 'CredentialsArn'), nodes),
      },
    }];
  },
};

/** The calls of the routes to this integration: `POST /orders` becomes `POST/orders`. */
function callsOf(integration: Resource, nodes: Nodes): readonly Call[] {
  const routes = nodes.pointingAt(resourceId(integration), 'AWS::ApiGatewayV2::Route', 'Target');
  return routes.length === 0 ? [ANY_CALL] : routes.map((route) => (
    partsOf(at(propertiesOf(route), 'RouteKey'))
      .map((part) => (typeof part === 'string' ? part.replace(' ', '') : part))
  ));
}
