/**
 * Reads services that name a function and have no other setting. They invoke by a permission, and an event that Lambda
 * does not accept is lost. Each row names the property that holds the function. Some of them
 * wait for the answer.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/lambda-services.html
 */
import { Nodes } from '../../resources/node-reader';
import { namesFunction } from '../../template/arn/function-target';
import { Resource } from '../../template/stack';
import { at, propertiesOf } from '../../template/value/fields';
import { Push, PushReader } from '../push/push-reader';
import { itemsAt, joinPath, plainPushTarget } from '../push/read-push';

interface Row {
  readonly service: string;
  readonly type: string;
  /** The list of items that may name a function. Without a list the resource names it. */
  readonly list?: readonly string[];
  /** The path to the function inside an item; empty if the item is the function. */
  readonly target: readonly string[];
  /** The service waits for the answer. */
  readonly waits?: true;
}

const ROWS: readonly Row[] = [
  { service: 'codecommit', type: 'AWS::CodeCommit::Repository', list: ['Triggers'], target: ['DestinationArn'] },
  { service: 'config', type: 'AWS::Config::ConfigRule', target: ['Source', 'SourceIdentifier'] },
  {
    service: 'config',
    type: 'AWS::Config::OrganizationConfigRule',
    target: ['OrganizationCustomRuleMetadata', 'LambdaFunctionArn'],
  },
  {
    service: 'iot',
    type: 'AWS::IoT::TopicRule',
    list: ['TopicRulePayload', 'Actions'],
    target: ['Lambda', 'FunctionArn'],
  },
  // It gets one message for each event that an action could not handle.
  { service: 'iot', type: 'AWS::IoT::TopicRule', target: ['TopicRulePayload', 'ErrorAction', 'Lambda', 'FunctionArn'] },
  { service: 'iot', type: 'AWS::IoT::Authorizer', target: ['AuthorizerFunctionArn'], waits: true },
  { service: 'iot', type: 'AWS::IoT::ProvisioningTemplate', target: ['PreProvisioningHook', 'TargetArn'], waits: true },
  { service: 'iot', type: 'AWS::IoT::CertificateProvider', target: ['LambdaFunctionArn'], waits: true },
  { service: 'iot', type: 'AWS::IoT::DomainConfiguration', target: ['ServerCertificateConfig', 'OcspLambdaArn'], waits: true },
  ...['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm', 'AWS::CloudWatch::LogAlarm'].flatMap((type) => (
    ['AlarmActions', 'OKActions', 'InsufficientDataActions'].map((list) => (
      { service: 'lambda.alarms.cloudwatch', type, list: [list], target: [] }
    ))
  )),
];

export const permissionOnlyPushes: readonly PushReader[] = ROWS.map((row) => ({
  service: row.service, types: [row.type], nodes: [], pushes: (resource, nodes) => pushes(row, resource, nodes),
}));

function pushes({ list, target, waits }: Row, resource: Resource, nodes: Nodes): readonly Push[] {
  const properties = propertiesOf(resource);
  const items = list === undefined ? [[properties, ''] as const] : itemsAt(properties, ...list);
  return items.flatMap(([item, path]): Push[] => {
    const to = at(item, ...target);
    const property = list === undefined ? joinPath(...target) : path;
    return !namesFunction(to) ? [] : [{
      from: nodes.register({ resource }),
      to,
      way: waits ? 'sync' : 'async',
      by: 'target',
      pushTarget: plainPushTarget(resource, property, item),
    }];
  });
}
