/**
 * Reads the methods of a REST API that integrate a function. The API waits for the answer, unless a header of the
 * integration asks for asynchronous invocation.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
import { SECOND_IN_MS } from '../../facts/units';
import { isUnknown, Known, map } from '../../model/known';
import { NodeReader, Nodes } from '../../resources/node-reader';
import { Resource } from '../../template/stack';
import { at, numberOf, propertiesOf, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';
import { Push, PushReader } from '../push/push-reader';
import { credentialsAt, plainPushTarget } from '../push/read-push';
import { callsTo, pathOf } from './calls';
import { REST_API_TIMEOUT_IN_MS } from './facts';
import { functionInUri } from './function-in-uri';

const apiReader: NodeReader = {
  kind: 'api',
  types: ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'],
  service: 'execute-api',
  nameProperty: '',
  matches: () => true,
  nameIn: (arn) => arn.resource.split('/')[0],
  fromResource: (id, resource) => ({ id, kind: 'api', declaredAt: resource.declaredAt }),
  fromArn: (id) => ({ id, kind: 'api' }),
};

export const restApiPush: PushReader = {
  service: 'apigateway',
  types: ['AWS::ApiGateway::Method'],
  nodes: [apiReader],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const integration = at(properties, 'Integration');
    const to = functionInUri(at(integration, 'Uri'));
    if (to === undefined) return [];
    const api = at(properties, 'RestApiId');
    const method = partsOf(at(properties, 'HttpMethod'));
    const milliseconds = numberOf(at(integration, 'TimeoutInMillis'), REST_API_TIMEOUT_IN_MS);
    return [{
      from: nodes.find(api),
      sourceArns: callsTo(api, stagesOf(api, nodes), [[...method, ...pathOf(at(properties, 'ResourceId'))]]),
      to,
      way: wayOf(integration),
      answerWithin: map(milliseconds, (known) => known / SECOND_IN_MS),
      by: 'target',
      pushTarget: {
        ...plainPushTarget(resource, 'Integration', integration),
        ...credentialsAt(at(integration, 'Credentials'), nodes),
      },
    }];
  },
};

/** A deployment may create a stage too. */
function stagesOf(api: Resolved, nodes: Nodes): readonly Resource[] {
  const id = nodes.find(api);
  if (isUnknown(id)) return [];
  return ['Stage', 'Deployment'].flatMap((type) => nodes.pointingAt(id, `AWS::ApiGateway::${type}`, 'RestApiId'));
}

function wayOf(integration: Resolved): Known<'async' | 'sync'> {
  const header = 'integration.request.header.X-Amz-Invocation-Type';
  const type = textOf(at(integration, 'RequestParameters', header), 'RequestResponse');
  return map<string, 'async' | 'sync'>(type, (text) => (text.includes('Event') ? 'async' : 'sync'));
}
