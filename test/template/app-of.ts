/** Apps for tests: from resources of one stack, or from whole templates by stack name. */
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { Delivery, DeliveryGraph } from '../../src/model/delivery-graph';
import { DeliveryNode } from '../../src/model/node';
import { TemplateApp } from '../../src/template/app';

export type Json = Record<string, unknown>;

export function appOf(resources: Json, rest: Json = {}): TemplateApp {
  return new TemplateApp([{ name: 'App', deployedName: 'App', template: { Resources: resources, ...rest } }]);
}

export function appOfStacks(templates: Record<string, Json>): TemplateApp {
  return new TemplateApp(Object.entries(templates).map(([name, template]) => ({ name, deployedName: name, template })));
}

export function graphOf(resources: Json, rest: Json = {}): DeliveryGraph {
  return readDeliveryGraph(appOf(resources, rest));
}

export function onlyDelivery(resources: Json, rest: Json = {}): Delivery {
  const { deliveries } = graphOf(resources, rest);
  if (deliveries.length !== 1) throw new Error(`expected one delivery, found ${deliveries.map(({ id }) => id).join(', ')}`);
  return deliveries[0];
}

export function nodeOf(id: string, resources: Json, rest: Json = {}): DeliveryNode {
  const node = graphOf(resources, rest).nodes.find((candidate) => candidate.id === id);
  if (node === undefined) throw new Error(`no node ${id}`);
  return node;
}

export const arn = (logicalId: string): Json => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
export const ref = (logicalId: string): Json => ({ Ref: logicalId });
export const resource = (type: string, properties: Json = {}): Json => ({ Type: type, Properties: properties });
export const aFunction = (properties: Json = {}): Json => resource('AWS::Lambda::Function', properties);
export const aQueue = (properties: Json = {}): Json => resource('AWS::SQS::Queue', properties);
/** An alarm on what waits in a queue, which pages a topic outside the app. */
export const aDepthAlarm = (queue: string): Json => resource('AWS::CloudWatch::Alarm', {
  Namespace: 'AWS/SQS',
  MetricName: 'ApproximateNumberOfMessagesVisible',
  ComparisonOperator: 'GreaterThanThreshold',
  Dimensions: [{ Name: 'QueueName', Value: { 'Fn::GetAtt': [queue, 'QueueName'] } }],
  AlarmActions: ['arn:aws:sns:eu-west-1:1:pager'],
});
export const aMapping = (properties: Json): Json => resource('AWS::Lambda::EventSourceMapping', { FunctionName: ref('Fn'), ...properties });
export const aConfig = (properties: Json = {}): Json => resource(
  'AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier: '$LATEST', ...properties },
);
export const aPermission = (principal: unknown, properties: Json = {}): Json => resource(
  'AWS::Lambda::Permission', { Action: 'lambda:InvokeFunction', FunctionName: arn('Fn'), Principal: principal, ...properties },
);
