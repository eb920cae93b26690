/** The policy of a function: permissions, which are its statements, and an AWS::Lambda::ResourcePolicy, which is the whole of it. */
import { aFunction, arn, aPermission, Json, ref, resource } from '../template/app-of';
import { Asked, word } from './asked';

const SNS = 'sns.amazonaws.com';
const policy = (ResourceArn: unknown, statement: Json = {}): Json => resource('AWS::Lambda::ResourcePolicy', {
  ResourceArn,
  PolicyDocument: {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Principal: { Service: SNS }, Resource: ResourceArn, ...statement }],
  },
});

const RESOURCES: Json = {
  Fn: aFunction({ FunctionName: 'orders' }),
  Alias: resource('AWS::Lambda::Alias', { FunctionName: ref('Fn'), FunctionVersion: '1', Name: 'live' }),
  Topic: resource('AWS::SNS::Topic'),
  Other: resource('AWS::SNS::Topic'),
};

function asked(fn: unknown, resources: Json): string {
  const question = Asked.resources({ ...RESOURCES, ...resources });
  return word(question.mayInvoke(SNS, fn, ref('Topic')));
}

test.each<[string, string, unknown, Json]>([
  ['of the function', 'allowed', arn('Fn'), { P: policy(arn('Fn')) }],
  ['of the function, for the alias', 'denied', ref('Alias'), { P: policy(arn('Fn')) }],
  ['of the alias', 'allowed', ref('Alias'), { P: policy(ref('Alias')) }],
  ['of the function by its ARN', 'allowed', arn('Fn'), { P: policy({ 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders' }) }],
  ['of the function for another service', 'denied', arn('Fn'), { P: policy(arn('Fn'), { Principal: { Service: 's3.amazonaws.com' } }) }],
  ['of the function for this topic', 'allowed', arn('Fn'), { P: policy(arn('Fn'), { Condition: { ArnLike: { 'AWS:SourceArn': ref('Topic') } } }) }],
  ['of the function for another topic', 'denied', arn('Fn'), { P: policy(arn('Fn'), { Condition: { ArnLike: { 'AWS:SourceArn': ref('Other') } } }) }],
  ['of the function that denies it', 'denied', arn('Fn'), { P: policy(arn('Fn'), { Effect: 'Deny' }) }],
  ['of a hidden function', 'unknown', arn('Fn'), { P: policy({ 'Fn::Nope': 1 }) }],
])('a topic may invoke by a policy %s: %s', (_, expected, fn, resources) => {
  expect(asked(fn, resources)).toBe(expected);
});

test.each<[string, string, Json]>([
  ['which it may replace', 'unknown', { P: policy(arn('Fn'), { Principal: { Service: 's3.amazonaws.com' } }), Permission: aPermission(SNS) }],
  ['which allows the same', 'allowed', { P: policy(arn('Fn')), Permission: aPermission(SNS) }],
  ['of another qualifier', 'allowed', { P: policy(ref('Alias'), { Principal: { Service: 's3.amazonaws.com' } }), Permission: aPermission(SNS) }],
])('a policy beside a permission %s: %s', (_, expected, resources) => {
  expect(asked(arn('Fn'), resources)).toBe(expected);
});

test.each<[unknown, string, string]>([
  [{ 'Fn::Sub': '${AWS::AccountId}:function:orders' }, 'allowed', 'denied'],
  ['111122223333:function:orders', 'unknown', 'denied'],
  [{ 'Fn::Sub': '${AWS::AccountId}:function:orders:live' }, 'denied', 'allowed'],
  [{ 'Fn::Sub': '${AWS::AccountId}:function:bills' }, 'denied', 'denied'],
  ['orders', 'allowed', 'denied'],
  ['orders:live', 'denied', 'allowed'],
  [{ 'Fn::Sub': 'arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:orders:live' }, 'denied', 'allowed'],
])('a permission names a function as %j', (FunctionName, forFunction, forAlias) => {
  const resources = { P: aPermission(SNS, { FunctionName }) };
  expect([asked(arn('Fn'), resources), asked(ref('Alias'), resources)]).toEqual([forFunction, forAlias]);
});

test.each([['111111111111', 'allowed'], ['222222222222', 'denied']])('a permission names a function of account %s: %s', (account, expected) => {
  const question = Asked.environments({ '111111111111/eu-west-1': { ...RESOURCES, P: aPermission(SNS, { FunctionName: `${account}:function:orders` }) } });
  expect(word(question.mayInvoke(SNS, arn('Fn'), ref('Topic')))).toBe(expected);
});
