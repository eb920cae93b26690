/** Policy variables: IAM replaces them by values of the request, in exact operators as in patterns. They are never text. */
import { unknown } from '../../src/model/known';
import { arn, aQueue, appOfStacks, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const ALLOW = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' };
const policy = (statements: readonly Json[], version: unknown = '2012-10-17'): Json => resource('AWS::IAM::Policy', {
  PolicyName: 'p', Roles: [ref('Role')], PolicyDocument: { Version: version, Statement: statements },
});

function asked(statements: readonly Json[], version?: unknown): string {
  const question = Asked.resources({
    Role: resource('AWS::IAM::Role', { RoleName: 'worker' }), Queue: aQueue({ QueueName: 'orders' }), P: policy(statements, version),
  }, { Parameters: { Given: { Type: 'String' } } });
  return word(question.iam.evaluateRole(question.value(arn('Role')), 'sqs:SendMessage', question.value(arn('Queue'))));
}

const allowed = (condition: Json): Json[] => [{ ...ALLOW, Condition: condition }];
const denied = (condition: Json): Json[] => [ALLOW, { ...ALLOW, Effect: 'Deny', Action: '*', Condition: condition }];

describe('a Deny of what is outside the account, the usual perimeter', () => {
  const key = 'aws:ResourceAccount';
  test.each<[string, Json, string]>([
    ['StringNotEquals', { [key]: '${aws:PrincipalAccount}' }, 'allowed'],
    ['StringNotEqualsIfExists', { [key]: '${aws:PrincipalAccount}' }, 'allowed'],
    ['StringNotEqualsIgnoreCase', { [key]: '${aws:PrincipalAccount}' }, 'allowed'],
    ['StringNotLike', { [key]: '${aws:PrincipalAccount}' }, 'allowed'],
    ['ForAllValues:StringNotEquals', { [key]: '${aws:PrincipalAccount}' }, 'allowed'],
    ['ForAnyValue:StringNotEqualsIfExists', { [key]: ['${AWS:principalaccount}'] }, 'allowed'],
    ['StringEquals', { [key]: '${aws:PrincipalAccount}' }, 'denied'],
    ['StringNotEquals', { [key]: '${aws:PrincipalTag/account}' }, 'unknown'],
    ['StringNotEquals', { [key]: "${aws:PrincipalTag/account, '111122223333'}" }, 'unknown'],
    ['StringNotEquals', { 'aws:PrincipalAccount': '${aws:ResourceAccount}' }, 'allowed'],
    ['StringNotEquals', { 'aws:RequestedRegion': '${aws:PrincipalAccount}' }, 'unknown'],
    ['Bool', { 'aws:SecureTransport': '${aws:PrincipalIsAWSService}' }, 'allowed'],
    ['Bool', { 'aws:SecureTransport': '${aws:MultiFactorAuthPresent}' }, 'unknown'],
  ])('%s %j: %s', (operator, keys, expected) => {
    expect(asked(denied({ [operator]: keys }))).toBe(expected);
  });
});

test.each<[string, Json, string]>([
  ['the value of the request', { StringEquals: { 'aws:PrincipalArn': '${aws:PrincipalArn}' } }, 'allowed'],
  ['a value inside a text', { StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::${aws:PrincipalAccount}:role/worker' } }, 'allowed'],
  ['a value inside another text', { StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::${aws:PrincipalAccount}:role/other' } }, 'denied'],
  ['the value of another type', { StringEquals: { 'aws:PrincipalType': '${aws:PrincipalArn}' } }, 'denied'],
  ['a default for a key that the request does not have', { StringEquals: { 'aws:PrincipalType': "${aws:SourceArn, 'AssumedRole'}" } }, 'allowed'],
  ['another default for such a key', { StringEquals: { 'aws:PrincipalType': "${aws:SourceArn,'User'}" } }, 'denied'],
  ['a key that the request does not have', { StringEquals: { 'aws:PrincipalType': '${aws:SourceArn}' } }, 'unknown'],
  ['the escape of an asterisk', { StringEquals: { 'aws:PrincipalType': 'Assumed${*}' } }, 'denied'],
  ['the escape of an asterisk in a pattern', { StringLike: { 'aws:PrincipalType': 'Assumed${*}' } }, 'denied'],
  ['an asterisk in a pattern', { StringLike: { 'aws:PrincipalType': 'Assumed*' } }, 'allowed'],
  ['the escape of a question mark', { StringLike: { 'aws:PrincipalType': 'AssumedRol${?}' } }, 'denied'],
  ['the escape of a dollar', { StringLike: { 'aws:PrincipalType': '${$}{aws:PrincipalType}' } }, 'denied'],
  ['a variable without an end', { StringEquals: { 'aws:PrincipalType': '${aws:PrincipalType' } }, 'unknown'],
  ['a variable around a parameter', { StringEquals: { 'aws:PrincipalType': { 'Fn::Sub': '${!aws:${Given}}' } } }, 'unknown'],
  ['a variable that Fn::Sub leaves alone', { StringEquals: { 'aws:ResourceAccount': { 'Fn::Sub': '${!aws:PrincipalAccount}' } } }, 'allowed'],
])('an Allow under a condition with %s (%j): %s', (_, condition, expected) => {
  expect(asked(allowed(condition))).toBe(expected);
});

test.each<[string, unknown, string]>([
  ['the account', 'arn:aws:sqs:*:${aws:PrincipalAccount}:orders', 'allowed'],
  ['the account and another queue', 'arn:aws:sqs:*:${aws:PrincipalAccount}:bills', 'denied'],
  ['a tag', 'arn:aws:sqs:*:*:${aws:PrincipalTag/queue}', 'unknown'],
  ['a tag with a default', "arn:aws:sqs:*:*:${aws:PrincipalTag/queue, 'orders'}", 'unknown'],
  ['a tag, of another service', 'arn:aws:sns:*:*:${aws:PrincipalTag/queue}', 'denied'],
])('a resource with %s', (_, pattern, expected) => {
  expect(asked([{ ...ALLOW, Resource: pattern }])).toBe(expected);
});

test.each([undefined, '2008-10-17', ref('Given')])('a policy of version %j leaves it open what a variable is', (version) => {
  expect(asked(denied({ StringNotEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } }), version ?? null)).toBe('unknown');
});

test('another account is outside the perimeter', () => {
  const perimeter = denied({ StringNotEqualsIfExists: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } });
  const question = new Asked(appOfStacks({ A: { Resources: { Role: resource('AWS::IAM::Role'), P: policy(perimeter) } } }));
  const far = question.value('arn:aws:sqs:eu-west-1:222222222222:orders');
  expect(word(question.iam.evaluateRole(question.value(arn('Role')), 'sqs:SendMessage', far))).toBe('unknown');
});

test('the unknown of a condition names the parameter that hides it, as data', () => {
  const question = Asked.resources({
    Role: resource('AWS::IAM::Role'), Queue: aQueue(), P: policy(allowed({ StringEquals: { 'aws:PrincipalArn': ref('Given') } })),
  }, { Parameters: { Given: { Type: 'String' } } });
  const { allowed: answer } = question.iam.evaluateRole(question.value(arn('Role')), 'sqs:SendMessage', question.value(arn('Queue')));
  expect(answer).toMatchObject(unknown(expect.stringContaining('aws:PrincipalArn'), { kind: 'parameter', stack: 'App', name: 'Given' }));
});
