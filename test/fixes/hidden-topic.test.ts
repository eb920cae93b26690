/** A plan for the subscription of a topic that the template hides leaves no dead-letter queue that nobody may write to. */
import { check } from '../../src/checks/check';
import { fixPlan } from '../../src/fixes/plan';
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { ALL_RULES } from '../../src/rules/all';
import { aFunction, aPermission, aQueue, appOf, arn, Json, ref, resource } from '../template/app-of';
import { applied } from './applied';

const PARAMETERS = { Parameters: { Topic: { Type: 'String' } } };
const subscribed = (TopicArn: unknown, Protocol: string, to: string): Json => (
  resource('AWS::SNS::Subscription', { TopicArn, Protocol, Endpoint: arn(to) })
);
const toFunction = (topic: unknown): Json => ({
  Fn: aFunction(), May: aPermission('sns.amazonaws.com', { SourceArn: topic }), Sub: subscribed(topic, 'lambda', 'Fn'),
});
const toQueue = (topic: unknown): Json => ({
  Fn: aFunction(),
  Q: aQueue(),
  M: resource('AWS::Lambda::EventSourceMapping', { FunctionName: ref('Fn'), EventSourceArn: arn('Q') }),
  Sub: subscribed(topic, 'sqs', 'Q'),
});

const errorsOf = (resources: Json): readonly string[] => check(readDeliveryGraph(appOf(resources, PARAMETERS)), ALL_RULES).findings
  .filter(({ severity }) => severity === 'error').map(({ rule }) => rule).filter((rule) => rule.startsWith('service-may'));

test.each<[string, Json]>([
  ['an export of another app', toFunction({ 'Fn::ImportValue': 'topic' })],
  ['a parameter', toFunction(ref('Topic'))],
  ['a parameter, which sends to a queue', toQueue(ref('Topic'))],
])('a topic that is %s', (_, resources) => {
  const template = { Resources: resources, ...PARAMETERS };
  const { App } = applied({ App: template }, fixPlan(appOf(resources, PARAMETERS), ALL_RULES));
  const mended = App.Resources as Json;
  expect(mended.Sub).toHaveProperty('Properties.RedrivePolicy');
  expect(errorsOf(mended)).toEqual([]);
});
