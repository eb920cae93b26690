/** An integration of an HTTP or WebSocket API that is a function. */
import { whenKnown } from '../../model/unknown';
import { at, numberOf, propertiesOf } from '../../template/fields';
import { Push, PushKind } from '../push/push-kind';
import { credentialsAt, plainHandover } from '../push/read-push';
import { functionInUri } from '../rest-api/function-in-uri';
import { anyCallOf } from '../rest-api/kind';

const DEFAULT_TIMEOUT = 30_000;

export const httpApiPushKind: PushKind = {
  service: 'apigateway',
  types: ['AWS::ApiGatewayV2::Integration'],
  nodes: [],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const to = functionInUri(at(properties, 'IntegrationUri'));
    if (to === undefined) return [];
    return [{
      from: nodes.find(at(properties, 'ApiId')),
      sourceArn: anyCallOf(at(properties, 'ApiId')),
      to,
      way: 'sync',
      answerWithin: whenKnown([numberOf(at(properties, 'TimeoutInMillis'), DEFAULT_TIMEOUT)], (known) => known / 1_000),
      by: 'target',
      handover: { ...plainHandover(resource, '', properties), ...credentialsAt(at(properties, 'CredentialsArn'), nodes) },
    }];
  },
};
