/** Whether anything of the app subscribes to a topic. */
import { readDeliveryGraph } from '../../../src/graph/read-graph';
import { aFunction, appOf, Json, ref, resource } from '../../template/app-of';

const HIDDEN = expect.objectContaining({ unknown: expect.any(String) });
const slack = (topics: unknown): Json => resource('AWS::Chatbot::SlackChannelConfiguration', { ConfigurationName: 'on-call', ...topics === undefined ? {} : { SnsTopicArns: topics } });

const subscribedIn = (resources: Json, topic: Json = {}): unknown => {
  const { nodes } = readDeliveryGraph(appOf({
    Fn: aFunction({ DeadLetterConfig: { TargetArn: ref('T') } }),
    Settings: resource('AWS::Lambda::EventInvokeConfig', { FunctionName: ref('Fn'), Qualifier: '$LATEST' }),
    T: resource('AWS::SNS::Topic', topic),
    Other: resource('AWS::SNS::Topic'),
    ...resources,
  }));
  return (nodes.find(({ id }) => id === 'App.T') as unknown as Json).subscribed;
};

test.each<[string, Json, unknown]>([
  ['nothing', {}, false],
  ['a subscription', { S: resource('AWS::SNS::Subscription', { TopicArn: ref('T'), Protocol: 'email', Endpoint: 'a@example.com' }) }, true],
  ['a subscription of another topic', { S: resource('AWS::SNS::Subscription', { TopicArn: ref('Other') }) }, false],
  ['a subscription of a hidden topic', { S: resource('AWS::SNS::Subscription', { TopicArn: { 'Fn::ImportValue': 'topic' } }) }, HIDDEN],
  ['a chat channel', { C: slack([ref('Other'), ref('T')]) }, true],
  ['a channel of Teams', { C: resource('AWS::Chatbot::MicrosoftTeamsChannelConfiguration', { SnsTopicArns: [ref('T')] }) }, true],
  ['a chat channel of another topic', { C: slack([ref('Other')]) }, false],
  ['a chat channel of hidden topics', { C: slack({ 'Fn::Split': [',', { 'Fn::ImportValue': 'topics' }] }) }, HIDDEN],
  ['a chat channel without topics', { C: slack(undefined) }, false],
])('by %s', (_, resources, expected) => {
  expect(subscribedIn(resources)).toEqual(expected);
});

test('by what the topic itself sets', () => {
  expect(subscribedIn({}, { Subscription: [{ Protocol: 'email', Endpoint: 'a@example.com' }] })).toBe(true);
});
