/** A service calls from no endpoint of a VPC and from no address of a user, and EventBridge uses the key of a topic for no rule. */
import { arn, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const SNS = 'sns.amazonaws.com';
const EVENTS = 'events.amazonaws.com';
const PARAMETERS = { Parameters: { Given: { Type: 'String' } } };

const statement = (Effect: string, Condition?: Json): Json => ({
  Effect, Principal: { Service: SNS }, Action: 'sqs:SendMessage', Resource: arn('Queue'), ...(Condition === undefined ? {} : { Condition }),
});
const allow = (condition: Json): Json[] => [statement('Allow', condition)];
const deny = (condition: Json): Json[] => [statement('Allow'), statement('Deny', condition)];

test.each<[string, string, Json[]]>([
  ['an Allow for an endpoint', 'denied', allow({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } })],
  ['an Allow for a VPC', 'denied', allow({ StringEquals: { 'aws:SourceVpc': ref('Given') } })],
  ['a Deny of all but an endpoint', 'denied', deny({ StringNotEquals: { 'aws:sourceVpce': 'vpce-1' } })],
  ['a Deny of all but an endpoint, where the key is there', 'allowed', deny({ StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' }, Null: { 'aws:SourceVpce': 'false' } })],
  ['an Allow for addresses of a user', 'denied', allow({ IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '192.0.2.1/32'] } })],
  ['an Allow for a hidden range', 'unknown', allow({ IpAddress: { 'aws:SourceIp': ref('Given') } })],
  ['an Allow for every address', 'allowed', allow({ IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } })],
  ['a Deny of all but addresses of a user', 'unknown', deny({ NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } })],
  ['an Allow for hours of a day', 'unknown', allow({ DateGreaterThan: { 'aws:CurrentTime': '2020-04-01T00:00:00Z' } })],
])('%s: %s', (_, expected, Statement) => {
  const policy = resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement } });
  const asked = Asked.resources({ Queue: aQueue(), Topic: resource('AWS::SNS::Topic'), P: policy }, PARAMETERS);
  expect(word(asked.iam.evaluateService(SNS, 'sqs:SendMessage', asked.value(arn('Queue')), asked.value(ref('Topic'))))).toBe(expected);
});

test.each<[string, string, string, string, Json]>([
  ['EventBridge for a topic', 'denied', EVENTS, 'sns', { ArnEquals: { 'aws:SourceArn': arn('Rule') } }],
  ['EventBridge for a topic of the account', 'denied', EVENTS, 'sns', { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } }],
  ['EventBridge for a topic without a condition', 'allowed', EVENTS, 'sns', {}],
  ['EventBridge for a queue', 'allowed', EVENTS, 'sqs', { ArnEquals: { 'aws:SourceArn': arn('Rule') } }],
  ['S3 for a topic', 'allowed', 's3.amazonaws.com', 'sns', { ArnEquals: { 'aws:SourceArn': arn('Rule') } }],
])('a key that asks for the source, used by %s: %s', (_, expected, Service, via, Condition) => {
  const key = resource('AWS::KMS::Key', {
    KeyPolicy: { Statement: { Effect: 'Allow', Principal: { Service }, Action: 'kms:Decrypt', Resource: '*', Condition } },
  });
  const asked = Asked.resources({ Key: key, Rule: resource('AWS::Events::Rule') }, PARAMETERS);
  const decision = asked.iam.evaluateService(Service, 'kms:Decrypt', asked.value(arn('Key')), asked.value(arn('Rule')), { via });
  expect(word(decision)).toBe(expected);
});
