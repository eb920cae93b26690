/** Condition operators: ARNs piece by piece, sets of values, and keys that a request certainly does not have. */
import { arn, aQueue, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const TOPIC = 'arn:aws:sns:eu-west-1:111111111111:orders:live';

function service(condition: Json): string {
  const question = Asked.environments({
    '111111111111/eu-west-1': {
      Queue: aQueue(),
      P: resource('AWS::SQS::QueuePolicy', {
        Queues: [ref('Queue')],
        PolicyDocument: {
          Statement: { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource: '*', Condition: condition },
        },
      }),
    },
  });
  return word(question.iam.evaluateService('sns.amazonaws.com', 'sqs:SendMessage', question.value(arn('Queue')), question.value(TOPIC)));
}

function role(condition: Json, action = 'sqs:SendMessage', via?: string): string {
  const question = Asked.environments({
    '111111111111/eu-west-1': {
      Role: resource('AWS::IAM::Role'),
      Queue: aQueue(),
      Bucket: resource('AWS::S3::Bucket'),
      Key: resource('AWS::KMS::Key'),
      P: resource('AWS::IAM::Policy', { Roles: [ref('Role')], PolicyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition } } }),
    },
  });
  const target = action.startsWith('kms') ? ref('Key') : action.startsWith('s3') ? ref('Bucket') : arn('Queue');
  return word(question.iam.evaluateRole(question.value(arn('Role')), action, question.value(target), { via }));
}

test.each([
  ['arn:aws:sns:*:*:orders:live', 'allowed'],
  ['arn:aws:sns:*:111111111111:orders*', 'allowed'],
  ['arn:aws:sns:eu-west-1:1111?1111111:*', 'allowed'],
  ['arn:aws:sns:*:orders:live', 'denied'],
  ['arn:aws:sns:*', 'unknown'],
  ['arn:aws:*:orders:live:*', 'denied'],
  ['arn:aws:s*:orders:*:*:live', 'denied'],
  ['arn:aws:sns:*:11111111111?:orders?live', 'allowed'],
  ['arn:aws:sns:eu?west-1?111111111111:orders:live', 'denied'],
  ['arn:aws:sns:*:*:*:*:live', 'denied'],
  ['*', 'unknown'],
  ['*:*:*:*:*:*', 'allowed'],
  ['arn:aws:sqs:*', 'denied'],
])('ArnLike %s: %s', (pattern, expected) => {
  const opposite: Record<string, string> = { allowed: 'denied', denied: 'allowed', unknown: 'unknown' };
  for (const operator of ['ArnLike', 'ArnEquals', 'ArnLikeIfExists']) expect([operator, service({ [operator]: { 'aws:SourceArn': pattern } })]).toEqual([operator, expected]);
  for (const operator of ['ArnNotLike', 'ArnNotEquals']) expect([operator, service({ [operator]: { 'AWS:SourceArn': pattern } })]).toEqual([operator, opposite[expected]]);
});

test('a text pattern covers colons, where IAM knows no pieces', () => {
  expect(service({ StringLike: { 'aws:SourceArn': 'arn:aws:sns:*:orders:live' } })).toBe('allowed');
});

test.each<[string, Json, string]>([
  ['any of the values', { 'ForAnyValue:StringEquals': { 'aws:SourceAccount': ['1', '111111111111'] } }, 'allowed'],
  ['any of other values', { 'ForAnyValue:StringEquals': { 'aws:SourceAccount': ['1', '2'] } }, 'denied'],
  ['all of the values', { 'ForAllValues:StringLike': { 'aws:SourceAccount': '1*' } }, 'allowed'],
  ['all of other values', { 'ForAllValues:StringLike': { 'aws:SourceAccount': '2*' } }, 'denied'],
  ['all values of a key that is absent', { 'ForAllValues:StringEquals': { 'aws:PrincipalArn': 'x' } }, 'allowed'],
  ['any value of a key that is absent', { 'ForAnyValue:StringEquals': { 'aws:PrincipalArn': 'x' } }, 'denied'],
  ['no value of a key that is absent', { 'ForAnyValue:StringNotEquals': { 'aws:PrincipalArn': 'x' } }, 'denied'],
  ['any value of a key that is absent, if it exists', { 'ForAnyValue:StringEqualsIfExists': { 'aws:PrincipalArn': 'x' } }, 'unknown'],
  ['an operator of no name', { 'ForSomeValues:StringEquals': { 'aws:SourceAccount': '1' } }, 'unknown'],
  ['a date', { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }, 'unknown'],
  ['the organization of a principal that is a service', { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } }, 'denied'],
  ['a tag of a principal that is a service', { StringEquals: { 'aws:PrincipalTag/team': 'x' } }, 'denied'],
  ['the organization of the source', { StringEquals: { 'aws:SourceOrgID': 'o-abc' } }, 'unknown'],
  ['the account of a principal that is a service', { StringNotEquals: { 'aws:PrincipalAccount': '1' } }, 'allowed'],
  ['the name of the service', { StringEquals: { 'aws:PrincipalServiceName': 'sns.amazonaws.com' } }, 'allowed'],
  ['a service', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }, 'allowed'],
])('a service under a condition with %s', (_, condition, expected) => {
  expect(service(condition)).toBe(expected);
});

