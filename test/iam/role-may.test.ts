/** A role and its policies, one thing changed at a time: what the role may, may not, or cannot be told to. */
import { arn, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const allow = (fields: Json = {}): Json => ({ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: arn('Queue'), ...fields });
const deny = (fields: Json = {}): Json => allow({ Effect: 'Deny', ...fields });
const policy = (...statements: unknown[]): Json => resource('AWS::IAM::Policy', {
  PolicyName: 'p', Roles: [ref('Role')], PolicyDocument: { Statement: statements },
});
const role = (properties: Json = {}): Json => resource('AWS::IAM::Role', properties);

function asked(resources: Json, rest: Json = {}): string {
  const question = Asked.resources({ Role: role(), Queue: aQueue({ QueueName: 'orders' }), Other: aQueue(), ...resources }, rest);
  return word(question.iam.evaluateRole(question.value(arn('Role')), 'sqs:SendMessage', question.value(arn('Queue'))));
}

const PARAMETERS = { Parameters: { Given: { Type: 'String' } }, Conditions: { C: { 'Fn::Equals': [{ Ref: 'Given' }, 'b'] }, Always: { 'Fn::Equals': ['a', 'a'] } } };
const OWN_ACCOUNT = { Ref: 'AWS::AccountId' };

test.each<[string, string, unknown[]]>([
  ['the action on the resource', 'allowed', [allow()]],
  ['nothing', 'denied', []],
  ['all actions of the service', 'allowed', [allow({ Action: 'sqs:*' })]],
  ['actions that begin the same', 'allowed', [allow({ Action: ['sqs:Send*'] })]],
  ['actions with one character left open', 'allowed', [allow({ Action: 'sqs:SendMessag?' })]],
  ['every action', 'allowed', [allow({ Action: '*' })]],
  ['the action in another case', 'allowed', [allow({ Action: 'SQS:sendmessage' })]],
  ['another action', 'denied', [allow({ Action: 'sqs:ReceiveMessage' })]],
  ['actions that begin otherwise', 'denied', [allow({ Action: 'sqs:Get*' })]],
  ['everything but this action', 'denied', [allow({ Action: undefined, NotAction: ['sqs:Send*'] })]],
  ['everything but another action', 'allowed', [allow({ Action: undefined, NotAction: 'iam:*' })]],
  ['an action that is hidden', 'unknown', [allow({ Action: ref('Given') })]],
  ['an action that is no text', 'unknown', [allow({ Action: 7 })]],
  ['every resource', 'allowed', [allow({ Resource: '*' })]],
  ['another resource', 'denied', [allow({ Resource: arn('Other') })]],
  ['the resource among others', 'allowed', [allow({ Resource: [arn('Other'), arn('Queue')] })]],
  ['every resource but this', 'denied', [allow({ Resource: undefined, NotResource: arn('Queue') })]],
  ['every resource but another', 'allowed', [allow({ Resource: undefined, NotResource: arn('Other') })]],
  ['no resource at all', 'denied', [allow({ Resource: undefined })]],
  ['the resource by its name in Fn::Sub', 'allowed', [allow({ Resource: { 'Fn::Sub': 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders' } })]],
  ['the resource by its attributes in Fn::Sub', 'allowed',
    [allow({ Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Queue.QueueName}' } })]],
  ['another name in Fn::Sub', 'denied', [allow({ Resource: { 'Fn::Sub': 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:bills' } })]],
  ['the resource in any account', 'allowed', [allow({ Resource: 'arn:aws:sqs:*:*:ord*' })]],
  ['other names in any account', 'denied', [allow({ Resource: 'arn:aws:sqs:*:*:bill*' })]],
  ['a name in an account that may be another', 'unknown', [allow({ Resource: 'arn:aws:sqs:eu-west-1:111122223333:orders' })]],
  ['another name in an account that may be another', 'denied', [allow({ Resource: 'arn:aws:sqs:eu-west-1:111122223333:bills' })]],
  ['a resource of another service', 'denied', [allow({ Resource: { 'Fn::Sub': 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:orders' } })]],
  ["the queue's URL", 'denied', [allow({ Resource: ref('Queue') })]],
  ['a resource that is hidden', 'unknown', [allow({ Resource: ref('Given') })]],
  ['a resource with a policy variable', 'unknown', [allow({ Resource: 'arn:aws:sqs:*:*:${aws:PrincipalTag/queue}' })]],
  ['and denies it', 'denied', [allow(), deny()]],
  ['and denies everything', 'denied', [allow(), deny({ Action: '*', Resource: '*' })]],
  ['and denies everything but sqs', 'allowed', [allow(), deny({ Action: undefined, NotAction: 'sqs:*', Resource: '*' })]],
  ['and denies another resource', 'allowed', [allow(), deny({ Resource: arn('Other') })]],
  ['and denies it without TLS', 'allowed', [allow(), deny({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]],
  ['and denies it from elsewhere', 'unknown', [allow(), deny({ Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } })]],
  ['and denies it under a condition that does not matter as nothing is allowed', 'denied',
    [deny({ Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } } })]],
  ['it from somewhere', 'unknown', [allow({ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } })]],
  ['it in the own account', 'allowed', [allow({ Condition: { StringEquals: { 'aws:ResourceAccount': OWN_ACCOUNT } } })]],
  ['it in a written account, which may be another', 'unknown', [allow({ Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } } })]],
  ['it with TLS', 'allowed', [allow({ Condition: { Bool: { 'aws:SecureTransport': true } } })]],
  ['it without TLS', 'denied', [allow({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]],
  ['it with TLS and from somewhere', 'unknown', [allow({ Condition: { Bool: { 'aws:SecureTransport': 'true', 'aws:X': 'y' } } })]],
  ['it without TLS and from somewhere', 'denied', [allow({ Condition: { Bool: { 'aws:X': 'y', 'aws:SecureTransport': 'false' } } })]],
  ['it to whom it does not name', 'denied', [allow({ Condition: { ArnNotEquals: { 'aws:PrincipalArn': arn('Role') } } })]],
  ['it by a condition that is no object', 'unknown', [allow({ Condition: 'never' })]],
  ['it without an effect', 'unknown', [allow({ Effect: undefined })]],
  ['it in a statement that is no object', 'unknown', ['Allow everything']],
  ['it behind Fn::If', 'unknown', [{ 'Fn::If': ['C', allow(), { Ref: 'AWS::NoValue' }] }]],
  ['something else behind Fn::If', 'denied', [{ 'Fn::If': ['C', allow({ Action: 's3:*' }), { Ref: 'AWS::NoValue' }] }]],
  ['it where a condition that holds says so', 'allowed', [{ 'Fn::If': ['Always', allow(), deny()] }]],
  ['it where a condition that holds says otherwise', 'denied', [{ 'Fn::If': ['Always', deny(), allow()] }]],
  ['perhaps it, within what a condition decides', 'unknown', [{ 'Fn::If': ['C', [{ 'Fn::If': ['Always', allow(), deny()] }], []] }]],
  ['it, and perhaps denies it', 'unknown', [allow(), { 'Fn::If': ['C', deny(), { Ref: 'AWS::NoValue' }] }]],
])('a role whose policy allows %s: %s', (_, expected, statements) => {
  expect(asked({ Policy: policy(...statements) }, PARAMETERS)).toBe(expected);
});

test.each<[string, string, unknown]>([
  ['the same parameter', 'allowed', ref('Given')],
  ['another parameter', 'unknown', ref('Wanted')],
  ['an import', 'unknown', { 'Fn::ImportValue': 'orders' }],
])('a role may send to a queue that a parameter names, where its policy names %s: %s', (_, expected, Resource) => {
  const question = Asked.resources({ Role: role(), Policy: policy(allow({ Resource })) }, { Parameters: { Given: { Type: 'String' }, Wanted: { Type: 'String' } } });
  expect(word(question.iam.evaluateRole(question.value(arn('Role')), 'sqs:SendMessage', question.value(ref('Given'))))).toBe(expected);
});

const queueArn = (name: string): Json => ({ 'Fn::Sub': `arn:aws:sqs:\${AWS::Region}:\${AWS::AccountId}:${name}` });

test.each<[string, string, string, string]>([
  ['the same name', 'allowed', '${Given}-jobs', '${Given}-jobs'],
  ['a name that goes on', 'denied', '${Given}-jobs', '${Given}'],
  ['the beginning of the name', 'denied', '${Given}', '${Given}-jobs'],
  ['another end', 'denied', '${Given}-dead', '${Given}-jobs'],
  ['any end', 'allowed', '${Given}*', '${Given}-jobs'],
  ['an end that does not fit', 'denied', '${Given}*s', '${Given}-dead'],
  ['another beginning', 'unknown', '${Wanted}', '${Given}-jobs'],
])('a policy that names %s as a queue that a parameter names in part: %s', (_, expected, written, sent) => {
  const Queue = aQueue({ QueueName: { 'Fn::Sub': sent } });
  const Parameters = { Given: { Type: 'String' }, Wanted: { Type: 'String' } };
  expect(asked({ Queue, Policy: policy(allow({ Resource: queueArn(written) })) }, { Parameters })).toBe(expected);
});

const DOCUMENT = { Statement: allow() };
const managedArn = (name: string): Json => ({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:iam::aws:policy/${name}`]] });

test.each<[string, string, Json]>([
  ['an inline policy', 'allowed', { Role: role({ Policies: [{ PolicyName: 'p', PolicyDocument: DOCUMENT }] }) }],
  ['an inline policy behind Fn::If', 'unknown',
    { Role: role({ Policies: [{ 'Fn::If': ['C', { PolicyName: 'p', PolicyDocument: DOCUMENT }, { Ref: 'AWS::NoValue' }] }] }) }],
  ['inline policies that are hidden', 'unknown', { Role: role({ Policies: ref('Given') }) }],
  ['a RolePolicy', 'allowed', { P: resource('AWS::IAM::RolePolicy', { RoleName: ref('Role'), PolicyDocument: DOCUMENT }) }],
  ['a managed policy that names the role', 'allowed', { P: resource('AWS::IAM::ManagedPolicy', { Roles: [ref('Role')], PolicyDocument: DOCUMENT }) }],
  ['a managed policy that the role names', 'allowed',
    { Role: role({ ManagedPolicyArns: [ref('P')] }), P: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: DOCUMENT }) }],
  ['a policy attached by name', 'allowed',
    { Role: role({ RoleName: 'worker' }), P: resource('AWS::IAM::Policy', { Roles: ['worker'], PolicyDocument: DOCUMENT }) }],
  ['a policy of another role', 'denied',
    { Stranger: role(), P: resource('AWS::IAM::Policy', { Roles: [ref('Stranger')], PolicyDocument: DOCUMENT }) }],
  ['a policy whose roles are hidden', 'unknown', { P: resource('AWS::IAM::Policy', { Roles: [{ 'Fn::Nope': 1 }], PolicyDocument: DOCUMENT }) }],
  ['a policy whose document is text', 'allowed',
    { P: resource('AWS::IAM::Policy', { Roles: [ref('Role')], PolicyDocument: JSON.stringify({ Statement: allow({ Resource: '*' }) }) }) }],
  ['a policy that exists under a condition', 'unknown', { P: { ...policy(allow()), Condition: 'C' } }],
  ['a policy under the same condition as the role', 'allowed', { Role: { ...role(), Condition: 'C' }, P: { ...policy(allow()), Condition: 'C' } }],
  ['AdministratorAccess', 'allowed', { Role: role({ ManagedPolicyArns: [managedArn('AdministratorAccess')] }) }],
  ['PowerUserAccess', 'allowed', { Role: role({ ManagedPolicyArns: ['arn:aws:iam::aws:policy/PowerUserAccess'] }) }],
  ['AmazonSQSFullAccess', 'allowed', { Role: role({ ManagedPolicyArns: [managedArn('AmazonSQSFullAccess')] }) }],
  ['AWSLambdaSQSQueueExecutionRole, which only reads', 'denied',
    { Role: role({ ManagedPolicyArns: [managedArn('service-role/AWSLambdaSQSQueueExecutionRole')] }) }],
  ['a managed policy that is not known', 'unknown', { Role: role({ ManagedPolicyArns: ['arn:aws:iam::111122223333:policy/ours'] }) }],
  ['a boundary outside the app', 'unknown', { Role: role({ PermissionsBoundary: 'arn:aws:iam::111122223333:policy/bound' }), P: policy(allow()) }],
  ['a boundary, and is denied it', 'denied', { Role: role({ PermissionsBoundary: 'x' }), P: policy(allow(), deny()) }],
  ['a boundary, and is allowed nothing', 'denied', { Role: role({ PermissionsBoundary: 'x' }) }],
  ["a queue's policy that names it", 'allowed',
    { P: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement: allow({ Principal: { AWS: arn('Role') } }) } }) }],
  ["a queue's policy for another role", 'denied', {
    Stranger: role(),
    P: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement: allow({ Principal: { AWS: arn('Stranger') } }) } }),
  }],
  ["another queue's policy", 'denied',
    { P: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Other')], PolicyDocument: { Statement: allow({ Principal: '*', Resource: '*' }) } }) }],
  ["a queue's policy that names a service where an account stands", 'denied', {
    P: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement: allow({ Principal: { AWS: 'events.amazonaws.com' } }) } }),
  }],
  ["a queue's policy that names a hidden principal", 'unknown',
    { P: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement: allow({ Principal: { AWS: ref('Given') } }) } }) }],
  ["a queue's policy that denies everybody", 'denied', {
    A: policy(allow()),
    P: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: { Statement: deny({ Principal: '*' }) } }),
  }],
  ["a queue's policy that denies the account", 'denied', {
    A: policy(allow()),
    P: resource('AWS::SQS::QueuePolicy', {
      Queues: [ref('Queue')], PolicyDocument: { Statement: deny({ Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } } }) },
    }),
  }],
])('a role with %s: %s', (_, expected, resources) => {
  expect(asked(resources, PARAMETERS)).toBe(expected);
});

const ROOT = { Effect: 'Allow', Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:root' } }, Action: 'kms:*', Resource: '*' };
const NO_DECRYPT = { Effect: 'Deny', Action: 'kms:Decrypt', Resource: '*' };

test.each<[string, string, Json[]]>([
  ['its account alone', 'allowed', [ROOT]],
  ['its account, and denies everybody', 'denied', [ROOT, { ...NO_DECRYPT, Principal: '*' }]],
  ['its account, and denies the role', 'denied', [ROOT, { ...NO_DECRYPT, Principal: { AWS: arn('Role') } }]],
  ['its account, and denies another role', 'allowed', [ROOT, { ...NO_DECRYPT, Principal: { AWS: arn('Second') } }]],
])('a key that lets in %s: %s', (_, answer, statements) => {
  const question = Asked.resources({
    Role: role(), Second: role(), Key: resource('AWS::KMS::Key', { KeyPolicy: { Statement: statements } }), P: policy({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: arn('Key') }),
  });
  expect(word(question.iam.evaluateRole(question.value(arn('Role')), 'kms:Decrypt', question.value(arn('Key'))))).toBe(answer);
});
