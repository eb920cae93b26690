/**
 * Services that only name a function: nothing but that can be set, they invoke on the strength of a permission, and what Lambda does not take
 * is gone. Each is a row of where it says so. What waits for its function may say that in a setting.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
import { Known, map } from '../../model/known';
import { Nodes } from '../../resources/node-reader';
import { namesFunction } from '../../template/arn/function-target';
import { Resource } from '../../template/stack';
import { at, propertiesOf, textOf } from '../../template/value/fields';
import { Resolved } from '../../template/value/resolved';
import { Push, PushReader } from '../push/push-reader';
import { itemsAt, joinPath, plainPushTarget } from '../push/read-push';

interface Row {
  readonly service: string;
  readonly type: string;
  /** The list of what may name a function; without it the resource does so itself. */
  readonly list?: readonly string[];
  /** What names it; empty where the item does so itself. */
  readonly target: readonly string[];
  /** The setting that is `RequestResponse` where the service waits. */
  readonly invocationType?: readonly string[];
}

const ROWS: readonly Row[] = [
  { service: 'codecommit', type: 'AWS::CodeCommit::Repository', list: ['Triggers'], target: ['DestinationArn'] },
  { service: 'config', type: 'AWS::Config::ConfigRule', target: ['Source', 'SourceIdentifier'] },
  { service: 'config', type: 'AWS::Config::OrganizationConfigRule', target: ['OrganizationCustomRuleMetadata', 'LambdaFunctionArn'] },
  // What none of a topic rule's actions takes goes to its error action, which is not followed.
  { service: 'iot', type: 'AWS::IoT::TopicRule', list: ['TopicRulePayload', 'Actions'], target: ['Lambda', 'FunctionArn'] },
  ...['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'].flatMap((type) => (
    ['AlarmActions', 'OKActions', 'InsufficientDataActions'].map((list) => ({ service: 'lambda.alarms.cloudwatch', type, list: [list], target: [] }))
  )),
  {
    service: 'ses',
    type: 'AWS::SES::ReceiptRule',
    list: ['Rule', 'Actions'],
    target: ['LambdaAction', 'FunctionArn'],
    invocationType: ['LambdaAction', 'InvocationType'],
  },
];

export const permissionOnlyPushes: readonly PushReader[] = ROWS.map((row) => ({
  service: row.service, types: [row.type], nodes: [], pushes: (resource, nodes) => pushes(row, resource, nodes),
}));

function pushes({ list, target, invocationType }: Row, resource: Resource, nodes: Nodes): readonly Push[] {
  const properties = propertiesOf(resource);
  const items = list === undefined ? [[properties, ''] as const] : itemsAt(properties, ...list);
  return items.flatMap(([item, path]): Push[] => {
    const to = at(item, ...target);
    const property = list === undefined ? joinPath(...target) : path;
    return !namesFunction(to) ? [] : [{
      from: nodes.register({ resource }), to, way: wayOf(item, invocationType), by: 'target', pushTarget: plainPushTarget(resource, property, item),
    }];
  });
}

function wayOf(item: Resolved, invocationType: Row['invocationType']): Known<'async' | 'sync'> {
  if (invocationType === undefined) return 'async';
  return map<string, 'async' | 'sync'>(textOf(at(item, ...invocationType), 'Event'), (type) => (type === 'RequestResponse' ? 'sync' : 'async'));
}
