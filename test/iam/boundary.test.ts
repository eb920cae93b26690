/** A permissions boundary: the role may what its policies and the boundary allow, as far as the boundary can be read. */
import { arn, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const allow = (Action: unknown, Resource: unknown = '*'): Json => ({ Statement: { Effect: 'Allow', Action, Resource } });
const boundary = (document: Json, properties: Json = {}): Json => resource('AWS::IAM::ManagedPolicy', { PolicyDocument: document, ...properties });

interface App {
  readonly resources?: Json;
  readonly identity?: Json;
}

function decide(PermissionsBoundary: unknown, { resources = {}, identity = allow('sqs:*') }: App = {}): Asked {
  return Asked.resources({
    Role: resource('AWS::IAM::Role', { PermissionsBoundary, Policies: [{ PolicyDocument: identity }] }), Queue: aQueue({ QueueName: 'orders' }), ...resources,
  }, { Parameters: { Given: { Type: 'String' } }, Conditions: { C: { 'Fn::Equals': [ref('Given'), 'x'] } } });
}

const decisionOf = (asked: Asked): ReturnType<Asked['iam']['evaluateRole']> =>
  asked.iam.evaluateRole(asked.value(arn('Role')), 'sqs:SendMessage', asked.value(arn('Queue')));
const ofAws = (name: string): Json => ({ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/${name}` });
const B = (document: Json, properties: Json = {}): App => ({ resources: { B: boundary(document, properties) } });

test.each<[string, string, unknown, App?]>([
  ['AdministratorAccess', 'allowed', ofAws('AdministratorAccess')],
  ['PowerUserAccess', 'allowed', ofAws('PowerUserAccess')],
  ['a policy of AWS for another service', 'denied', ofAws('AmazonSNSFullAccess')],
  ['a policy of the app that allows it', 'allowed', ref('B'), B(allow('sqs:Send*'))],
  ['a policy of the app that allows another resource', 'denied', ref('B'), B(allow('sqs:*', 'arn:aws:sqs:*:*:bills'))],
  ['a policy of the app that allows all but it', 'denied', ref('B'), B({ Statement: { Effect: 'Allow', NotAction: 'sqs:*', Resource: '*' } })],
  ['a policy of the app that denies it', 'denied', ref('B'), B({ Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }, { Effect: 'Deny', Action: 'sqs:*', Resource: '*' }] })],
  ['a policy of the app that denies it under a condition', 'unknown', ref('B'), B({
    Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }, { Effect: 'Deny', Action: 'sqs:*', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }],
  })],
  ['a policy of the app by its ARN', 'denied', { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/team/bound' },
    B(allow('s3:*'), { ManagedPolicyName: 'bound', Path: '/team/' })],
  ['a policy outside the app', 'unknown', 'arn:aws:iam::111122223333:policy/bound'],
  ['a policy that is hidden', 'unknown', ref('Given')],
  ['a policy that is there under a condition', 'unknown', { 'Fn::If': ['C', ref('B'), ref('AWS::NoValue')] }, B(allow('s3:*'))],
  ['no policy', 'allowed', ref('AWS::NoValue')],
])('a role with a boundary by %s: %s', (_, expected, value, app = {}) => {
  expect(word(decisionOf(decide(value, app)))).toBe(expected);
});

const lets = (Principal: unknown): Json => resource('AWS::SQS::QueuePolicy', {
  Queues: [ref('Queue')], PolicyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Principal } },
});

test.each<[string, string, unknown]>([
  ['the role', 'denied', { AWS: arn('Role') }],
  ['everyone, whom a boundary may not limit', 'unknown', '*'],
])('a boundary limits what a queue allows %s: %s', (_, expected, principal) => {
  const resources = { B: boundary(allow('s3:*')), P: lets(principal) };
  expect(word(decisionOf(decide(ref('B'), { resources, identity: allow('s3:*') })))).toBe(expected);
});

test('the decision names the side that does not allow it', () => {
  expect(decisionOf(decide(ref('B'), B(allow('s3:*')))).lacking).toEqual(['boundary']);
  expect(decisionOf(decide(ref('B'), { ...B(allow('s3:*')), identity: allow('s3:*') })).lacking).toEqual(['identity', 'boundary']);
  expect(decisionOf(decide(ofAws('AdministratorAccess'), { identity: allow('s3:*') })).lacking).toEqual(['identity']);
  expect(decisionOf(decide(ofAws('AdministratorAccess'))).lacking).toEqual([]);
});
