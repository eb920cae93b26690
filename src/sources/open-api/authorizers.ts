/**
 * Reads the authorizers with functions in the OpenAPI body of an API, among the security schemes of either version of
 * OpenAPI. AWS makes the id of such an authorizer.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html
 */
import { Nodes } from '../../resources/node-reader';
import { arnHere } from '../../template/arn/arn-here';
import { Resource } from '../../template/stack';
import { at, propertiesOf, whereSet } from '../../template/value/fields';
import { hidden, Part, Resolved } from '../../template/value/resolved';
import { partsOf } from '../../template/value/text';
import { Push } from '../push/push-reader';
import { credentialsAt, existsIf, plainPushTarget } from '../push/read-push';
import { functionInUri } from '../rest-api/function-in-uri';
import { entriesAt } from './read';

const SCHEMES = [['components', 'securitySchemes'], ['securityDefinitions']] as const;
const AUTHORIZER = 'x-amazon-apigateway-authorizer';

export function authorizerPushes(resource: Resource, api: Resolved, nodes: Nodes): readonly Push[] {
  const body = at(propertiesOf(resource), 'Body');
  const arnOfAuthorizer = (id: Part): Resolved => arnHere('execute-api', ...partsOf(api), '/authorizers/', id);
  return SCHEMES.flatMap((path) => entriesAt(at(body, ...path)).flatMap(([name, scheme]): Push[] => {
    const { value: authorizer, condition = scheme.condition } = whereSet(at(scheme.value, AUTHORIZER));
    const to = functionInUri(whereSet(at(authorizer, 'authorizerUri')).value);
    const property = ['Body', ...path, name, AUTHORIZER].join('.');
    return to === undefined ? [] : [{
      from: nodes.register({ resource }),
      sourceArns: [arnOfAuthorizer(hidden('the id of the authorizer'))],
      permissionArn: arnOfAuthorizer('*'),
      to,
      way: 'sync',
      by: 'target',
      pushTarget: existsIf(condition, {
        ...plainPushTarget(resource, property, authorizer), ...credentialsAt(at(authorizer, 'authorizerCredentials'), nodes),
      }),
    }];
  }));
}
