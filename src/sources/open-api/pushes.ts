/** The integrations and the authorizers with functions in the OpenAPI body of an API, as pushes. */
import { SECOND_IN_MS } from '../../facts/units';
import { defined } from '../../model/defined';
import { Known, map } from '../../model/known';
import { Nodes } from '../../resources/node-reader';
import { Resource } from '../../template/stack';
import { at, numberOf, propertiesOf, whereSet } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { Push } from '../push/push-reader';
import { credentialsAt, existsIf, plainPushTarget } from '../push/read-push';
import { Call, callsTo } from '../rest-api/calls';
import { functionInUri } from '../rest-api/function-in-uri';
import { authorizerPushes } from './authorizers';
import { BodyIntegration, integrationsIn } from './read';

export interface ApiWithBody {
  readonly resource: Resource;
  readonly stages: readonly Resource[];
  /** How long an integration waits that sets no timeout. */
  readonly timeoutInMs: number;
  call(integration: BodyIntegration): Call;
  way(integration: Resolved): Push['way'];
  /** Whether the integration names the tenant of each invocation. */
  namesTenant(integration: Resolved): Known<boolean>;
}

export function bodyPushes(
  { resource, stages, timeoutInMs, call, way, namesTenant }: ApiWithBody, nodes: Nodes,
): readonly Push[] {
  const api = referenceTo(resource);
  const integrations = integrationsIn(propertiesOf(resource)).flatMap((found): Push[] => {
    const { property, path, integration, condition } = found;
    const to = functionInUri(whereSet(at(integration, 'uri')).value);
    return to === undefined ? [] : [{
      from: nodes.register({ resource }),
      sourceArns: callsTo(api, stages, [call(found)]),
      to,
      way: way(integration),
      namesTenant: namesTenant(integration),
      ...answerWaits(
        at(integration, 'timeoutInMillis'), timeoutInMs, path.includes('.') ? undefined : `${property}.timeoutInMillis`,
      ),
      by: 'target',
      pushTarget: existsIf(condition, {
        ...plainPushTarget(resource, property, integration), ...credentialsAt(at(integration, 'credentials'), nodes),
      }),
    }];
  });
  return [...integrations, ...authorizerPushes(resource, api, nodes)];
}

/** A resource as a template refers to it. */
export function referenceTo(resource: Resource): Resolved {
  return { is: 'reference', resource, attribute: 'Ref' };
}

/** No edit can name a setting below a key with a dot, because a dot ends a step of its path. */
export function answerWaits(
  timeout: Resolved, byDefault: number, property: string | undefined,
): Pick<Push, 'answerWithin' | 'answerWithinProperty'> {
  const answerWithin = map(numberOf(timeout, byDefault), (milliseconds) => milliseconds / SECOND_IN_MS);
  return { answerWithin, ...defined({ answerWithinProperty: property }) };
}
