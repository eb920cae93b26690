/**
 * Reads the handlers of AWS AppSync Events that invoke a function without code of their own. AppSync invokes it by the
 * role of the data source: asynchronously as an event, else it waits for the answer.
 *
 * @see https://docs.aws.amazon.com/appsync/latest/eventapi/direct-lambda-integrations.html
 */
import { isUnknown, map } from '../../model/known';
import { Nodes } from '../../resources/node-reader';
import { Resource } from '../../template/stack';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { Push, PushReader } from '../push/push-reader';
import { plainPushTarget, roleAt } from '../push/read-push';
import { CHANNEL_NAMESPACE, DATA_SOURCE, EventHandler, handlersOf, namesDataSource } from './handlers';

export const appSyncEventsPush: PushReader = {
  service: 'appsync',
  types: [CHANNEL_NAMESPACE],
  nodes: [],
  pushes: (resource, nodes) => handlersOf(resource).flatMap((handler) => pushesOf(handler, resource, nodes)),
};

function pushesOf({ property, integration, hasCode }: EventHandler, resource: Resource, nodes: Nodes): readonly Push[] {
  const source = dataSourceOf(integration, resource, nodes);
  const ofSource = source && propertiesOf(source);
  const to = ofSource && at(ofSource, 'LambdaConfig', 'LambdaFunctionArn');
  if (hasCode || ofSource === undefined || to === undefined || to.is === 'absent') return [];
  return [{
    from: nodes.register({ resource }),
    to,
    way: map<string, 'async' | 'sync'>(textOf(at(integration, 'LambdaConfig', 'InvokeType'), ''), (type) => (
      type === 'EVENT' ? 'async' : 'sync'
    )),
    by: 'target',
    pushTarget: {
      ...plainPushTarget(resource, property, integration),
      authority: 'role',
      role: roleAt(at(ofSource, 'ServiceRoleArn'), nodes),
    },
  }];
}

/** Undefined for one outside the app. */
function dataSourceOf(integration: EventHandler['integration'], namespace: Resource, nodes: Nodes): Resource | undefined {
  const name = at(integration, 'DataSourceName');
  if (name.is === 'reference') return name.resource.type === DATA_SOURCE ? name.resource : undefined;
  const api = nodes.idOf(at(propertiesOf(namespace), 'ApiId'));
  return isUnknown(api) ? undefined : nodes.pointingAt(api, DATA_SOURCE, 'ApiId').find((source) => namesDataSource(name, source));
}
