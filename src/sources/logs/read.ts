/**
 * Reads a subscription filter of a log group. CloudWatch Logs retries for a day. Without permission to invoke, it skips
 * the events.
 */
import { NodeReader } from '../../resources/node-reader';
import { arnHere } from '../../template/arn/arn-here';
import { at, propertiesOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { isName } from '../../template/value/symbolic-text';
import { partsOf } from '../../template/value/text';
import { Push, PushReader } from '../push/push-reader';
import { filterTarget } from './filter-target';
import { groupNode, groupOfFilter } from './group';

const logGroupReader: NodeReader = {
  kind: 'log-group',
  types: ['AWS::Logs::LogGroup'],
  service: 'logs',
  nameProperty: 'LogGroupName',
  matches: (arn) => arn.resource.startsWith('log-group:'),
  nameIn: (arn) => arn.resource.split(':')[1],
  fromResource: (id, resource) => ({ id, kind: 'log-group', declaredAt: resource.declaredAt, loggers: [] }),
  fromArn: (id) => ({ id, kind: 'log-group', loggers: [] }),
};

export const logsPush: PushReader = {
  service: 'logs',
  types: ['AWS::Logs::SubscriptionFilter'],
  nodes: [logGroupReader],
  pushes(resource, nodes): readonly Push[] {
    const properties = propertiesOf(resource);
    const group = groupOfFilter(resource);
    return [{
      from: groupNode(group, nodes),
      sourceArns: [streamsOf(group)],
      to: at(properties, 'DestinationArn'),
      way: 'async',
      by: 'subscription',
      pushTarget: filterTarget(resource, '', properties, nodes),
    }];
  },
};

/** The source ARN covers all streams of the group. */
function streamsOf(name: Resolved): Resolved {
  if (name.is === 'reference') return { is: 'reference', resource: name.resource, attribute: 'Arn' };
  return name.is === 'hidden' && !isName(name) ? name : arnHere('logs', 'log-group:', ...partsOf(name), ':*');
}