const ROLE_CONDITIONS: readonly (readonly [name: string, condition: Json, expected: string, action?: string, via?: string])[] = [
  ['the source of a service', { ArnLike: { 'aws:SourceArn': '*' } }, 'denied'],
  ['the source of a service, if it exists', { ArnLikeIfExists: { 'aws:SourceArn': 'x' } }, 'allowed'],
  ['no source', { Null: { 'aws:SourceArn': 'true' } }, 'allowed'],
  ['a source', { Null: { 'aws:SourceArn': false } }, 'denied'],
  ['the account of a source', { StringEquals: { 'aws:SourceAccount': '111111111111' } }, 'denied'],
  ['another account of a source', { StringNotEquals: { 'aws:SourceAccount': '2' } }, 'allowed'],
  ['the name of a service', { StringEquals: { 'aws:PrincipalServiceName': 'sns.amazonaws.com' } }, 'denied'],
  ['a call for another service', { Bool: { 'aws:ViaAWSService': 'true' } }, 'denied'],
  ['a call for another service, with its key', { Bool: { 'aws:ViaAWSService': 'true' } }, 'unknown', 'kms:Decrypt', 'sqs'],
  ['a chain of services', { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' } }, 'denied'],
  ['the caller of a key, without a key', { StringEquals: { 'kms:CallerAccount': '111111111111' } }, 'denied'],
  ['another caller of a key, without a key', { StringNotEquals: { 'kms:CallerAccount': '2' } }, 'allowed'],
  ['the caller of a key', { StringEquals: { 'kms:CallerAccount': '111111111111' } }, 'allowed', 'kms:Decrypt', 'sqs'],
  ['the service that uses the key', { StringEquals: { 'kms:ViaService': 'sqs.eu-west-1.amazonaws.com' } }, 'allowed', 'kms:Decrypt', 'sqs'],
  ['another service that uses the key', { StringEquals: { 'kms:ViaService': 'sns.eu-west-1.amazonaws.com' } }, 'denied', 'kms:Decrypt', 'sqs'],
  ['a service that uses the key, of a queue', { StringEquals: { 'kms:ViaService': 'sqs.eu-west-1.amazonaws.com' } }, 'denied'],
  ['the account of a bucket, without a bucket', { StringEquals: { 's3:ResourceAccount': '111111111111' } }, 'denied'],
  ['the account of a bucket', { StringEquals: { 's3:ResourceAccount': '111111111111' } }, 'allowed', 's3:PutObject'],
  ['TLS of S3, without a bucket', { NumericLessThan: { 's3:TlsVersion': '1.2' } }, 'denied'],
  ['TLS of S3, if it exists', { NumericLessThanIfExists: { 's3:TlsVersion': '1.2' } }, 'allowed'],
  ['a protocol of SNS, for a queue', { StringEqualsIfExists: { 'sns:Protocol': 'https' } }, 'allowed'],
  ['the function that calls', { ArnEquals: { 'lambda:SourceFunctionArn': 'x' } }, 'unknown'],
  ['the user', { StringEquals: { 'aws:username': 'x' } }, 'denied'],
  ['an address', { NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }, 'unknown'],
  ['the organization of the role', { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } }, 'unknown'],
  ['a text in another case', { StringEqualsIgnoreCase: { 'aws:PrincipalType': 'ASSUMEDROLE' } }, 'allowed'],
  ['another text in another case', { StringEqualsIgnoreCase: { 'aws:PrincipalType': 'ASSUMED' } }, 'denied'],
];

test.each(ROLE_CONDITIONS.map((row) => [row[0], row] as const))('a role under a condition with %s', (_, [, condition, expected, action, via]) => {
  expect(role(condition, action, via)).toBe(expected);
});
