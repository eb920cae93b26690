/**
 * A method of a REST API whose integration is a function. The API waits for the answer, unless a header of the integration asks for
 * asynchronous invocation.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
import { functionInUri } from './function-in-uri';
import { Known, whenKnown } from '../../model/unknown';
import { arnHere } from '../../template/arn-here';
import { at, numberOf, propertiesOf, textOf } from '../../template/fields';
import { NodeReader } from '../../template/node-reader';
import { hidden, Resolved } from '../../template/resolved';
import { partsOf } from '../../template/text';
import { Push, PushKind } from '../push/push-kind';
import { credentialsAt, plainHandover } from '../push/read-push';

const DEFAULT_TIMEOUT = 29_000;

/** Stage, method and path of a call are known when it comes. */
export function anyCallOf(api: Resolved): Resolved {
  return arnHere('execute-api', ...partsOf(api), '/', hidden('the stage'), '/', hidden('the call'));
}

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

export const restApiPushKind: PushKind = {
  service: 'apigateway',
  types: ['AWS::ApiGateway::Method'],
  nodes: [apiReader],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const integration = at(properties, 'Integration');
    const to = functionInUri(at(integration, 'Uri'));
    if (to === undefined) return [];
    const milliseconds = numberOf(at(integration, 'TimeoutInMillis'), DEFAULT_TIMEOUT);
    return [{
      from: nodes.find(at(properties, 'RestApiId')),
      sourceArn: anyCallOf(at(properties, 'RestApiId')),
      to,
      way: wayOf(integration),
      answerWithin: whenKnown([milliseconds], (known) => known / 1_000),
      by: 'target',
      handover: { ...plainHandover(resource, 'Integration', integration), ...credentialsAt(at(integration, 'Credentials'), nodes) },
    }];
  },
};

function wayOf(integration: Resolved): Known<'async' | 'sync'> {
  const type = textOf(at(integration, 'RequestParameters', 'integration.request.header.X-Amz-Invocation-Type'), 'RequestResponse');
  return whenKnown<[string], 'async' | 'sync'>([type], (text) => (text.includes('Event') ? 'async' : 'sync'));
}
