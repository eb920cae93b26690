/** A name may have that of another resource in it. Its ARN is not one of that resource. */
import { readDeliveryGraph } from '../../src/graph/read-graph';
import { TemplateApp } from '../../src/template/app';
import { aFunction, aMapping, aQueue, Json, ref, resource } from '../template/app-of';

const sub = (text: string): Json => ({ 'Fn::Sub': text });
const QUEUE = 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:';
const sourceOf = (resources: Json): unknown => {
  const template = { Parameters: { Stage: { Type: 'String' } }, Resources: { Fn: aFunction(), ...resources } };
  return readDeliveryGraph(new TemplateApp([{ name: 'App', template }]))
    .deliveries.find(({ declaredAt }) => declaredAt?.logicalId === 'M')?.source.node;
};

const sourceNamed = (name: unknown, written: unknown): unknown => sourceOf({
  Named: aFunction({ FunctionName: sub('${Stage}-work') }),
  Topic: resource('AWS::SNS::Topic'),
  Q: aQueue({ QueueName: name }),
  M: aMapping({ EventSourceArn: written }),
});

test.each<[string, unknown, unknown]>([
  ['that of a topic', sub('${Topic.TopicName}-q'), sub(`${QUEUE}\${Topic.TopicName}-q`)],
  ['that of a function', sub('${Fn}-failed'), sub(`${QUEUE}\${Fn}-failed`)],
  ['nothing but that of a function', ref('Fn'), sub(`${QUEUE}\${Fn}`)],
  ['the name that a function is given, and a reference to it', sub('${Stage}-work-failed'), sub(`${QUEUE}\${Named}-failed`)],
])('a queue whose name has %s is named by its ARN', (_, name, written) => {
  expect(sourceNamed(name, written)).toBe('App.Q');
});

test.each<[string, unknown]>([
  ['a function', sub(`${QUEUE}\${Fn}-failed`)],
  ['the queue that it continues', sub(`${QUEUE}\${Q.QueueName}-failed`)],
  ['a queue whose Region it has', { 'Fn::Join': [':', ['arn:aws:sqs', { 'Fn::Select': [3, { 'Fn::Split': [':', { 'Fn::GetAtt': ['Q', 'Arn'] }] }] }, ref('AWS::AccountId'), 'failed']] }],
])('an ARN with the name of a resource in it is not that of %s', (_, written) => {
  expect(sourceNamed('orders', written)).toMatch(/^arn:aws:sqs:/);
});

test('an ARN that goes on after the name is that of the resource', () => {
  expect(sourceOf({
    T: resource('AWS::DynamoDB::Table'),
    M: aMapping({ EventSourceArn: sub('arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${T}/stream/2026') }),
  })).toBe('App.T');
});
