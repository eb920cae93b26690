/**
 * Reads the methods of a REST API that integrate a function, by themselves or in the OpenAPI body of the API. The API
 * waits for the answer, unless a header of the integration asks for asynchronous invocation.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
import { isUnknown } from '../../model/known';
import { NodeReader, Nodes } from '../../resources/node-reader';
import { Resource } from '../../template/stack';
import { at, propertiesOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';
import { answerWaits, bodyPushes, referenceTo } from '../open-api/pushes';
import { Push, PushReader } from '../push/push-reader';
import { credentialsAt, plainPushTarget } from '../push/read-push';
import { callsTo, pathOf } from './calls';
import { REST_API_TIMEOUT_IN_MS } from './facts';
import { functionInUri } from './function-in-uri';
import { wayOf } from './invocation-type';
import { namesTenant } from './tenant';

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
  types: ['AWS::ApiGateway::Method', 'AWS::ApiGateway::RestApi'],
  nodes: [apiReader],
  pushes: (resource, nodes) => (resource.type === 'AWS::ApiGateway::Method' ? ofMethod : ofBody)(resource, nodes),
};

function ofMethod(resource: Resource, nodes: Nodes): readonly Push[] {
  const properties = propertiesOf(resource);
  const integration = at(properties, 'Integration');
  const to = functionInUri(at(integration, 'Uri'));
  if (to === undefined) return [];
  const api = at(properties, 'RestApiId');
  const method = partsOf(at(properties, 'HttpMethod'));
  return [{
    from: nodes.find(api),
    sourceArns: callsTo(api, stagesOf(api, nodes), [[...method, ...pathOf(at(properties, 'ResourceId'))]]),
    to,
    way: wayOf(at(integration, 'RequestParameters')),
    namesTenant: namesTenant(at(integration, 'RequestParameters')),
    ...answerWaits(at(integration, 'TimeoutInMillis'), REST_API_TIMEOUT_IN_MS, 'Integration.TimeoutInMillis'),
    by: 'target',
    pushTarget: {
      ...plainPushTarget(resource, 'Integration', integration),
      ...credentialsAt(at(integration, 'Credentials'), nodes),
    },
  }];
}

function ofBody(resource: Resource, nodes: Nodes): readonly Push[] {
  return bodyPushes({
    resource,
    stages: stagesOf(referenceTo(resource), nodes),
    timeoutInMs: REST_API_TIMEOUT_IN_MS,
    call: ({ method, path }) => [method, path],
    way: (integration) => wayOf(at(integration, 'requestParameters')),
    namesTenant: (integration) => namesTenant(at(integration, 'requestParameters')),
  }, nodes);
}

/** A deployment may create a stage too. */
function stagesOf(api: Resolved, nodes: Nodes): readonly Resource[] {
  const id = nodes.find(api);
  if (isUnknown(id)) return [];
  return ['Stage', 'Deployment'].flatMap((type) => nodes.pointingAt(id, `AWS::ApiGateway::${type}`, 'RestApiId'));
}
