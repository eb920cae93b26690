/**
 * Reads the authorizers of REST, HTTP and WebSocket APIs that are functions. The API waits for the answer and refuses
 * the call without one.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
 */
import { arnHere } from '../../template/arn/arn-here';
import { at, propertiesOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';
import { Push, PushReader } from '../push/push-reader';
import { credentialsAt, plainPushTarget } from '../push/read-push';
import { functionInUri } from '../rest-api/function-in-uri';

/** The properties that name the API and the role, by type. */
const TYPES: ReadonlyMap<string, readonly [api: string, role: string]> = new Map([
  ['AWS::ApiGateway::Authorizer', ['RestApiId', 'AuthorizerCredentials']],
  ['AWS::ApiGatewayV2::Authorizer', ['ApiId', 'AuthorizerCredentialsArn']],
]);
const URI = 'AuthorizerUri';

export const authorizerPush: PushReader = {
  service: 'apigateway',
  types: [...TYPES.keys()],
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const [apiProperty, roleProperty] = TYPES.get(resource.type) ?? ['', ''];
    const to = functionInUri(at(properties, URI));
    if (to === undefined) return [];
    const api = at(properties, apiProperty);
    const authorizer: Resolved = { is: 'reference', resource, attribute: 'Ref' };
    return [{
      from: nodes.find(api),
      sourceArns: [arnHere('execute-api', ...partsOf(api), '/authorizers/', authorizer)],
      to,
      way: 'sync',
      by: 'target',
      pushTarget: {
        ...plainPushTarget(resource, URI, properties), ...credentialsAt(at(properties, roleProperty), nodes),
      },
    }];
  },
};
